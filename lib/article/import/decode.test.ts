import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePage } from "./decode.ts";

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)));
const salaam = [0xd3, 0xe1, 0xc7, 0xe3];

test("a page's characters are found by mark, header and declaration, in this order; else UTF-8 or what old programs write", () => {
  assert.equal(decodePage(bytes([0xff, 0xfe, 0x33, 0x06])), "س");
  assert.equal(
    decodePage(bytes([0xef, 0xbb, 0xbf], Buffer.from("é").toString("latin1")), "text/html; charset=latin1"),
    "é",
  );
  assert.equal(decodePage(bytes(salaam), 'text/html; charset="windows-1256"'), "سلام");
  assert.match(decodePage(bytes('<meta charset="windows-1256">', salaam)), /سلام$/);
  assert.match(decodePage(bytes('<meta http-equiv=x content="text/html; charset=windows-1256">', salaam)), /سلام$/);
  assert.match(decodePage(bytes('<?xml version="1.0" encoding="windows-1256"?>', salaam)), /سلام$/);
  assert.match(decodePage(bytes('<meta charset="utf-16">', Buffer.from("é").toString("latin1"))), />é$/);
  assert.equal(decodePage(bytes(Buffer.from("é").toString("latin1")), "text/html; charset=nonsense"), "é");
  assert.equal(decodePage(bytes([0x93, 0xe9, 0x94])), "“é”");
});
