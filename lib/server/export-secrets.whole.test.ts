import assert from "node:assert/strict";
import { test } from "node:test";
import type { Source, SourceAccess } from "../evidence/evidence.ts";
import type { Query } from "../evidence/query.ts";
import { annotatedCopy } from "../export/annotated-copy.ts";
import { type FormatId, formatIds } from "../export/format-names.ts";
import { writeCopy } from "../export/formats.ts";
import { type ProfileId, profileIds } from "../export/profiles.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { LogEntry } from "../log/event.ts";
import { presentEntry, presentState } from "../log/present.ts";
import { type Principal, type Role, roles } from "../policy/can.ts";
import {
  buildArticle,
  buildCitation,
  buildCorrection,
  buildFile,
  buildNote,
  buildQuery,
  buildSource,
  reviewer,
} from "../testing/build-article.ts";
import { copyText } from "../testing/copy-text.ts";
import { formatsHere as formats } from "../testing/pdf-here.ts";

/** A token per field, unlike anything a writer prints by itself. */
const fieldNames = ["title", "link", "publisher", "author", "published", "locator", "passage", "consulted"] as const;
const token = (name: string) => `zq${name}zq`;
const sourceTokens = (access: SourceAccess) => fieldNames.map((field) => token(`${access}${field}`));

const person = (name: string) => ({ id: token(`id${name}`), name: token(name) });
/** The one who may see everything, the confidential source included. */
const keeper = person("keeper");

function plantedSource(access: SourceAccess): Source {
  return buildSource({
    id: token(`id${access}`),
    title: token(`${access}title`),
    link: `https://example.org/${token(`${access}link`)}`,
    publisher: token(`${access}publisher`),
    author: token(`${access}author`),
    published: token(`${access}published`),
    access,
    alias: token(`${access}alias`),
    readers: [keeper.id],
  });
}

const sources = (["public", "internal", "confidential"] as const).map(plantedSource);

const queryTokens = (name: string) => ["whom", "question", "words"].map((part) => token(`${name}${part}`));

function openQuery(name: string, fields: Partial<Query>): Query {
  const told = { whom: token(`${name}whom`), question: token(`${name}question`) };
  return buildQuery({ id: token("idquery"), by: person("asker"), ...told, ...fields });
}

function plantedQuery(name: string, fields: Partial<Query>): Query {
  const answer = { by: person("answerer"), at: "2026-06-03T10:00:00Z", reply: "confirmed", answeredOn: "" } as const;
  return { ...openQuery(name, fields), answer: { ...answer, words: token(`${name}words`) } };
}

function planted(): ArticleState {
  const citations = sources.map((source) =>
    buildCitation(source, {
      id: token("idcitation"),
      by: person("citer"),
      locator: token(`${source.access}locator`),
      passage: token(`${source.access}passage`),
      consultedOn: token(`${source.access}consulted`),
      commitment: token("commitment"),
    }),
  );
  const told = {
    kind: "quotation",
    finding: "accurate",
    reason: token("reason"),
    checkedBy: person("checkedby"),
    approvedBy: person("approvedby"),
    assignee: person("assignee"),
    calculation: token("calculation"),
    statement: token("statement"),
    createdBy: person("creator"),
    quote: { exact: "x", prefix: token("prefix"), suffix: token("suffix") },
    resolution: {
      value: "stands",
      reason: token("resolutionreason"),
      by: person("resolver"),
      at: "2026-06-02T11:00:00Z",
    },
    evidenceBy: [token("evidenceby")],
    wordsBy: [token("wordsby")],
    notes: [
      buildNote(token("internalnote"), { by: person("internalnoter") }),
      buildNote(token("copynote"), { by: person("copynoter"), internal: false }),
    ],
    attachments: [buildFile({ name: token("file"), hash: token("filehash"), by: person("filer") })],
    citations,
    queries: [
      ...sources.map((source) => plantedQuery(`${source.access}asked`, { sourceId: source.id })),
      plantedQuery("asked", {}),
    ],
    corrections: [
      buildCorrection("Fresh words", token("proposed"), {
        by: person("proposer"),
        reason: token("proposedreason"),
        decided: {
          ...{ outcome: "declined", by: person("decliner"), at: "2026-06-03T11:00:00Z", with: "" },
          reason: token("declinedreason"),
        },
      }),
    ],
    clearance: {
      ...{ by: person("clearer"), at: "2026-06-03T11:30:00Z", words: "Fresh words", wordsHash: "h" },
      remark: token("clearedremark"),
    },
  } as const;
  return buildArticle({
    headline: "Headline",
    sources,
    meta: {
      id: token("idarticle"),
      members: [token("member")],
      createdBy: person("articlecreator"),
      sourceUrl: `https://example.org/${token("sourceurl")}`,
      signOff: {
        by: person("signer"),
        at: "2026-06-04T15:00:00Z",
        version: 6,
        override: token("override"),
        rules: 1,
        overridden: [token("overridden")],
      },
      reopened: { by: person("reopener"), at: "2026-06-04T16:00:00Z", reason: token("reopenedreason") },
      corrected: [{ at: "2026-06-04T17:00:00Z", note: token("correctionnote") }],
    },
    blocks: ["Fresh words. Open words. Withdrawn words."],
    claims: [
      { exact: "Fresh words", ...told },
      {
        exact: "Open words",
        finding: "inaccurate",
        reason: token("openreason"),
        statement: token("openstatement"),
        citations,
        queries: sources
          .map((source) => openQuery(`${source.access}open`, { sourceId: source.id }))
          .concat(openQuery("open", {})),
        corrections: [buildCorrection("Open words", token("openproposed"), { reason: token("openproposedreason") })],
      },
      {
        exact: "Withdrawn words",
        statement: token("withdrawnstatement"),
        withdrawn: { by: reviewer, at: "2026-06-02T12:00:00Z", reason: token("withdrawnreason") },
      },
      {
        exact: token("gone"),
        unplaced: true,
        statement: token("unplacedstatement"),
        approvedBy: reviewer,
        finding: "accurate",
      },
    ],
  });
}

function historyOf(state: ArticleState): LogEntry[] {
  const claim = [...state.claims.values()][0]!;
  const entry = (event: LogEntry["event"]): LogEntry => ({
    seq: 1,
    at: "2026-06-02T09:00:00Z",
    by: person("historian"),
    event,
  });
  return [
    entry({ type: "note-added", claimId: claim.id, note: claim.notes[0]! }),
    entry({ type: "citation-added", claimId: claim.id, citation: claim.citations[2]!, source: sources[2]! }),
    entry({ type: "source-edited", source: sources[2]!, commitments: {}, veiled: false }),
  ];
}

/** Where the original stands is told by the formats whose annotations point at it, and by no other. */
const address = token("sourceurl");
const tellsAddress: readonly FormatId[] = ["annotations", "claimreview"];

const always = [
  ...["article", "citation", "public", "internal", "confidential", "keeper"].map((name) => token(`id${name}`)),
  ...["commitment", "member", "articlecreator", "prefix", "suffix", "evidenceby", "wordsby", "filehash"].map(token),
  ...["withdrawnstatement", "withdrawnreason", "citer", "creator", "reopener", "reopenedreason"].map(token),
  ...sourceTokens("confidential"),
  ...[...queryTokens("confidentialasked"), ...queryTokens("confidentialopen"), token("idquery"), token("answerer")],
];
/** Answered and decided, with the clearance: for the checking copy. */
const settled = [
  ...queryTokens("asked"),
  ...["proposed", "proposer", "proposedreason", "decliner", "declinedreason", "clearer", "clearedremark"].map(token),
];
const openExchange = ["openquestion", "openwhom", "openproposed", "openproposedreason", "asker"].map(token);
const namedQueries = ["publicasked", "internalasked", "publicopen", "internalopen"].flatMap(queryTokens);
const work = ["assignee", "calculation", "file", "historian"].map(token);
const decisions = ["reason", "resolutionreason", "resolver", "openreason"].map(token);
const internal = ["internalnote", "internalnoter"].map(token);
const record = ["signer", "override", "overridden", "checkedby", "approvedby"].map(token);

/** What may not be in a copy of the profile, whoever asks for it. */
const forbidden: Readonly<Record<ProfileId, readonly string[]>> = {
  draft: [
    ...[...always, ...work, ...decisions, ...internal, token("copynote"), token("copynoter")],
    ...[...settled, ...openExchange, ...namedQueries],
  ],
  checking: always,
  checked: [
    ...always,
    ...work,
    ...internal,
    ...sourceTokens("internal"),
    ...sourceTokens("public"),
    ...["statement", "reason", "copynote", "gone", "unplacedstatement"].map(token),
    ...[...settled, ...namedQueries],
  ],
  public: [
    ...always,
    ...work,
    ...decisions,
    ...internal,
    ...record,
    ...sourceTokens("internal"),
    ...["internalalias", "confidentialalias", "publicalias", "copynoter"].map(token),
    ...["statement", "openstatement", "gone", "unplacedstatement"].map(token),
    ...[...settled, ...openExchange, ...namedQueries],
  ],
};

/** Reviews of claims carry words and rating alone, also where the profile has more. */
const beyondReviews = [...[...forbidden.public, ...sourceTokens("public"), token("copynote"), token("openquestion")]];

/** What has to be there, so that an empty copy cannot pass. */
const expected: Readonly<Record<ProfileId, readonly string[]>> = {
  draft: [
    token("correctionnote"),
    ...sourceTokens("public"),
    ...record,
    token("statement"),
    token("confidentialalias"),
    token("gone"),
  ],
  checking: [
    token("correctionnote"),
    ...sourceTokens("public"),
    ...record,
    ...decisions,
    token("copynote"),
    token("copynoter"),
    token("gone"),
  ],
  checked: [
    token("correctionnote"),
    token("openstatement"),
    token("openreason"),
    token("publicalias"),
    token("openproposed"),
    ...record,
  ],
  public: [token("correctionnote"), ...sourceTokens("public"), token("copynote")],
};

function readerOf(role: Role): Principal {
  return { ...(role === "admin" ? keeper : person(role)), role };
}

for (const role of roles) {
  for (const profile of profileIds) {
    test(`a ${role}'s ${profile} copy holds what it may and no planted secret, in every format`, async () => {
      const reader = readerOf(role);
      const state = planted();
      const context = {
        reader,
        now: "2026-06-05T09:32:00Z",
        zone: "UTC",
        house: "",
        history: historyOf(state).map((entry) => presentEntry(entry, state, reader)),
      };
      const { copy, withheld } = annotatedCopy(presentState(state, reader), profile, context);
      const seesInternal = role !== "viewer";
      const asks = [...queryTokens("asked"), ...namedQueries, token("openquestion"), token("openwhom")];
      const hidden = seesInternal ? [] : [...sourceTokens("internal"), ...internal, ...asks, token("file")];
      for (const format of formatIds) {
        const written = (await copyText((await writeCopy(copy, formats[format])).content)) + withheld.join("\n");
        if (formats[format].wordsOnly) {
          assert.ok(written.includes("Fresh words") && !written.includes("zq"), "the article alone");
          continue;
        }
        for (const secret of [...forbidden[profile], ...hidden, ...(format === "claimreview" ? beyondReviews : [])]) {
          assert.ok(!written.includes(secret), `${format}: ${secret}`);
        }
        assert.equal(written.includes(address), tellsAddress.includes(format), `${format}: the address`);
        if (format === "claimreview") {
          assert.equal(written.includes("Fresh words"), profile === "checking" || profile === "public", profile);
          continue;
        }
        for (const words of expected[profile]) assert.ok(written.includes(words), `${format}: ${words} is missing`);
        if (profile !== "checking" || !seesInternal) continue;
        const exchange = [...settled, ...openExchange, ...queryTokens("internalasked"), ...queryTokens("publicasked")];
        for (const words of [...work, ...internal, ...sourceTokens("internal"), ...exchange]) {
          assert.ok(written.includes(words), `${format}: ${words} is missing`);
        }
      }
    });
  }
}

test("a confidential source is masked also when the state was not presented first", async () => {
  const reader = readerOf("checker");
  const context = { reader, now: "2026-06-05T09:32:00Z", zone: "UTC", house: "", history: [] };
  for (const profile of profileIds) {
    const written = await copyText(await formats.html.write(annotatedCopy(planted(), profile, context).copy));
    for (const secret of sourceTokens("confidential")) assert.ok(!written.includes(secret), secret);
  }
});
