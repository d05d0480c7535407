import assert from "node:assert/strict";
import { test } from "node:test";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { matchBlocks } from "./match-blocks.ts";

const match = (old: string[], now: string[]) => [...matchBlocks(old, now)];

test("blocks that read the same are found wherever they stand, whatever their white space", () => {
  const [rose, fell, left] = ["It rose by 65% last year.", "It fell again in the spring.", "He left the town at dawn."];
  assert.deepEqual(match([rose, fell, left], [left, rose.replace(" ", "  "), fell]), [1, 2, 0]);
});

test("blocks that read the same several times follow their neighbours, else their order", () => {
  const [one, two, ad] = ["This is the first paragraph.", "Here comes the second one.", "Read more on our website."];
  assert.deepEqual(match([one, ad, two, ad], [two, ad, one, ad]), [2, 3, 0, 1]);
  assert.deepEqual(match([ad, ad], ["New.", ad, ad]), [1, 2]);
  assert.deepEqual(match([ad, ad], [ad]), [-1, -1], "nobody can say which is left");
});

test("a short block is known by its neighbours only", () => {
  const [deaths, hurt] = ["Deaths in the year 2023", "Hurt people in the year"];
  assert.deepEqual(match([deaths, "12", hurt, "40"], [deaths, "17", hurt, "12"]), [0, -1, 2, -1]);
  assert.deepEqual(match([deaths, "12", `${hurt} too`], ["New.", deaths, "12", `${hurt} as well`]), [1, 2, 3]);
});

test("a block that was edited is the one it shares most of its words with; boilerplate makes none alike", () => {
  const old = ["The register counts forty ships in the harbour.", "Nobody counted the barges."];
  const now = ["Nobody has ever counted the barges.", "A new one.", "The register counts fifty ships in the harbour."];
  assert.deepEqual(match(old, now), [2, 0]);
  const form = (words: string) => `div class clearfix mb input type checkbox label overflow ${words}`;
  const olds = ["Is there a licence now", "Who reviews the requests", "How often do they change"].map(form);
  const others = ["Wie alt bist du", "Was kostet das Buch", "Wo steht ein Haus"].map(form);
  assert.deepEqual(match(olds, others), [-1, -1, -1]);
});

test("at random: no new block is taken twice, and equal unique blocks are always found", () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  for (let run = 0; run < 200; run += 1) {
    const pool = Array.from({ length: 12 }, (_, index) => `Statement ${index} of ${random.below(5)} words here.`);
    const draw = () => Array.from({ length: 8 }, () => random.pick(pool));
    const [old, now] = [draw(), draw()];
    const found = match(old, now);
    const taken = found.filter((index) => index >= 0);
    assert.equal(new Set(taken).size, taken.length, `seed ${seed}`);
    old.forEach((text, index) => {
      const once = (list: string[]) => list.filter((each) => each === text).length === 1;
      if (once(old) && once(now)) assert.equal(found[index], now.indexOf(text), `seed ${seed}`);
    });
  }
});
