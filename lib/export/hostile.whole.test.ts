/** Texts of others that were made to break out, each of ours alone, and random articles, through every format. Replay: STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsBetween } from "../article/document-text.ts";
import type { ArticleState } from "../log/article-state.ts";
import { buildArticle, buildCorrection, checker, type DocumentJson, node, words } from "../testing/build-article.ts";
import { hasSharedTexts, hostileCopy, hostileTexts, ownTexts } from "../testing/hostile-article.ts";
import { formatsHere as formats } from "../testing/pdf-here.ts";
import { type Random, seededRandom } from "../testing/seeded-random.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { type FormatId, formatIds } from "./format-names.ts";
import { writeCopy } from "./formats.ts";

/** A copy costs much the same with one text in it or with many; each group goes through every third format. */
const atOnce = 25;

async function expectText(texts: readonly string[], inFormats: readonly FormatId[]): Promise<void> {
  const copy = hostileCopy(texts, "checking");
  for (const format of inFormats) {
    await assert.doesNotReject(() => writeCopy(copy, formats[format]), `${format}: ${JSON.stringify(texts)}`);
  }
}

/** All of them in one PDF of each profile: hostile-together.whole.test.ts. */
const textFormats = formatIds.filter((format) => format !== "pdf");

test("each hostile text alone stays text", async () => {
  for (const text of ownTexts) await expectText([text], textFormats);
});

test("the hostile texts of others stay text", async (t) => {
  if (!hasSharedTexts) t.skip("the shared samples are absent");
  const others = hostileTexts().filter((text) => !ownTexts.includes(text));
  for (let turn = 0; turn * atOnce < others.length; turn += 1) {
    const inTurn = formatIds.filter((_, index) => (index + turn) % 3 === 0);
    await expectText(others.slice(turn * atOnce, (turn + 1) * atOnce), inTurn);
  }
});

const alphabet = [
  ..."ab1 \t*_`~[]()<>!#&|\\^$-+=.:;'\"/@{}\u00A0é你۶ل",
  "\u0301",
  "👩‍🚀",
  "  ",
  "**",
  "__",
  "[^2]",
  "](",
  "<br>",
  "&amp;",
  "1. ",
  "- ",
  "# ",
  "http://x.y",
  "--",
];
const markSets = [
  [],
  [],
  ["em"],
  ["strong"],
  ["em", "strong"],
  ["superscript"],
  ["https://e.org/a_b?c=1&lt;(d)"],
  ["strong", "https://e.org/"],
];

function randomBlock(random: Random): DocumentJson {
  const runs = Array.from({ length: 1 + random.below(5) }, () => {
    if (random.below(8) === 0) return [node("hard_break")];
    const text = Array.from({ length: 1 + random.below(6) }, () => random.pick(alphabet)).join("");
    return words(text, ...random.pick(markSets));
  }).flat();
  const kind = random.below(6);
  if (kind === 0) return node("heading", runs, { level: 2 });
  if (kind === 1) return node("bullet_list", [node("list_item", [node("paragraph", runs), node("paragraph", runs)])]);
  if (kind === 2) return node("blockquote", [node("paragraph", runs)]);
  if (kind === 3) return node("table", [node("table_row", [node("table_cell", [node("paragraph", runs)])])]);
  return node("paragraph", runs);
}

test("random words, marks and claims read back character by character", async (t) => {
  const count = Number(process.env.STET_FUZZ ?? 25);
  const start = Number(process.env.STET_SEED ?? 1);
  t.diagnostic(`seeds ${start} to ${start + count - 1}`);
  for (let seed = start; seed < start + count; seed += 1) {
    const { copy } = annotatedCopy(randomArticle(seededRandom(seed)), "checking", {
      ...{
        reader: { ...checker, role: "checker" } as const,
        now: "2026-06-05T09:32:00Z",
        zone: "UTC",
        house: "",
        history: [],
      },
    });
    for (const format of formatIds) {
      await assert.doesNotReject(
        () => writeCopy(copy, formats[format]),
        `seed ${seed}, ${format}: ${JSON.stringify(copy.text)}`,
      );
    }
  }
});

/** Claims of any words, across blocks too, each with a correction to any others. */
function randomArticle(random: Random): ArticleState {
  const blocks = Array.from({ length: 1 + random.below(24) }, () => randomBlock(random));
  const { doc } = buildArticle({ headline: "Random", blocks });
  const places = Array.from({ length: 16 }, () => {
    const from = random.below(doc.content.size);
    return { from, to: Math.min(doc.content.size, from + 1 + random.below(12)) };
  });
  const claims = places.map(({ from, to }) => {
    const text = Array.from({ length: random.below(6) }, () => random.pick(alphabet)).join("");
    // A place here may cut a character in two, a claim of the product never does (lib/claim/place.ts).
    const replaced = wordsBetween(doc, from, to).toWellFormed();
    return { exact: "Random", corrections: [buildCorrection(replaced, text)] };
  });
  const built = buildArticle({ headline: "Random", blocks, claims });
  const [from, to] = [places.map((place) => place.from), places.map((place) => place.to)];
  return { ...built, ranges: { ...built.ranges, from: Int32Array.from(from), to: Int32Array.from(to) } };
}
