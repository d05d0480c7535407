import assert from "node:assert/strict";
import { test } from "node:test";
import { can, table } from "../policy/can.ts";
import { command } from "./command.ts";

const viewer = { id: "me", name: "me", role: "viewer" } as const;

test("L14 every command has a row in the table of rights", () => {
  for (const option of command.options) assert.ok(option.shape.type.value in table, option.shape.type.value);
});

test("L14 a viewer changes nothing", () => {
  for (const option of command.options) assert.equal(can(viewer, option.shape.type.value, "me"), false);
});
