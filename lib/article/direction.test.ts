import assert from "node:assert/strict";
import { it } from "node:test";
import { directionOf } from "./direction.ts";

it("the first strong character says which way a text runs; digits and punctuation say nothing", () => {
  assert.equal(directionOf("Kabul – کابل"), "ltr");
  assert.equal(directionOf("«۴۰ درصد» in Kabul"), "rtl");
  assert.equal(directionOf("2024: שלום"), "rtl");
  assert.equal(directionOf("… 65% –"), "auto");
  assert.equal(directionOf("۴۰٪"), "auto");
  assert.equal(directionOf(""), "auto");
  assert.equal(directionOf("\u200F1. A"), "rtl");
  assert.equal(directionOf("日本"), "ltr");
  assert.equal(directionOf("𞤀𞤣𞤤𞤢𞤥"), "rtl");
});
