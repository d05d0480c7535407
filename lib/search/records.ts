/**
 * What of an article can be found, record by record. The same functions read the whole state, for the index, and what a reader may
 * see of it, for the answer: of a state that the presenter made, they give what it left. So a record may be found by what its reader sees in
 * it and by nothing else, provided that the index knows every word that any reader may see: of a source that is not for all also
 * its alias alone. Withdrawn claims, their records and withdrawn corrections are not found.
 */
import type { Node } from "prosemirror-model";
import { textBlocks } from "../article/document-text.ts";
import { placeOf } from "../claim/range.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { Citation } from "../evidence/evidence.ts";
import { noteWords } from "../evidence/note-markdown.ts";
import { isWithheld, type Query } from "../evidence/query.ts";
import type { ArticleState } from "../log/article-state.ts";
import { namelessSource } from "../log/present.ts";
import type { Field } from "../policy/can.ts";

export const recordKinds = [
  "text",
  "claim",
  "note",
  "citation",
  "query",
  "correction",
  "attachment",
  "sign-off",
] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface SearchRecord {
  kind: RecordKind;
  /** Of the record in its claim; empty for text, for the claim itself and for what belongs to the article. */
  id: string;
  claimId: string | null;
  texts: readonly string[];
  /** Only readers who see this field get it. */
  field: Field | null;
  /** Only readers who see this source get it. */
  sourceId: string | null;
}

export function recordsOf(state: ArticleState): SearchRecord[] {
  const claims = [...state.claims.values()].flatMap((claim) => recordsOfClaim(claim, state));
  return [...textRecords(state.doc), ...claims, signOffRecord(state)].filter(({ texts }) => texts.length > 0);
}

function textRecords(doc: Node): SearchRecord[] {
  return textBlocks(doc).map(({ text }) => record("text", "", null, [text]));
}

/** What was said when it was signed off, opened again or corrected in print. */
export function signOffRecord({ meta }: Pick<ArticleState, "meta">): SearchRecord {
  const said = [meta.signOff?.override, meta.reopened?.reason, ...meta.corrected.map(({ note }) => note)];
  return record("sign-off", "", null, said);
}

/** The claim first, then what hangs on it. */
export function recordsOfClaim(claim: ClaimRecord, state: Pick<ArticleState, "ranges" | "sources">): SearchRecord[] {
  if (claim.withdrawn !== null) return [];
  const of = (kind: RecordKind, id: string, texts: Texts, more: Partial<SearchRecord> = {}) => ({
    ...record(kind, id, claim.id, texts),
    ...more,
  });
  return [
    of("claim", "", claimTexts(claim, state)),
    ...claim.notes.map(({ id, body, internal }) =>
      of("note", id, [noteWords(body)], { field: internal ? "internal-note" : null }),
    ),
    ...claim.citations.flatMap((citation) => citationRecords(citation, state, of)),
    ...claim.queries.flatMap((query) => queryRecords(query, state, of)),
    ...claim.corrections
      .filter(({ decided }) => decided?.outcome !== "withdrawn")
      .map(({ id, with: words, reason, decided }) =>
        of("correction", id, [words, reason, decided?.with, decided?.reason]),
      ),
    ...claim.attachments.map(({ id, name }) => of("attachment", id, [name], { field: "attachment" })),
  ].filter(({ texts }) => texts.length > 0);
}

type Texts = readonly (string | null | undefined)[];
type Of = (kind: RecordKind, id: string, texts: Texts, more?: Partial<SearchRecord>) => SearchRecord;

/** Words that stand in the text are found there. */
function claimTexts(claim: ClaimRecord, { ranges }: Pick<ArticleState, "ranges">): Texts {
  return [
    placeOf(ranges, claim.id) === null ? claim.words : null,
    claim.statement === claim.words ? null : claim.statement,
    claim.calculation,
    claim.check?.reason,
    claim.returned?.reason,
    claim.resolution?.reason,
    claim.clearance?.remark,
  ];
}

function citationRecords(citation: Citation, { sources }: Pick<ArticleState, "sources">, of: Of): SearchRecord[] {
  const { id, locator, passage, sourceId } = citation;
  const source = sourceId === null ? undefined : sources.get(sourceId);
  if (source === undefined) return [of("citation", id, [aliasIn(citation.alias)])];
  const { title, publisher, author, alias } = source;
  const named = of("citation", id, [title, publisher, author, passage, locator, alias], { sourceId });
  return source.access === "public" ? [named] : [named, of("citation", id, [aliasIn(alias)])];
}

function queryRecords(query: Query, { sources }: Pick<ArticleState, "sources">, of: Of): SearchRecord[] {
  const { id, whom, question, answer, sourceId } = query;
  const field = "query" as const;
  if (isWithheld(query)) return [of("query", id, [aliasIn(whom)], { field })];
  const source = sourceId === null ? undefined : sources.get(sourceId);
  const alias = source === undefined || source.access === "public" ? null : aliasIn(source.alias);
  const named = of("query", id, [whom, question, answer?.words, alias], { field, sourceId });
  return alias === null ? [named] : [named, of("query", id, [alias], { field })];
}

/** What the presenter says of a source without an alias is nobody's word. */
function aliasIn(alias: string | null): string | null {
  return alias === namelessSource ? null : alias;
}

function record(kind: RecordKind, id: string, claimId: string | null, texts: Texts): SearchRecord {
  const given = texts.filter((text): text is string => text !== null && text !== undefined && text.trim() !== "");
  return { kind, id, claimId, texts: given, field: null, sourceId: null };
}
