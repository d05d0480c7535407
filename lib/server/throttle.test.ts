import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { closeDatabase, database } from "./database.ts";
import { type Attempt, countAttempt, forgiveAttempts, network } from "./throttle.ts";

process.env.STET_DATA = mkdtempSync(join(tmpdir(), "stet-throttle-"));
after(async () => {
  await closeDatabase();
  rmSync(process.env.STET_DATA!, { recursive: true, force: true });
});

const minute = 60_000;
const start = Date.UTC(2026, 0, 1);
const count = (attempt: Attempt, now: number) => database().write((tx) => countAttempt(tx, attempt, now));
const forgive = (attempt: Attempt, now: number) => database().write((tx) => forgiveAttempts(tx, attempt, now));
const tooMany = (words: RegExp) => (error: { code: string; message: string }) =>
  error.code === "too-many" && words.test(error.message);

async function exhaust(attempt: Attempt, now: number): Promise<void> {
  for (let i = 0; i < 10; i++) await count(attempt, now);
}

test("ten tries on one account, then a wait that the message tells, then one more each minute", async () => {
  const attempt = { email: "a@example.org", address: "192.0.2.1" };
  await exhaust(attempt, start);
  await assert.rejects(count(attempt, start), tooMany(/Wait 60 seconds/));
  await assert.rejects(count(attempt, start + minute - 1000), tooMany(/Wait a second/));
  await count(attempt, start + minute);
  await assert.rejects(count(attempt, start + minute), tooMany(/Wait/));
});

test("an account is guarded whatever address the tries come from", async () => {
  for (let i = 0; i < 10; i++) await count({ email: "b@example.org", address: `198.51.100.${i}` }, start);
  await assert.rejects(count({ email: "b@example.org", address: "198.51.100.77" }, start), tooMany(/Too many/));
});

test("an address is guarded whatever accounts it tries", async () => {
  for (let i = 0; i < 40; i++) await count({ email: `c${i}@example.org`, address: "203.0.113.5" }, start);
  await assert.rejects(count({ email: "other@example.org", address: "203.0.113.5" }, start), tooMany(/Too many/));
  await count({ email: "other@example.org", address: "203.0.113.6" }, start);
});

test("strangers cannot lock somebody out of the address they sign in from", async () => {
  const own = { email: "d@example.org", address: "192.0.2.9" };
  await count(own, start);
  await forgive(own, start);
  for (let hour = 0; hour < 48; hour++) {
    const now = start + hour * 60 * minute;
    await exhaust({ email: own.email, address: `198.51.100.${100 + hour}` }, now);
    await count(own, now);
  }
});

test("the right password empties the account's bucket", async () => {
  const attempt = { email: "e@example.org", address: "192.0.2.20" };
  for (let round = 0; round < 3; round++) {
    await exhaust(attempt, start);
    await forgive(attempt, start);
  }
});

test("what was counted is kept over a restart", async () => {
  const attempt = { email: "f@example.org", address: "192.0.2.30" };
  await exhaust(attempt, start);
  await closeDatabase();
  await assert.rejects(count(attempt, start), tooMany(/Too many/));
});

test("a clock set back locks nobody out", async () => {
  const attempt = { email: "g@example.org", address: "192.0.2.40" };
  await exhaust(attempt, start + 1000 * minute);
  await count(attempt, start);
});

test("an IPv6 network of one household is one address, an IPv4 written as IPv6 is that IPv4", () => {
  assert.equal(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::9"));
  assert.notEqual(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
  assert.equal(network("::ffff:192.0.2.1"), "192.0.2.1");
  assert.equal(network("::1"), "0:0:0:0::/64");
  assert.equal(network("unknown"), "unknown");
});
