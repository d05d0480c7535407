import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { keepPrivate, listeningPort, prepareDataFolder, Refusal, siteAddress, siteSecret } from "./secret.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stet-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function refused(work: () => unknown, words: RegExp): void {
  assert.throws(work, (error: unknown) => {
    assert.ok(error instanceof Refusal);
    assert.match(error.message, words);
    assert.ok(!error.message.includes("\n"), "a refusal is one line");
    return true;
  });
}

test("the data folder is made for this user alone", () => {
  const made = join(folder, "a", "b");
  prepareDataFolder(made);
  assert.equal(statSync(made).mode & 0o777, 0o700);
});

test("a data folder that cannot be made is refused with the setting to mend", () => {
  writeFileSync(join(folder, "file"), "");
  refused(() => prepareDataFolder(join(folder, "file", "data")), /Set STET_DATA/);
  refused(() => prepareDataFolder("/proc/stet/data"), /Set STET_DATA/);
});

test("a port is a number that can be listened on, and 3000 where none is given", () => {
  for (const PORT of ["abc", "70000", "-1", "3.5", "0", "0x50", " 80"]) {
    refused(() => listeningPort({ PORT }), /PORT is .*, which is no port\. Set it to a number/);
  }
  assert.deepEqual([{}, { PORT: "" }, { PORT: "8080" }].map(listeningPort), [3000, 3000, 8080]);
});

test("a secret that is a folder is refused with what to move", () => {
  mkdirSync(join(folder, "secret"), { mode: 0o700 });
  refused(() => siteSecret({}, folder), /secret is no file\. Move it away/);
});

test("the address must be there, be HTTPS or this machine, and be nothing but an address", () => {
  refused(() => siteAddress({}), /NEXTAUTH_URL is missing/);
  refused(() => siteAddress({ NEXTAUTH_URL: "stet" }), /not an address/);
  refused(() => siteAddress({ NEXTAUTH_URL: "http://stet.example.org" }), /NEXTAUTH_URL=https:\/\/stet\.example\.org/);
  refused(() => siteAddress({ NEXTAUTH_URL: "http://localhost.example.org" }), /neither HTTPS/);
  refused(
    () => siteAddress({ NEXTAUTH_URL: "https://stet.example.org/desk" }),
    /Set NEXTAUTH_URL=https:\/\/stet\.example\.org$/,
  );
  for (const good of [
    "https://stet.example.org",
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://[::1]:80/",
  ]) {
    assert.equal(siteAddress({ NEXTAUTH_URL: good }).origin, new URL(good).origin);
  }
});

test("a secret is made once, kept for this user alone, and read again", () => {
  const made = siteSecret({}, folder);
  assert.ok(made.length >= 64);
  assert.equal(statSync(join(folder, "secret")).mode & 0o777, 0o600);
  assert.equal(siteSecret({}, folder), made);
});

test("a given secret wins, and no file is made", () => {
  const given = "0123456789abcdefghijklmnopqrstuvwxyz";
  assert.equal(siteSecret({ NEXTAUTH_SECRET: given }, folder), given);
  assert.throws(() => readFileSync(join(folder, "secret")));
});

test("a weak secret is refused, given or kept", () => {
  refused(() => siteSecret({ NEXTAUTH_SECRET: "secret" }, folder), /too weak.*openssl/);
  refused(() => siteSecret({ NEXTAUTH_SECRET: "a".repeat(64) }, folder), /too weak/);
  keepPrivate(join(folder, "secret"), "short\n");
  refused(() => siteSecret({}, folder), /too weak/);
});

test("a secret that others can read is refused with the command that mends it", () => {
  siteSecret({}, folder);
  chmodSync(join(folder, "secret"), 0o640);
  refused(() => siteSecret({}, folder), /chmod 600/);
});

test("what is kept private is private although the file stood there before", () => {
  const file = join(folder, "password");
  writeFileSync(file, "", { mode: 0o644 });
  keepPrivate(file, "x");
  assert.equal(statSync(file).mode & 0o777, 0o600);
});
