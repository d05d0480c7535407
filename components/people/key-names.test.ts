import assert from "node:assert/strict";
import test from "node:test";
import { keyNames } from "./key-names.ts";

test("keys have the names that stand on the keyboard", () => {
  assert.deepEqual(keyNames("Mod-Shift-z", false), ["Ctrl", "Shift", "Z"]);
  assert.deepEqual(keyNames("Mod-Shift-z", true), ["⌘", "⇧", "Z"]);
  assert.deepEqual(keyNames("F8", false), ["F8"]);
});

test("a minus is a key too", () => {
  assert.deepEqual(keyNames("Mod--", false), ["Ctrl", "-"]);
});
