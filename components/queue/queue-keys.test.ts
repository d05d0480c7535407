import assert from "node:assert/strict";
import test from "node:test";
import { moveOf } from "./queue-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "altKey" | "shiftKey" | "metaKey", boolean>> = {}) => ({
  ...{ key, code: `Key${key.toUpperCase()}`, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false },
  ...held,
});

test("letters, arrows and the desk's keys go from claim to claim", () => {
  for (const key of ["j", "ArrowDown", "F8"]) assert.equal(moveOf(press(key), false), "next");
  for (const key of ["k", "ArrowUp"]) assert.equal(moveOf(press(key), false), "previous");
  assert.equal(moveOf(press("F8", { shiftKey: true }), false), "previous");
});

test("in a field letters and arrows are the field's", () => {
  for (const key of ["j", "k", "ArrowDown", "ArrowUp"]) assert.equal(moveOf(press(key), true), null);
  assert.equal(moveOf(press("F8"), true), "next");
});

test("no letter alone decides anything", () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"].map((key) => moveOf(press(key), false));
  assert.deepEqual(new Set(letters), new Set([null, "next", "previous"]));
  assert.equal(moveOf(press("Enter", { ctrlKey: true, altKey: true }), false), "approve");
  assert.equal(moveOf(press("r", { ctrlKey: true, altKey: true }), false), "return");
});
