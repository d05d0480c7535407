import assert from "node:assert/strict";
import test from "node:test";
import { relativeTime } from "./relative-time.ts";

const now = new Date("2026-05-04T12:00:00Z");
const cases = [
  ["2026-05-04T12:00:20Z", "now"],
  ["2026-05-04T12:59:00Z", "in 59 minutes"],
  ["2026-05-04T14:10:00Z", "in 2 hours"],
  ["2026-05-05T12:00:00Z", "in 24 hours"],
  ["2026-05-06T12:00:00Z", "in 2 days"],
  ["2026-05-03T20:00:00Z", "16 hours ago"],
  ["2026-04-10T12:00:00Z", "3 weeks ago"],
  ["2024-05-04T12:00:00Z", "2 years ago"],
] as const;

for (const [at, words] of cases) {
  test(`${at} is ${words}, seen at noon of 4 May 2026`, () => {
    assert.equal(relativeTime(new Date(at), now), words);
  });
}
