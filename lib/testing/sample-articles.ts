/** Articles for the tests of every format: the shapes that break copies. */

import type { Node } from "prosemirror-model";
import { schema } from "../article/schema.ts";
import { noRanges, type RangeEntry, rangeOf, withRanges } from "../claim/range.ts";
import { hashWords } from "../claim/words-hash.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { ArticleState } from "../log/article-state.ts";
import {
  buildArticle,
  buildCitation,
  buildCorrection,
  buildFile,
  buildNote,
  buildQuery,
  buildSource,
  type ClaimParts,
  checker,
  editor,
  legal,
  node,
  reviewer,
  words,
} from "./build-article.ts";

const report = buildSource({ title: "Security Report", author: "M. Rana", link: "https://example.org/report?a=1&b=2" });
const page = buildSource({ type: "page", title: "The minister speaks", link: "https://example.org/minister" });

const approved = { finding: "accurate", approvedBy: reviewer } as const;

function wire(): ArticleState {
  return buildArticle({
    headline: "Border deaths rise by 65%",
    byline: "By Wazhma Writer",
    dateline: "Kabul",
    sources: [report, page],
    meta: {
      corrected: [{ at: "2026-06-04T18:00:00Z", note: "An earlier version gave another share." }],
      signOff: {
        by: editor,
        at: "2026-06-04T15:00:00Z",
        version: 6,
        override: "Deadline",
        rules: 1,
        overridden: ["claim 2"],
      },
    },
    blocks: [
      node("figure", [node("caption", "The minister on Monday."), node("credit", "Photo: Agency")], { alt: "A man" }),
      "Deaths rose by 65% last year, and over 90% of them were in two provinces.",
      node("paragraph", [
        ...words("“We will "),
        ...words("not", "em"),
        ...words(" wait,” he said in "),
        ...words("an interview", "https://example.org/interview"),
        ...words(" on Monday."),
      ]),
    ],
    claims: [
      {
        exact: "65%",
        nth: 1,
        kind: "number",
        importance: "key",
        ...approved,
        citations: [buildCitation(report), buildCitation(page, { relation: "contradicts", rank: "secondary" })],
        notes: [buildNote("Counted **again**."), buildNote("From table 3.", { internal: false })],
        attachments: [buildFile()],
        calculation: "693 / 420 = 1.65",
        queries: [
          buildQuery({
            ...{ purpose: "reply", whom: "The ministry", question: "What do you say to it?\nBy Friday." },
            answer: {
              ...{ by: checker, at: "2026-06-03T10:00:00Z", reply: "denied", answeredOn: "2026-06-03" },
              words: "It is *not* so.",
            },
          }),
        ],
        corrections: [
          buildCorrection("65%", "66%", {
            reason: "Rounded up",
            decided: {
              ...{ outcome: "declined", by: editor, at: "2026-06-03T11:00:00Z", with: "" },
              reason: "The report rounds down",
            },
          }),
        ],
        clearance: {
          ...{ by: legal, at: "2026-06-03T11:30:00Z", words: "65%", wordsHash: hashWords("65%") },
          remark: "With the report at hand",
        },
      },
      {
        exact: "over 90% of them",
        finding: "disputed",
        reason: "Two counts.",
        citations: [buildCitation(report)],
        corrections: [buildCorrection("over 90% of them", "most of them", { reason: "Two counts" })],
      },
      { exact: "“We will not wait,”", kind: "quotation", ...approved, self: true, citations: [buildCitation(page)] },
      {
        exact: "Photo: Agency",
        kind: "caption",
        stage: "waiting",
        waitingFor: "source",
        assignee: checker,
        queries: [buildQuery({ whom: "The agency", question: "Whose picture?" })],
      },
      {
        exact: "interview",
        stage: "returned",
        returned: { by: reviewer, at: "2026-06-03T12:00:00Z", reason: "Which?" },
      },
      { exact: "two provinces", withdrawn: { by: checker, at: "2026-06-02T12:00:00Z", reason: "Not a fact" } },
    ],
  });
}

function rightToLeft(): ArticleState {
  return buildArticle({
    headline: "وزیر دفاع پاکستان",
    meta: { language: "fa-AF" },
    sources: [report],
    blocks: [
      "وزیر دفاع گفت که ۶۵ درصد از حملات (65%) در سال ۲۰۲۳ بود.",
      node("bullet_list", [node("list_item", [node("paragraph", "کابل و Kabul")])]),
    ],
    claims: [
      { exact: "۶۵ درصد", ...approved, citations: [buildCitation(report, { passage: "به گفتهٔ «گزارش»" })] },
      { exact: "کابل", finding: "inaccurate", corrections: [buildCorrection("کابل", "شهر Kabul کابل")] },
      { exact: "65%", ...approved },
    ],
  });
}

function overlapping(): ArticleState {
  return buildArticle({
    headline: "Overlaps",
    blocks: [
      "The group killed 65 people in two attacks on Monday, an institute said.",
      "A second paragraph goes on with the same fact.",
      node("paragraph", [
        ...words("bold and ", "strong"),
        ...words("both", "strong", "em", "https://example.org/both"),
        ...words("ends", "em"),
      ]),
    ],
    claims: [
      {
        exact: "The group killed 65 people in two attacks",
        ...approved,
        corrections: [
          buildCorrection("The group killed 65 people in two attacks", "A group killed 65 people in three attacks"),
        ],
      },
      {
        exact: "65 people in two attacks on Monday",
        finding: "disputed",
        corrections: [buildCorrection("65 people in two attacks on Monday", "66 people in two attacks on Monday")],
      },
      { exact: "65", ...approved, corrections: [buildCorrection("65", "67", { at: "2026-06-02T10:55:00Z" })] },
      { exact: "65 people in two attacks", ...approved },
      {
        exact: "on Monday, an institute",
        through: "second paragraph",
        ...approved,
        corrections: [buildCorrection("on Monday, an institute said. A second paragraph", "on Tuesday")],
      },
      { exact: "d and bothen", ...approved, corrections: [buildCorrection("d and bothen", "")] },
      { exact: "65", ...approved },
    ],
  });
}

function combining(): ArticleState {
  return buildArticle({
    headline: "👩‍👩‍👧 Family of 👍🏽",
    blocks: ["Cafe\u0301 noe\u0308l 🇦🇫 before 12 people 🎉 and after.", "  Two  blanks\tand a tab at the end \u00a0"],
    claims: [
      { exact: "12 people 🎉", ...approved },
      { exact: "🇦🇫", ...approved },
      { exact: "Cafe\u0301", ...approved },
      { exact: "👍🏽", ...approved },
    ],
  });
}

function structured(): ArticleState {
  const item = (...blocks: Parameters<typeof node>[1][]) =>
    node(
      "list_item",
      blocks.map((block) => node("paragraph", block)),
    );
  const cell = (text: string, attrs?: Record<string, unknown>) =>
    node(
      "table_cell",
      text.split("\n").map((line) => node("paragraph", line)),
      attrs,
    );
  const head = (text: string) => node("table_header", [node("paragraph", text)]);
  const broken = [...words("one"), node("hard_break"), ...words("two"), node("hard_break"), node("hard_break")];
  return buildArticle({
    headline: "# Lists, tables | and figures #",
    byline: "1. Not a list",
    dateline: "- Kabul -",
    blocks: [
      node("heading", [...words("A "), node("hard_break"), ...words("heading ##")], { level: 2 }),
      node("bullet_list", [item("first"), item("second", "goes on"), item("")]),
      node("bullet_list", [item("another list")]),
      node(
        "ordered_list",
        [node("list_item", [node("paragraph", "ten"), node("bullet_list", [item("inner 12"), item("inner 13")])])],
        { order: 10 },
      ),
      node("ordered_list", [item("one")]),
      node("table", [
        node("table_row", [head("Province"), head("Deaths")]),
        node("table_row", [cell("Balochistan | west"), cell("512\n510")]),
        node("table_row", [cell("both", { colspan: 2 })]),
      ]),
      node("table", [node("table_row", [cell("tall", { rowspan: 2 }), cell("a")]), node("table_row", [cell("b")])]),
      node("blockquote", [node("paragraph", broken), node("blockquote", [node("paragraph", "> deeper")])]),
      node("horizontal_rule"),
      node("paragraph", ""),
      node("figure", [node("caption", ""), node("credit", "")], { alt: "A [picture](x) `here`" }),
      node("figure", [node("caption", "About this copy"), node("credit", "Agency")], { alt: "" }),
      node("heading", "About this copy", { level: 2 }),
      node("paragraph", [node("hard_break"), ...words("after a break"), node("hard_break")]),
      node("paragraph", [...words("H"), ...words("2", "subscript"), ...words("O and x"), ...words("2", "superscript")]),
      "[^1]: not a footnote",
      "![not a picture](https://example.org/x.png)",
    ],
    claims: [
      { exact: "512", ...approved, finding: "accurate" },
      { exact: "inner 12", through: "one", ...approved },
      { exact: "both", ...approved },
      { exact: "Lists", ...approved },
      { exact: "not a footnote", ...approved },
      { exact: "2", nth: 3, ...approved },
      { exact: "two", ...approved, corrections: [buildCorrection("two", "two or three")] },
      { exact: "first", ...approved, corrections: [buildCorrection("first", "")] },
    ],
  });
}

function unplaced(): ArticleState {
  return buildArticle({
    headline: "Unplaced",
    sources: [report],
    blocks: ["What stands here stands."],
    claims: [
      { exact: "five engineers", unplaced: true, ...approved, citations: [buildCitation(report)] },
      { exact: "stands here", ...approved },
      { exact: "gone too", unplaced: true, finding: "inaccurate", notes: [buildNote("It was *there*.")] },
    ],
  });
}

function many(): ArticleState {
  const blocks = Array.from({ length: 100 }, (_, index) => `Block ${index} says a${index}, b${index} and c${index}.`);
  const claims = blocks.flatMap((_, index): ClaimParts[] => [
    { exact: `a${index},`, ...approved },
    { exact: `b${index} and`, finding: "inaccurate", citations: [buildCitation(report)] },
    { exact: `c${index}.`, stage: "waiting", waitingFor: "writer" },
  ]);
  return buildArticle({ headline: "Many", blocks, claims, sources: [report] });
}

export const sampleArticles = { wire, rightToLeft, overlapping, combining, structured, unplaced, many };

/**
 * The samples that differ in shape as one article: the first with its own lines, of the others headlines as headings and the like.
 */
export function joinedSamples(): ArticleState {
  const { many, ...shapes } = sampleArticles;
  const states = Object.values(shapes).map((build) => build());
  const [first] = states;
  const blocks: Node[] = [];
  const entries: RangeEntry[] = [];
  const claims = new Map<string, ClaimRecord>();
  let size = 0;
  for (const [index, state] of states.entries()) {
    for (const claim of state.claims.values()) {
      const id = `${index}-${claim.id}`;
      claims.set(id, { ...claim, id, number: claims.size + 1 });
      const range = rangeOf(state.ranges, claim.id);
      if (range === null) continue;
      entries.push({ id, from: size + range.from, to: size + range.to, anchor: claim.words });
    }
    blocks.push(...(index === 0 ? state.doc.children : state.doc.children.map(asPlainBlock)));
    size += state.doc.content.size;
  }
  return {
    ...first!,
    doc: schema.node("doc", null, blocks),
    ranges: withRanges(noRanges, entries),
    claims,
    sources: new Map(states.flatMap((state) => [...state.sources])),
  };
}

function asPlainBlock(block: Node): Node {
  if (block.type.name === "headline") return schema.node("heading", { level: 2 }, block.content);
  return /^(by|date)line$/.test(block.type.name) ? schema.node("paragraph", null, block.content) : block;
}
