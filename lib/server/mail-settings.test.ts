import assert from "node:assert/strict";
import { test } from "node:test";
import { mailSettings } from "./mail-settings.ts";
import { Refusal } from "./secret.ts";

const rest = { STET_MAIL_FROM: "stet@example.org", NEXTAUTH_URL: "https://stet.example.org" };
const of = (url: string, more: Record<string, string> = {}) => mailSettings({ ...rest, STET_SMTP_URL: url, ...more });

test("no mail without an address of a mail server, and none from a demo", () => {
  assert.equal(mailSettings(rest), null);
  assert.equal(of(""), null);
  assert.equal(of("smtps://mail.example.org", { STET_DEMO: "1" }), null);
});

test("TLS is required but on this machine, unless the address says otherwise", () => {
  const tls = (url: string) => {
    const { host, port, secure, requireTLS, ignoreTLS } = of(url)!.server;
    return [host, port, secure ? "from the start" : requireTLS ? "required" : ignoreTLS ? "off" : "?"];
  };
  assert.deepEqual(tls("smtp://mail.example.org"), ["mail.example.org", 587, "required"]);
  assert.deepEqual(tls("smtp://mail.example.org:25?tls=off"), ["mail.example.org", 25, "off"]);
  assert.deepEqual(tls("smtps://mail.example.org"), ["mail.example.org", 465, "from the start"]);
  assert.deepEqual(tls("smtp://localhost:25"), ["localhost", 25, "off"]);
  assert.deepEqual(tls("smtp://[::1]:25"), ["::1", 25, "off"]);
  assert.deepEqual(tls("smtp://127.0.0.1:25?tls=required"), ["127.0.0.1", 25, "required"]);
  assert.deepEqual(tls("smtp://127.evil.example"), ["127.evil.example", 587, "required"]);
});

test("name and password are taken as they were meant; the wait is ten minutes unless said otherwise", () => {
  assert.deepEqual(of("smtps://a%40b:p%2Fw%25@mail.example.org")?.server.auth, { user: "a@b", pass: "p/w%" });
  assert.equal(of("smtps://mail.example.org")?.server.auth, undefined);
  assert.equal(of("smtps://mail.example.org")?.after, 600_000);
  assert.equal(of("smtps://mail.example.org", { STET_MAIL_AFTER: "0.5" })?.after, 30_000);
  assert.equal(of("smtps://m.example", { STET_MAIL_FROM: "Stet <a@b.example>" })?.from, "Stet <a@b.example>");
});

const wrong: [what: string, url: string, more: Record<string, string>, says: RegExp][] = [
  ["another protocol", "https://u:hunter2@mail.example.org", {}, /no address of a mail server/],
  ["no host", "smtp://", {}, /no address of a mail server/],
  ["no address at all", "hunter2", {}, /no address of a mail server/],
  ["a path", "smtp://u:hunter2@mail.example.org/x", {}, /more than an address/],
  ["another parameter", "smtp://u:hunter2@mail.example.org?logger=true", {}, /more than an address/],
  ["an unknown tls", "smtp://u:hunter2@mail.example.org?tls=maybe", {}, /tls=/],
  ["smtps without TLS", "smtps://u:hunter2@mail.example.org?tls=off", {}, /tls=/],
  ["a stray %", "smtp://u:hunter2%@mail.example.org", {}, /%25/],
  ["no sender", "smtp://u:hunter2@mail.example.org", { STET_MAIL_FROM: "" }, /STET_MAIL_FROM is missing/],
  ["two senders", "smtp://m.example", { STET_MAIL_FROM: "a@b.example, c@d.example" }, /STET_MAIL_FROM/],
  [
    "a sender with a header",
    "smtp://m.example",
    { STET_MAIL_FROM: "a@b.example\r\nBcc: c@d.example" },
    /STET_MAIL_FROM/,
  ],
  ["a wait that is none", "smtp://m.example", { STET_MAIL_AFTER: "soon" }, /STET_MAIL_AFTER/],
  ["no wait", "smtp://m.example", { STET_MAIL_AFTER: "0" }, /STET_MAIL_AFTER/],
  ["no address of the house", "smtp://u:hunter2@m.example", { NEXTAUTH_URL: "" }, /NEXTAUTH_URL/],
];

for (const [what, url, more, says] of wrong) {
  test(`refused in one line without the password: ${what}`, () => {
    assert.throws(
      () => of(url, more),
      (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, says);
        assert.ok(!/hunter2|\n/.test(error.message));
        return true;
      },
    );
  });
}
