import assert from "node:assert/strict";
import { test } from "node:test";
import { Arrivals, Samples } from "./arrivals.ts";

test("An edit seen before its answer names it counts from its key", () => {
  const arrivals = new Arrivals();
  arrivals.arrived(7, 1, 130);
  arrivals.arrived(7, 0, 140);
  arrivals.sent(7, 0, [100]);
  arrivals.arrived(7, 2, 150);
  assert.equal(arrivals.seen.count, 2);
  assert.deepEqual(arrivals.seen.percentiles(), { p50: 50, p95: 50, p99: 50 });
});

test("Letters sent as one edit count one by one", () => {
  const arrivals = new Arrivals();
  arrivals.sent(1, 0, [10, 20]);
  arrivals.arrived(1, 1, 50);
  assert.equal(arrivals.seen.count, 2);
  arrivals.answer([10, 20], 30);
  assert.equal(arrivals.answered.count, 2);
});

test("Percentiles are values that were measured", () => {
  const samples = new Samples();
  for (let value = 2000; value > 0; value -= 1) samples.push(value);
  assert.deepEqual(samples.percentiles(), { p50: 1001, p95: 1901, p99: 1981 });
});
