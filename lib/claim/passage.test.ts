import assert from "node:assert/strict";
import { test } from "node:test";
import { articleOf, place } from "../testing/typist.ts";
import { passageAt } from "./passage.ts";

test("words stand in their block, with nothing of the blocks beside it", () => {
  const doc = articleOf(["Nobody came.", "The register counts 40 ships in the harbour.", "It closed."]);
  assert.deepEqual(passageAt(doc, place(doc, "40 ships")), {
    before: "The register counts ",
    words: "40 ships",
    after: " in the harbour.",
  });
});

test("of a long block only what is near is shown, cut between words and never inside a character", () => {
  const many = "word ".repeat(200);
  const doc = articleOf([`${many}40 ships ${many}`, `${"👩‍🚀".repeat(300)}41 ships${"𝒳".repeat(400)}`]);
  const cut = passageAt(doc, place(doc, "40 ships"))!;
  assert.match(cut.before, /^…word (word )+$/);
  assert.match(cut.after, /^( word)+…$/);
  const joined = passageAt(doc, place(doc, "41 ships"))!;
  for (const side of [joined.before, joined.after]) assert.ok(side.isWellFormed() && side.length < 400, side);
});

test("a claim over two blocks shows the start of the one and the end of the other; an unplaced one stands nowhere", () => {
  const doc = articleOf(["It held 40", "ships then."]);
  const { from } = place(doc, "40");
  const { to } = place(doc, "ships");
  assert.deepEqual(passageAt(doc, { from, to }), { before: "It held ", words: "40\nships", after: " then." });
  assert.equal(passageAt(doc, { from: to, to }), null);
});
