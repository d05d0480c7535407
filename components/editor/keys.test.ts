import assert from "node:assert/strict";
import { test } from "node:test";
import { isPressed, type Pressed } from "./keys.ts";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
});

test("Mod is Ctrl, and Cmd on a Mac", () => {
  assert.ok(isPressed("Mod-k", press("k", { ctrlKey: true }), false));
  assert.ok(isPressed("Mod-k", press("k", { metaKey: true }), true));
  assert.ok(!isPressed("Mod-k", press("k", { metaKey: true }), false));
});

test("every modifier counts: no more and no less may be held", () => {
  assert.ok(!isPressed("Mod-k", press("K", { ctrlKey: true, shiftKey: true }), false));
  assert.ok(!isPressed("Mod-Alt-n", press("n", { ctrlKey: true }), false));
});

test("Alt may change the character that is written: then the key's place counts", () => {
  assert.ok(isPressed("Mod-Alt-n", press("˜", { metaKey: true, altKey: true, code: "KeyN" }), true));
});

test("a sign that needs Shift on this keyboard is matched with and without it", () => {
  assert.ok(isPressed("?", press("?", { shiftKey: true }), false));
});
