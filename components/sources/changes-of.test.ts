import assert from "node:assert/strict";
import test from "node:test";
import type { Source } from "#lib/evidence/evidence.ts";
import { changesOf } from "./changes-of.ts";

const source: Source = {
  id: "s1",
  type: "person",
  title: "An official",
  link: null,
  publisher: "",
  author: "",
  published: "",
  origin: "",
  access: "confidential",
  alias: "a senior official",
  readers: ["p1", "p2"],
};
const { id: _, ...fields } = source;

test("an edit that changes nothing sends nothing", () => {
  assert.deepEqual(changesOf(source, { ...fields, readers: ["p2", "p1"] }), {});
});

test("only what differs is sent, an emptied link as null", () => {
  const linked = { ...source, link: "https://example.org" };
  assert.deepEqual(changesOf(linked, { ...fields, readers: ["p1"] }), { link: null, readers: ["p1"] });
});
