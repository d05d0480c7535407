import assert from "node:assert/strict";
import { test } from "node:test";
import { sayLookers } from "./lookers.ts";

test("who looks at a claim is said by first names, and counted where there are many", () => {
  const names = ["Ada Bell", "Mira Novak", "Sam Lee", "Zoe"];
  const present = names.map((name) => ({ id: name, name, looksAt: ["claim"] }));
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((count) => sayLookers(present.slice(0, count), "claim")),
    ["", "Ada is looking", "Ada and Mira are looking", "Ada and 2 others are looking", "Ada and 3 others are looking"],
  );
  assert.equal(sayLookers(present, "another"), "");
});
