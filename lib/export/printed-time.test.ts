import assert from "node:assert/strict";
import { test } from "node:test";
import { isZone, printedDay, printedMoment } from "./printed-time.ts";

test("a moment is printed in the copy's zone, with the zone's distance from UTC at that moment", () => {
  assert.equal(printedMoment("2026-06-05T21:32:00Z", "Asia/Kabul"), "6 June 2026, 02:02 UTC+4:30");
  assert.equal(printedMoment("2026-06-05T21:32:00Z", "UTC"), "5 June 2026, 21:32 UTC");
  assert.equal(printedMoment("2026-01-05T00:00:00Z", "Europe/Berlin"), "5 January 2026, 01:00 UTC+1");
});

test("days keep the exactness they have, and what is no date is printed as it stands", () => {
  assert.equal(printedDay("2026-06-05"), "5 June 2026");
  assert.equal(printedDay("2026-06"), "June 2026");
  for (const other of ["2026", "", "spring 2026", "2026-13-45"]) assert.equal(printedDay(other), other);
  assert.equal(printedMoment("soon", "UTC"), "soon");
});

test("a zone is one that this runtime knows", () => {
  assert.deepEqual(["Asia/Kabul", "UTC", "Mars/Olympus", ""].map(isZone), [true, true, false, false]);
});
