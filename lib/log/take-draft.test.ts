/** Restoring an old text and taking a new draft: what is foretold is what comes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentText } from "../article/document-text.ts";
import { newsroom } from "../testing/newsroom.ts";
import { refused } from "../testing/refused.ts";
import { articleOf } from "../testing/typist.ts";
import { viewClaims } from "./claim-view.ts";
import { planDraft } from "./take-draft.ts";

const checker = { id: "checker", name: "Checker" };
const editor = { id: "editor", name: "Editor" };
const now = ["It fell by 56% on Monday.", "Nobody counted.", "He left the harbour at dawn."];
const draft = articleOf(["He left the harbour at dawn.", "It rose by 65% on Monday."]);

function started() {
  const room = newsroom(articleOf(now));
  for (const [index, exact] of ["56%", "Monday", "Nobody counted", "He left the harbour at dawn."].entries()) {
    room.run(checker, { type: "add-claim", id: `a${index}`, claimId: `c${index + 1}`, words: { exact } });
    room.run(checker, { type: "record-finding", id: `f${index}`, claimId: `c${index + 1}`, finding: "accurate" });
  }
  return room;
}

test("L29 a draft keeps claims whose words stand in it, moved ones too; changed ones go stale, gone ones are unplaced", () => {
  const room = started();
  const plan = planDraft(room.live.state, draft);
  assert.deepEqual(plan.changed, [
    { number: 1, words: "56%", after: "65%" },
    { number: 3, words: "Nobody counted", after: null },
  ]);
  assert.deepEqual([plan.kept, plan.back], [2, []]);
  assert.deepEqual(
    plan.text.map((line) => line.map(({ kind, text }) => `${kind} ${text}`).join(" ")).at(-1),
    "new It rose by 65% on Monday.",
  );
  room.run(editor, { type: "take-draft", id: "d", version: plan.version, steps: [...plan.steps] });
  assert.equal(documentText(room.live.state.doc), documentText(draft));
  assert.deepEqual(
    viewClaims(room.live.state).map(({ number, exact, placed, stale }) => [number, exact, placed, stale]),
    [
      [4, "He left the harbour at dawn.", true, false],
      [1, "65%", true, true],
      [2, "Monday", true, false],
      [3, "Nobody counted", false, false],
    ],
  );
});

test("L29 what a draft took away comes back with the draft before it, as it was decided", () => {
  const room = started();
  const take = (id: string, text: typeof draft) => {
    const { version, steps, back } = planDraft(room.live.state, text);
    room.run(editor, { type: "take-draft", id, version, steps: [...steps] });
    return back;
  };
  take("d1", draft);
  assert.deepEqual(take("d2", articleOf(now)), [3]);
  assert.ok(viewClaims(room.live.state).every(({ placed, stale }) => placed && !stale));
});

test("L29 a claim that lost its place in a draft is not placed on a block that reads alike", () => {
  const room = newsroom(
    articleOf(["The minister spoke of the ships.", "He denied it.", "The general spoke of the barges."]),
  );
  room.run(checker, { type: "add-claim", id: "a", claimId: "c", words: { exact: "He denied it." } });
  const other = articleOf(["The general spoke of the barges.", "He denied it.", "The harbour closed."]);
  const { version, steps, changed } = planDraft(room.live.state, other);
  assert.equal(changed[0]?.after, null);
  room.run(editor, { type: "take-draft", id: "d", version, steps: [...steps] });
  assert.equal(viewClaims(room.live.state)[0]?.placed, false);
});

test("L29 a draft that was compared with another text is refused; the same text is no draft", () => {
  const room = started();
  const { version, steps } = planDraft(room.live.state, draft);
  room.run(editor, { type: "replace-words", id: "r", words: { exact: "Nobody" }, with: "No one" });
  refused("not-current", () => room.run(editor, { type: "take-draft", id: "d", version, steps: [...steps] }));
  assert.deepEqual(planDraft(room.live.state, room.live.state.doc).steps, []);
});
