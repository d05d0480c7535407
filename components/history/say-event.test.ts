import assert from "node:assert/strict";
import test from "node:test";
import type { Person } from "#lib/article/article.ts";
import type { Claim } from "#lib/claim/claim.ts";
import type { Replaced } from "#lib/decision/decision.ts";
import type { Citation, Note, Source } from "#lib/evidence/evidence.ts";
import type { ArticleEvent, EventOf, EventType } from "#lib/log/event.ts";
import { concernsClaim, sayEvent } from "./say-event.ts";

const amina: Person = { id: "p1", name: "Amina Rahimi" };
const at = "2026-05-04T09:30:00.000Z";
const numberOf = (claimId: string) => ({ c4: 4, c7: 7 })[claimId] ?? null;

const claim: Claim = {
  id: "c4",
  number: 4,
  statement: "The group is called TTP.",
  kind: "name",
  importance: "normal",
  criticism: false,
  assignee: null,
  calculation: "",
  stage: "to-check",
  waitingFor: null,
  returned: null,
  withdrawn: null,
  createdBy: amina,
  createdAt: at,
  words: "TPP",
  wordsHash: "00",
  quote: { exact: "TPP", prefix: "", suffix: "" },
};
const note: Note = {
  id: "n1",
  by: amina,
  at,
  body: "Everywhere else it is TTP.",
  internal: true,
  mentions: [],
  editedAt: null,
};
const source: Source = {
  id: "s1",
  type: "report",
  title: "Annual security report",
  link: "https://example.org/report",
  publisher: "Institute",
  author: "",
  published: "2026",
  origin: "",
  access: "public",
  alias: "",
  readers: [],
};
const citation: Citation = {
  id: "k1",
  sourceId: "s1",
  alias: null,
  relation: "contradicts",
  rank: "primary",
  locator: "p. 4",
  passage: "fell by 65 percent",
  consultedOn: "2026-05-04",
  by: amina,
  at,
  commitment: "ab",
};
const withheldCitation: Citation = { ...citation, sourceId: null, alias: "an official", locator: "", passage: "" };

const restored: Replaced = {
  ...{ check: null, stage: "checking", waitingFor: null, returned: null, evidenceBy: [], wordsBy: [], anchor: "TPP" },
};

const examples: { [T in EventType]: readonly [event: EventOf<T>, says: string, quote?: string][] } = {
  "article-created": [
    [
      {
        type: "article-created",
        meta: {
          id: "a1",
          title: "A headline",
          byline: "",
          dateline: "",
          sourceUrl: null,
          language: null,
          deadline: null,
          access: "open",
          members: [],
          createdBy: amina,
          createdAt: at,
          archived: false,
          signOff: null,
          reopened: null,
          corrected: [],
        },
        doc: {},
        dropped: ["2 scripts"],
      },
      "brought the article in",
      "A headline (left out: 2 scripts)",
    ],
  ],
  "text-edited": [
    [
      {
        type: "text-edited",
        version: 2,
        clientId: "x",
        steps: [{ stepType: "replace", from: 1, to: 4, slice: { content: [{ type: "text", text: "TTP" }] } }],
        moves: [],
      },
      "edited the text: “TTP” (version 3)",
    ],
    [
      {
        type: "text-edited",
        version: 3,
        clientId: "x",
        steps: [{ stepType: "replace", from: 1, to: 4 }],
        moves: [],
      },
      "edited the text (version 4)",
    ],
    [
      {
        type: "text-edited",
        version: 4,
        clientId: "x",
        steps: [{ stepType: "addMark", from: 1, to: 4, mark: { type: "em" } }],
        moves: [],
      },
      "changed the formatting (version 5)",
    ],
    [
      {
        type: "text-edited",
        version: 5,
        clientId: "x",
        steps: [
          { stepType: "replace", from: 40, to: 44, slice: { content: [{ type: "text", text: "fell" }] } },
          { stepType: "replace", from: 10, to: 14, slice: { content: [{ type: "text", text: "Attacks " }] } },
        ],
        moves: [],
      },
      "edited the text: “Attacks … fell” (version 7)",
    ],
  ],
  "article-edited": [
    [
      { type: "article-edited", fields: { deadline: at, language: "fa-AF" } },
      "set the deadline and set the language to fa-AF",
    ],
    [{ type: "article-edited", fields: { sourceUrl: null } }, "removed the source link"],
  ],
  "author-named": [
    [
      { type: "author-named", author: "A. Outside", person: { id: "p1", name: "Ann" } },
      "takes A. Outside of a file for Ann",
    ],
    [{ type: "author-named", author: "A. Outside", person: null }, "no longer takes A. Outside of a file for anybody"],
  ],
  "access-set": [
    [
      { type: "access-set", access: "restricted", members: ["p1"] },
      "made the article restricted to named people (1 member)",
    ],
    [{ type: "access-set", access: "open", members: ["p1"] }, "made the article open to the house"],
  ],
  archived: [
    [{ type: "archived", archived: true }, "archived the article"],
    [{ type: "archived", archived: false }, "brought the article back from the archive"],
  ],
  "claim-added": [[{ type: "claim-added", claim, from: 3, to: 6 }, "added claim 4", "TPP"]],
  "claim-edited": [
    [
      { type: "claim-edited", claimId: "c4", fields: { statement: "It is TTP.", kind: "title", criticism: true } },
      "changed the statement, the kind (now title) and the right of reply (now needed) of claim 4",
      "It is TTP.",
    ],
  ],
  "claim-assigned": [
    [{ type: "claim-assigned", claimId: "c4", assignee: amina }, "assigned claim 4 to Amina Rahimi"],
    [{ type: "claim-assigned", claimId: "c4", assignee: null }, "left claim 4 assigned to nobody"],
  ],
  "claim-placed": [
    [
      {
        type: "claim-placed",
        claimId: "c4",
        from: 1,
        to: 2,
        words: "TPP",
        wordsHash: "00",
        quote: claim.quote,
        found: false,
      },
      "placed claim 4",
      "TPP",
    ],
    [
      {
        type: "claim-placed",
        claimId: "c4",
        from: 1,
        to: 2,
        words: "TPP",
        wordsHash: "00",
        quote: claim.quote,
        found: true,
      },
      "brought back the words of claim 4",
      "TPP",
    ],
  ],
  "claim-withdrawn": [[{ type: "claim-withdrawn", claimId: "c4", reason: "Twice" }, "withdrew claim 4", "Twice"]],
  "check-started": [[{ type: "check-started", claimId: "c4" }, "started to check claim 4"]],
  "claim-waiting": [[{ type: "claim-waiting", claimId: "c4", for: "source" }, "set claim 4 to wait for a source"]],
  "note-added": [
    [{ type: "note-added", claimId: "c4", note }, "wrote an internal note on claim 4", note.body],
    [{ type: "note-added", claimId: "c4", note: { ...note, internal: false } }, "wrote a note on claim 4", note.body],
  ],
  "note-edited": [
    [
      { type: "note-edited", claimId: "c4", noteId: "n1", body: "Better.", internal: false },
      "rewrote a note on claim 4",
      "Better.",
    ],
  ],
  "note-withdrawn": [
    [{ type: "note-withdrawn", claimId: "c4", noteId: "n1", internal: true }, "took a note on claim 4 back"],
  ],
  "citation-added": [
    [
      { type: "citation-added", claimId: "c4", citation, source },
      "cited “Annual security report” against claim 4",
      "fell by 65 percent",
    ],
    [
      {
        type: "citation-added",
        claimId: "c4",
        citation: withheldCitation,
        source: null,
      },
      "cited “an official” against claim 4",
      "",
    ],
  ],
  "citation-edited": [
    [
      { type: "citation-edited", claimId: "c4", citation, source },
      "changed a citation of claim 4",
      "fell by 65 percent",
    ],
  ],
  "citation-removed": [
    [{ type: "citation-removed", claimId: "c4", citationId: "k1" }, "removed a citation from claim 4"],
  ],
  "source-edited": [
    [
      { type: "source-edited", source, commitments: {}, veiled: false },
      "changed the record of “Annual security report”",
    ],
    [
      { type: "source-edited", source: null, commitments: {}, veiled: false },
      "changed the record of a confidential source",
    ],
  ],
  "file-attached": [
    [
      {
        type: "file-attached",
        claimId: "c4",
        attachment: { id: "f1", hash: "00", name: "page-4.pdf", mediaType: "application/pdf", size: 9, by: amina, at },
      },
      "attached a file to claim 4",
      "page-4.pdf",
    ],
  ],
  "finding-recorded": [
    [
      {
        type: "finding-recorded",
        claimId: "c4",
        check: { by: amina, at, finding: "inaccurate", reason: "It is TTP.", words: "TPP", wordsHash: "00" },
      },
      "found claim 4 inaccurate",
      "It is TTP.",
    ],
    [
      {
        type: "finding-recorded",
        claimId: "c4",
        check: { by: amina, at, finding: "on-author", reason: "", words: "TPP", wordsHash: "00" },
      },
      "found claim 4 to rest on the writer's own witness",
    ],
  ],
  "finding-withdrawn": [[{ type: "finding-withdrawn", claimId: "c4", restored }, "took the finding on claim 4 back"]],
  "resolution-set": [
    [
      { type: "resolution-set", claimId: "c4", resolution: "declined", reason: "House style" },
      "resolved claim 4: change declined",
      "House style",
    ],
    [{ type: "resolution-set", claimId: "c4", resolution: null, reason: "" }, "took back the resolution of claim 4"],
  ],
  "claim-approved": [
    [
      {
        type: "claim-approved",
        claimId: "c4",
        approval: { by: amina, at, basis: "a.b.c", words: "TTP", self: true, rules: 1 },
      },
      "approved claim 4 (self-checked)",
      "TTP",
    ],
  ],
  "claim-returned": [
    [{ type: "claim-returned", claimId: "c4", reason: "Which report?" }, "returned claim 4", "Which report?"],
  ],
  "query-asked": [
    [
      {
        type: "query-asked",
        claimId: "c4",
        query: {
          ...{ id: "q", by: amina, at, to: "source", purpose: "reply", whom: "The ministry", sourceId: null },
          ...{ channel: "e-mail", askedOn: "2026-05-04", question: "What do you say?", answer: null },
        },
      },
      "asked The ministry for a reply to claim 4",
      "What do you say?",
    ],
  ],
  "query-answered": [
    [
      { type: "query-answered", claimId: "c4", queryId: "q", reply: "no-answer", answeredOn: "", words: "" },
      "closed a query on claim 4: no answer came",
    ],
  ],
  "correction-proposed": [
    [
      {
        type: "correction-proposed",
        claimId: "c4",
        correction: {
          ...{ id: "x", by: amina, at, words: "TPP", wordsHash: "h", with: "TTP", reason: "Misspelt", decided: null },
        },
      },
      "proposed other words for claim 4",
      "TTP",
    ],
  ],
  "correction-decided": [
    [
      {
        type: "correction-decided",
        claimId: "c4",
        correctionId: "x",
        outcome: "declined",
        with: "",
        reason: "House style",
      },
      "declined a correction of claim 4",
      "House style",
    ],
  ],
  "claim-cleared": [
    [
      {
        type: "claim-cleared",
        claimId: "c4",
        clearance: { by: amina, at, words: "65%", wordsHash: "h", remark: "" },
      },
      "cleared claim 4 for print",
      "65%",
    ],
  ],
  "signed-off": [
    [
      { type: "signed-off", signOff: { by: amina, at, version: 9, override: null, rules: 1, overridden: [] } },
      "signed the article off at version 9",
    ],
    [
      {
        type: "signed-off",
        signOff: { by: amina, at, version: 9, override: "Legal read it", rules: 1, overridden: ["a", "b"] },
      },
      "signed the article off at version 9 although 2 things blocked",
      "Legal read it",
    ],
  ],
  reopened: [[{ type: "reopened", reason: "New figures" }, "reopened the article", "New figures"]],
  withheld: [[{ type: "withheld" }, "made an entry that you may not see"]],
};

for (const [type, cases] of Object.entries(examples)) {
  test(`${type} is said in a plain sentence`, () => {
    for (const [event, says, quote = ""] of cases as readonly [ArticleEvent, string, string?][]) {
      const said = sayEvent(event, numberOf);
      assert.equal(said.says, says);
      assert.equal(said.quote, quote);
    }
  });
}

test("an edit says of every claim it changed what the claim reads now", () => {
  const move = { from: 1, to: 4, placed: true, words: "TTP", wordsHash: "00" };
  const event: ArticleEvent = {
    type: "text-edited",
    version: 3,
    clientId: "x",
    steps: [],
    moves: [
      { ...move, claimId: "c4" },
      { ...move, claimId: "c7", to: 1, placed: false },
    ],
  };
  assert.deepEqual(sayEvent(event, numberOf).also, [
    { claimId: "c4", says: "claim 4 now reads “TTP”" },
    { claimId: "c7", says: "claim 7 lost its words and is unplaced" },
  ]);
  assert.equal(concernsClaim(event, "c7"), true);
  assert.equal(concernsClaim(event, "c9"), false);
});

test("a claim the reader cannot name is said without a number", () => {
  assert.equal(sayEvent({ type: "check-started", claimId: "gone" }, numberOf).says, "started to check a claim");
});

test("long words are cut at a whole character", () => {
  const body = "😀".repeat(700);
  const said = sayEvent({ type: "note-added", claimId: "c4", note: { ...note, body } }, numberOf);
  assert.equal(Array.from(said.quote).length, 600);
  assert.equal(said.quote.isWellFormed(), true);
});
