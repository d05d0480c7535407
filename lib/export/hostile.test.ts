import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { foldWords, wordsBetween } from "../article/document-text.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import {
  buildArticle,
  buildCitation,
  buildCorrection,
  buildFile,
  buildNote,
  buildQuery,
  buildSource,
  checker,
  type DocumentJson,
  editor,
  node,
  reviewer,
  words,
} from "../testing/build-article.ts";
import { copyText } from "../testing/copy-text.ts";
import { type Random, seededRandom } from "../testing/seeded-random.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { contentDisposition, fileName } from "./file-name.ts";
import { type FormatId, formatIds } from "./format-names.ts";
import { formats, writeCopy } from "./formats.ts";
import { type ProfileId, profileIds } from "./profiles.ts";

const own = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><script>alert(1)</script>",
  "</title><svg/onload=alert(1)>",
  "--><!-- <b>",
  "]]><![CDATA[",
  "javascript:alert(1)",
  "[click](javascript:alert(1))",
  "![x](https://example.org/x.png)",
  "<https://example.org/x>",
  "[^1]: foot",
  "a\n\n# Heading\n\n---\n\n## About this copy\n",
  "`code` ``` ~~~ $$x$$ :smile: @user",
  "| a | b |\n| --- | --- |",
  "&lt;b&gt; &#x41; &copy; &notanentity",
  "\\* \\\\ \\[ \\",
  "* * *\n***\n___\n+ x\n1) y",
  "\u202Eevil\u202C \u2066x\u2069",
  "{{constructor.constructor('alert(1)')()}} #{7*7}",
  "a\r\nb\tc   d",
  "\f\uFFFE\uFFFF \u0085\u2028 _x000D_ </w:t></w:r>",
];

const folder = fileURLToPath(new URL("../../../shared/samples/hostile", import.meta.url));

function samples(): string[] {
  if (!existsSync(folder)) return own.map(allowed);
  const naughty = JSON.parse(readFileSync(`${folder}/blns.json`, "utf8")) as string[];
  const payloads = JSON.parse(readFileSync(`${folder}/expect.json`, "utf8")) as { payload: string }[];
  return [...own, ...naughty, ...payloads.map((each) => each.payload)].map(allowed).filter((text) => text !== "");
}

/** What the step firewall and the commands let through. */
function allowed(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => (/\s|[\u0080-\u009F]/.test(control) && control !== "\v" ? control : ""))
    .toWellFormed()
    .slice(0, 1500);
}

const reader: Principal = { ...checker, role: "checker" };

/** Each text in every field; what an article has once holds them all. */
function articleOf(texts: readonly string[]) {
  const all = texts.join(" ");
  const sources = texts.map((text) =>
    buildSource({ title: text, publisher: text, author: text, published: text, alias: text }),
  );
  return buildArticle({
    ...{ headline: all, byline: all, dateline: all, sources },
    meta: {
      signOff: {
        by: { id: "x", name: all },
        at: "2026-06-04T15:00:00Z",
        version: 6,
        override: all,
        rules: 1,
        overridden: [all],
      },
    },
    blocks: texts.flatMap((text) => [
      text,
      node("heading", text, { level: 3 }),
      node("paragraph", [
        ...words("a"),
        ...words(text, "em"),
        ...words("b"),
        ...words(text, "strong", "https://x.org/"),
      ]),
      node("figure", [node("caption", text), node("credit", text)], { alt: text }),
      node("table", [node("table_row", [node("table_cell", [node("paragraph", text)])])]),
    ]),
    claims: texts.flatMap((text, index) => [
      {
        exact: text.trim() === "" ? "a" : text,
        nth: text.trim() === "" ? 0 : 3,
        finding: "inaccurate",
        reason: text,
        checkedBy: { id: "x", name: text },
        approvedBy: { ...reviewer, name: text },
        statement: text,
        calculation: text,
        assignee: { id: "x", name: text },
        resolution: { value: "change-recommended", reason: text, by: { id: "x", name: text }, at: "x" },
        notes: [buildNote(text), buildNote(text, { internal: false })],
        attachments: [buildFile({ name: text, mediaType: text })],
        citations: [buildCitation(sources[index]!, { locator: text, passage: text, consultedOn: "2026-06-02" })],
        queries: [buildQuery({ whom: text, question: text })],
        corrections: [
          buildCorrection(text.trim() === "" ? "a" : foldWords(text), `x ${text}`, {
            by: { id: "x", name: text },
            reason: text,
          }),
        ],
      },
      { exact: `unplaced ${text}`, unplaced: true },
    ]),
  });
}

test("hostile text in every field stays text: the copy reads back whole and holds nothing that runs or loads", async (t) => {
  if (!existsSync(folder)) t.diagnostic("the shared samples are absent: own list only");
  const ours = new Set(own.map(allowed));
  const others = samples().filter((text) => !ours.has(text));
  const groups = Array.from({ length: Math.ceil(others.length / atOnce) }, (_, index) =>
    others.slice(index * atOnce, (index + 1) * atOnce),
  );
  for (const text of ours) await expectText([text], ["checking"], quickFormats);
  await expectText([...ours], profileIds, quickFormats);
  await expectText([...ours], ["checking"], ["pdf"]);
  for (const [turn, group] of groups.entries()) {
    const formatsInTurn = quickFormats.filter((_, index) => (index + turn) % 3 === 0);
    await expectText(group, ["checking"], formatsInTurn);
    if (turn === 0 || process.env.STET_FUZZ !== undefined) await expectText(group, ["checking"], ["pdf"]);
  }
});

/** A PDF takes most of a second. */
const quickFormats = formatIds.filter((format) => format !== "pdf");

/** A copy costs much the same with one text in it or with many; each group goes through every third format. */
const atOnce = 25;

async function expectText(
  texts: readonly string[],
  ofProfiles: readonly ProfileId[],
  inFormats: readonly FormatId[],
): Promise<void> {
  const state = articleOf(texts);
  const history = texts.map((text) => ({
    at: "x",
    by: { id: "x", name: text },
    event: { type: "claim-withdrawn", claimId: "claim-1", reason: text } as const,
  }));
  const context = { reader, now: "2026-06-05T09:32:00Z", zone: "UTC", house: texts.join(" "), history };
  for (const profile of ofProfiles) {
    const { copy } = annotatedCopy(state, profile, context);
    for (const format of inFormats) {
      await assert.doesNotReject(() => writeCopy(copy, formats[format]), `${format}: ${JSON.stringify(texts)}`);
    }
  }
}

test("an HTML copy has one style sheet, its policy first, and no element that could carry script", async () => {
  const context = { reader, now: "2026-06-05T09:32:00Z", zone: "UTC", house: own[0]!, history: [] };
  const { copy } = annotatedCopy(articleOf([own[2]!]), "checking", context);
  const content = await copyText((await writeCopy(copy, formats.html)).content);
  assert.equal(content.match(/<style>/g)?.length, 1);
  assert.ok(content.indexOf("Content-Security-Policy") < content.indexOf("<style>"));
  assert.doesNotMatch(content, /<script|<img|<link|<iframe|url\(|@import|\son\w+=(?!&)/i);
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
      ...{ reader, now: "2026-06-05T09:32:00Z", zone: "UTC", house: "", history: [] },
    });
    const pdf = seed % 10 === 0 || process.env.STET_FUZZ !== undefined;
    for (const format of formatIds.filter((each) => each !== "pdf" || pdf)) {
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
    return { exact: "Random", corrections: [buildCorrection(wordsBetween(doc, from, to), text)] };
  });
  const built = buildArticle({ headline: "Random", blocks, claims });
  const [from, to] = [places.map((place) => place.from), places.map((place) => place.to)];
  return { ...built, ranges: { ...built.ranges, from: Int32Array.from(from), to: Int32Array.from(to) } };
}

test("a file name keeps the headline's words and nothing that a system could take for more", () => {
  for (const text of [
    ...samples(),
    "../../etc/passwd",
    "CON",
    "a\u202Efdp.exe",
    "x".repeat(500),
    "و".repeat(300),
    editor.name,
  ]) {
    const name = fileName(text, "public copy v3", "html");
    assert.ok(name.endsWith("public copy v3.html"));
    assert.ok(new TextEncoder().encode(name).length <= 255);
    assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\:*?"<>|]|^\./u);
    assert.match(contentDisposition(name), /^attachment; filename="[\w .,()-]+"; filename\*=UTF-8''[\w.~%-]+$/);
  }
});
