/**
 * Builds an article's state straight from the types, without a log: for tests of what reads a state. Words are found in the
 * document, so no test counts positions.
 */
import { Node } from "prosemirror-model";
import { type ArticleMeta, neverPublished, type Person } from "../article/article.ts";
import { foldWords, mirrorOf, textBlocks } from "../article/document-text.ts";
import { schema } from "../article/schema.ts";
import { type ClaimRanges, noRanges, type RangeEntry, withRanges } from "../claim/range.ts";
import { hashWords } from "../claim/words-hash.ts";
import { basisOf } from "../decision/basis.ts";
import type { Correction } from "../decision/correction.ts";
import { type Approval, type Check, type ClaimRecord, type Finding, nothingKnown } from "../decision/decision.ts";
import type { Attachment, Citation, Note, Source } from "../evidence/evidence.ts";
import type { Query } from "../evidence/query.ts";
import type { ArticleState } from "../log/article-state.ts";

export interface DocumentJson {
  type: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
  content?: DocumentJson[];
}

/** Text as a run, with marks by name; a link is given by its address. */
export function words(text: string, ...marks: string[]): DocumentJson[] {
  if (text === "") return [];
  const named = marks.map((mark) => (mark.includes(":") ? { type: "link", attrs: { href: mark } } : { type: mark }));
  return [{ type: "text", text, marks: named }];
}

/** A node around text, runs or nodes. */
export function node(
  type: string,
  content: string | DocumentJson[] = [],
  attrs?: Record<string, unknown>,
): DocumentJson {
  return { type, attrs, content: typeof content === "string" ? words(content) : content };
}

export interface ArticleParts {
  headline?: string;
  byline?: string;
  dateline?: string;
  /** A string is a paragraph. */
  blocks?: readonly (string | DocumentJson)[];
  claims?: readonly ClaimParts[];
  sources?: readonly Source[];
  meta?: Partial<ArticleMeta>;
  version?: number;
}

export interface ClaimParts extends Partial<Omit<ClaimRecord, "check" | "approval">> {
  /** Sought in one block of the document; `nth` from 0 where the words stand more than once. */
  exact: string;
  nth?: number;
  /** Words of another block to which the claim reaches. */
  through?: string;
  unplaced?: boolean;
  /** Gives a check of these words. */
  finding?: Finding;
  reason?: string;
  checkedBy?: Person;
  /** Gives an approval that holds. */
  approvedBy?: Person;
  self?: boolean;
}

export const writer: Person = { id: "p-writer", name: "Wazhma Writer" };
export const checker: Person = { id: "p-checker", name: "Carla Checker" };
export const reviewer: Person = { id: "p-reviewer", name: "Rahim Reviewer" };
export const legal: Person = { id: "p-legal", name: "Laila Legal" };
export const editor: Person = { id: "p-editor", name: "Edda Editor" };

export function buildDocument(parts: ArticleParts): Node {
  const blocks = (parts.blocks ?? ["Words."]).map((block) =>
    typeof block === "string" ? node("paragraph", block) : block,
  );
  const doc = Node.fromJSON(schema, {
    type: "doc",
    content: [
      node("headline", parts.headline ?? "A headline"),
      node("byline", parts.byline ?? ""),
      node("dateline", parts.dateline ?? ""),
      ...blocks,
    ],
  });
  doc.check();
  return doc;
}

export function buildArticle(parts: ArticleParts): ArticleState {
  const doc = buildDocument(parts);
  const built = (parts.claims ?? []).map((claim, index) => buildClaim(doc, claim, index + 1));
  const meta: ArticleMeta = {
    id: "article-1",
    ...mirrorOf(doc),
    sourceUrl: null,
    language: "en",
    deadline: null,
    access: "open",
    members: [],
    createdBy: writer,
    createdAt: "2026-06-01T08:00:00Z",
    archived: false,
    ...neverPublished,
    ...parts.meta,
  };
  return {
    meta,
    doc,
    version: parts.version ?? 7,
    seq: 40,
    ranges: rangesOf(built.map(({ entry }) => entry)),
    claims: new Map(built.map(({ record }) => [record.id, record])),
    sources: new Map((parts.sources ?? []).map((source) => [source.id, source])),
  };
}

function rangesOf(entries: readonly (RangeEntry | null)[]): ClaimRanges {
  return withRanges(
    noRanges,
    entries.filter((entry) => entry !== null),
  );
}

function buildClaim(doc: Node, parts: ClaimParts, index: number): { record: ClaimRecord; entry: RangeEntry | null } {
  const { exact, nth, through, unplaced, finding, reason, checkedBy, approvedBy, self, ...given } = parts;
  const range = unplaced ? { from: 0, to: 0 } : findRange(doc, exact, nth ?? 0, through);
  const folded = foldWords(through === undefined ? exact : doc.textBetween(range.from, range.to, "\n", "\n"));
  const id = given.id ?? `claim-${index}`;
  const record: ClaimRecord = {
    id,
    number: index,
    statement: folded,
    kind: "other",
    importance: "normal",
    criticism: false,
    assignee: null,
    calculation: "",
    stage: approvedBy ? "approved" : finding ? "checked" : "to-check",
    waitingFor: null,
    returned: null,
    withdrawn: null,
    createdBy: checker,
    createdAt: "2026-06-01T09:00:00Z",
    words: folded,
    wordsHash: hashWords(folded),
    quote: { exact: folded, prefix: "", suffix: "" },
    ...nothingKnown,
    ...given,
    check: finding ? buildCheck(folded, finding, reason ?? "", checkedBy ?? checker) : null,
    approval: null,
  };
  const approval = approvedBy ? buildApproval(record, approvedBy, self ?? false) : null;
  const entry = record.withdrawn === null ? { id, ...range, anchor: folded } : null;
  return { record: { ...record, approval }, entry };
}

function buildCheck(folded: string, finding: Finding, reason: string, by: Person): Check {
  return { by, at: "2026-06-02T10:30:00Z", finding, reason, words: folded, wordsHash: hashWords(folded) };
}

function buildApproval(record: ClaimRecord, by: Person, self: boolean): Approval {
  return { by, at: "2026-06-03T12:00:00Z", basis: basisOf(record), words: record.words, self, rules: 1 };
}

function findRange(doc: Node, exact: string, nth: number, through?: string): { from: number; to: number } {
  const from = findPlace(doc, exact, nth);
  const to = through === undefined ? from + exact.length : findPlace(doc, through, 0) + through.length;
  return { from, to };
}

function findPlace(doc: Node, exact: string, nth: number): number {
  let left = nth;
  for (const block of textBlocks(doc)) {
    for (let at = block.text.indexOf(exact); at >= 0; at = block.text.indexOf(exact, at + 1)) {
      if (left === 0) return block.start + at;
      left -= 1;
    }
  }
  throw new Error(`The words "${exact}" are not in the document`);
}

let made = 0;

export function buildSource(fields: Partial<Source> = {}): Source {
  made += 1;
  return {
    id: `source-${made}`,
    type: "report",
    title: `Report ${made}`,
    link: `https://example.org/report/${made}`,
    publisher: "Institute",
    author: "A. Author",
    published: "2026-05-04",
    origin: "",
    access: "public",
    alias: "",
    readers: [],
    ...fields,
  };
}

export function buildCitation(source: Source, fields: Partial<Citation> = {}): Citation {
  made += 1;
  return {
    id: `citation-${made}`,
    sourceId: source.id,
    alias: null,
    relation: "supports",
    rank: "primary",
    locator: "p. 12",
    passage: "The words of the source.",
    consultedOn: "2026-06-02",
    by: checker,
    at: "2026-06-02T10:00:00Z",
    commitment: `commitment-${made}`,
    ...fields,
  };
}

export function buildNote(body: string, fields: Partial<Note> = {}): Note {
  made += 1;
  return {
    id: `note-${made}`,
    by: checker,
    at: "2026-06-02T10:10:00Z",
    body,
    internal: true,
    mentions: [],
    editedAt: null,
    ...fields,
  };
}

export function buildQuery(fields: Partial<Query> = {}): Query {
  made += 1;
  return {
    ...{ id: `query-${made}`, by: checker, at: "2026-06-02T10:40:00Z", to: "source", purpose: "fact", whom: "" },
    ...{ sourceId: null, channel: "phone", askedOn: "2026-06-02", question: "Is it so?", answer: null },
    ...fields,
  };
}

export function buildCorrection(words: string, text: string, fields: Partial<Correction> = {}): Correction {
  made += 1;
  return {
    ...{ id: `correction-${made}`, by: checker, at: "2026-06-02T10:50:00Z", words, wordsHash: hashWords(words) },
    ...{ with: text, reason: "", decided: null },
    ...fields,
  };
}

export function buildFile(fields: Partial<Attachment> = {}): Attachment {
  made += 1;
  return {
    id: `file-${made}`,
    hash: "ab".repeat(32),
    name: "scan.pdf",
    mediaType: "application/pdf",
    size: 20480,
    by: checker,
    at: "2026-06-02T10:20:00Z",
    ...fields,
  };
}
