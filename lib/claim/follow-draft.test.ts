import assert from "node:assert/strict";
import { test } from "node:test";
import { textBetween, textBlocks } from "../article/document-text.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf, place, typist } from "../testing/typist.ts";
import { followDraft } from "./follow-draft.ts";

/** What the tagged claims read in the draft, null without a place. */
function followed(tagged: string[], draft: string[]): (string | null)[] {
  const { doc, ranges } = typist(...tagged);
  const now = articleOf(draft);
  const claims = ranges.ids.map((_, index) => ({ from: ranges.from[index]!, to: ranges.to[index]! }));
  return followDraft(textBlocks(doc), textBlocks(now), claims).map((there) =>
    there === null ? null : textBetween(now, there.from, there.to),
  );
}

test("words that still stand keep their claim, in an edited block and in one that moved", () => {
  assert.deepEqual(
    followed(
      ["The harbour held [40 ships] then.", "He [left the town] at dawn."],
      ["He left the town at dawn.", "Back then the harbour held 40 ships, he said."],
    ),
    ["40 ships", "left the town"],
  );
});

test("a number or a name that was exchanged is the claim's new words", () => {
  assert.deepEqual(
    followed(["Deaths rose by [65%] in the year, the [TPP] said."], ["Deaths rose by 58% in the year, the TTP said."]),
    ["58%", "TTP"],
  );
});

test("words put in before or behind a claim stay outside it", () => {
  assert.deepEqual(followed(["The harbour held [40 ships]."], ["The harbour held about 40 ships and boats."]), [
    "40 ships",
  ]);
});

test("a sentence that moved into another block is found by its words", () => {
  assert.deepEqual(
    followed(
      ["It held 40 ships. [Nobody counted the barges.]", "The harbour closed on Monday."],
      ["It held 40 ships.", "The harbour closed on Monday. Nobody counted the barges."],
    ),
    ["Nobody counted the barges."],
  );
});

test("what is gone, or was rewritten, has no place", () => {
  assert.deepEqual(followed(["It held 40 ships. [He left at dawn.]"], ["It held 40 ships."]), [null]);
  assert.deepEqual(
    followed(
      ["[The minister denied it in parliament.] It held 40 ships."],
      ["Rain fell on the roofs. It held 40 ships."],
    ),
    [null],
  );
});

test("identical sentences are told apart by what stands around them, or left to a person", () => {
  const refrain = "He declined to comment.";
  assert.deepEqual(
    followed(
      [`The minister spoke of the ships. [${refrain}]`, `The general spoke of the barges. ${refrain}`],
      [`The general spoke of the barges. ${refrain}`, "Rain.", `The minister spoke of the ships. ${refrain}`],
    ),
    [refrain],
  );
  assert.deepEqual(
    followed(
      [`The minister spoke of the ships. [${refrain}]`, `The general spoke of the barges. ${refrain}`],
      [`The general spoke of the barges. ${refrain}`],
    ),
    [null],
    "the one that is left is the other's",
  );
  assert.deepEqual(followed([`Before. [${refrain}]`], [`${refrain}`, `${refrain}`]), [null]);
});

test("the same number or name in another statement is not the claim's", () => {
  assert.deepEqual(followed(["[12] people died and 12 were hurt."], ["12 were hurt."]), [null]);
  assert.deepEqual(
    followed(
      ["The north reported [12] deaths. The south reported 40 deaths."],
      ["The north reported 40 deaths. The south reported 12 deaths."],
    ),
    ["40"],
  );
  assert.deepEqual(
    followed(
      ["The army said [12 soldiers] were killed in the north on Monday."],
      ["Rebels said on Sunday that they killed 12 soldiers and 40 policemen in the south."],
    ),
    [null],
  );
  assert.deepEqual(
    followed(
      ["Deaths in the year 2023", "[12]", "Hurt people in 2023", "40"],
      [...["Deaths in the year 2023", "17", "Hurt people in 2023", "12"]],
    ),
    [null],
  );
  const denied = "He denied it.";
  assert.deepEqual(
    followed(
      ["The minister was asked about the ships.", `[${denied}]`, "The general was asked about the barges.", denied],
      ["The general was asked about the barges.", denied],
    ),
    [null],
  );
});

test("no two claims come to stand on the same words", () => {
  const twin = "The army lost 12 men.";
  assert.deepEqual(
    followed([`In spring it fought. [${twin}]`, `In autumn it rested. [${twin}]`], [`In autumn it rested. ${twin}`]),
    [null, twin],
  );
});

test("at random: what stands word for word and once is found, wherever it went; nothing is placed on another's words", () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  const subjects = ["minister", "general", "harbour", "register", "agency", "witness", "court", "union"];
  const sentence = (id: number) =>
    `The ${random.pick(subjects)} counted ${id * 7 + 11} ships near quay ${id} before the ${random.pick(subjects)} closed it.`;
  for (let run = 0; run < 60; run += 1) {
    const paragraphs = Array.from({ length: 6 }, (_, block) =>
      Array.from({ length: 4 }, (_, at) => sentence(block * 4 + at)),
    );
    const draft = paragraphs.map((sentences) => [...sentences]);
    for (let edits = 0; edits < 6; edits += 1) shuffle(draft, random);
    const [old, now] = [paragraphs, draft].map((each) => articleOf(each.map((sentences) => sentences.join(" "))));
    const claims = paragraphs.flat();
    const places = followDraft(
      textBlocks(old!),
      textBlocks(now!),
      claims.map((words) => place(old!, words)),
    );
    claims.forEach((words, index) => {
      const there = places[index]!;
      const reads = there === null ? null : textBetween(now!, there.from, there.to);
      const times = draft.flat().filter((each) => each === words).length;
      if (times === 1) assert.equal(reads, words, `seed ${seed}, run ${run}`);
      else
        assert.ok(
          reads === null || !claims.some((other) => other !== words && reads === other),
          `seed ${seed}: ${reads}`,
        );
    });
  }
});

/** Moves a block or a sentence, cuts one, or changes a word of one. */
function shuffle(draft: string[][], random: ReturnType<typeof seededRandom>): void {
  const from = random.below(draft.length);
  const sentences = draft[from]!;
  const at = random.below(Math.max(1, sentences.length));
  switch (random.below(4)) {
    case 0:
      draft.splice(random.below(draft.length), 0, draft.splice(from, 1)[0]!);
      return;
    case 1:
      if (sentences.length > 0) random.pick(draft).push(sentences.splice(at, 1)[0]!);
      return;
    case 2:
      sentences.splice(at, 1);
      return;
    default:
      if (sentences.length > 0)
        sentences[at] = sentences[at]!.replace(/counted \d+/, `counted ${random.below(9000) + 1000}`);
  }
}
