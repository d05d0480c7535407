import assert from "node:assert/strict";
import test from "node:test";
import type { Verified } from "#lib/export/read-back.ts";
import { exportAddress, proofInWords, sizeInWords } from "./copy-choices.ts";

test("the download asks for what the preview showed", () => {
  const choice = { profile: "public", format: "html" } as const;
  const query = "?profile=public&format=html&zone=Asia%2FKabul";
  assert.equal(exportAddress("a1", "preview", choice, "Asia/Kabul"), `/api/articles/a1/preview${query}`);
  assert.equal(exportAddress("a1", "export", choice, "Asia/Kabul"), `/api/articles/a1/export${query}`);
});

test("sizes are said in the unit people use", () => {
  assert.deepEqual([20, 4200, 999_700, 2_300_000].map(sizeInWords), ["20 bytes", "4 kB", "1.0 MB", "2.3 MB"]);
});

test("a format without the article does not claim that its words were compared", () => {
  const proof = (claims: number, text: Verified["text"]) => proofInWords({ claims, verified: { claims, text } });
  assert.equal(
    proof(42, "identical"),
    "read back, compared with the article, whose every word is in it: 42 of 42 claims found",
  );
  assert.equal(proof(2, "same-letters"), "read back, compared with the article letter by letter: 2 of 2 claims found");
  assert.equal(proof(1, "absent"), "read back, without the article: 1 of 1 claim found");
});
