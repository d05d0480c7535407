import assert from "node:assert/strict";
import { test } from "node:test";
import { failureWords } from "./failure-words.ts";

test("a code that nobody gave is told as any other failure, also when every object has something of that name", () => {
  const words = { "too-many": "Wait.", other: "Try again." };
  assert.equal(failureWords(words, "too-many"), "Wait.");
  for (const code of ["", "unknown", "__proto__", "constructor", "toString"]) {
    assert.equal(failureWords(words, code), "Try again.", code);
  }
});
