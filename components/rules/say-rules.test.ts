import assert from "node:assert/strict";
import { test } from "node:test";
import { firstRules } from "#lib/decision/house-rules.ts";
import { sayRules } from "./say-rules.ts";

test("every rule is one sentence that says what holds", () => {
  const secondaries = { normal: 0, key: 1, legal: 3 };
  const said = sayRules({
    ...firstRules,
    citedKinds: ["number", "money"],
    secondaries,
    clearance: false,
    coverage: 80,
    fetchPages: true,
  });
  assert.deepEqual(said, [
    "Nobody approves what they checked themselves.",
    "A source is needed for claims of these kinds: number, money.",
    "Normal claims: no number of sources is asked for.",
    "Key claims: a primary source, or 1 secondary one.",
    "Legal claims: a primary source, or 3 independent secondary ones.",
    "Whom a claim criticises is asked for a reply.",
    "Legal claims need no clearance of their own.",
    "At least 80 % of an article’s statements have a claim.",
    "Articles may be brought in from a web address; the server fetches the page.",
  ]);
});
