/**
 * The annotated copy: the format-free model every export is made from, built by allow-list from an article as its reader may see
 * it. What a profile does not carry is null or empty here, so a writer prints what it finds and cannot leak. Positions and ids
 * of the record stay behind: claims are known by number, text by offsets into `text`.
 */
import type { Node } from "prosemirror-model";
import type { ArticleMeta } from "../article/article.ts";
import { documentText, foldWords } from "../article/document-text.ts";
import { safeUrl } from "../article/safe-url.ts";
import type { ClaimKind, Importance, Stage, WaitingFor } from "../claim/claim.ts";
import { type ClaimRanges, rangeOf } from "../claim/range.ts";
import { hashWords } from "../claim/words-hash.ts";
import { openCorrections } from "../decision/correction.ts";
import type { ClaimRecord, Finding, Resolution } from "../decision/decision.ts";
import { isCleared, isFreshlyApproved, isStale, type Tone, toneOf } from "../decision/standing.ts";
import type { Source } from "../evidence/evidence.ts";
import { openQueries } from "../evidence/query.ts";
import type { Principal } from "../policy/can.ts";
import { claimHistories, type HistoryEntry, type HistoryLine } from "./claim-history.ts";
import { type Block, copyBlocks, type TextRange, textRanger } from "./copy-blocks.ts";
import { type CopyCitation, citationsOf } from "./copy-citations.ts";
import { type CopyFile, type CopyNote, filesOf, notesOf } from "./copy-notes.ts";
import { type CopyCorrection, type CopyQuery, correctionsOf, queriesOf } from "./copy-queries.ts";
import { type CopyRecord, recordOf } from "./copy-record.ts";
import { type Profile, type ProfileId, profiles } from "./profiles.ts";
import { withheldOf } from "./withheld.ts";

/** An article as presented for the reader; the log's `ArticleState` fits. */
export interface CopyInput {
  readonly meta: ArticleMeta;
  readonly doc: Node;
  readonly version: number;
  readonly ranges: ClaimRanges;
  readonly claims: ReadonlyMap<string, ClaimRecord>;
  readonly sources: ReadonlyMap<string, Source>;
}

export interface CopyContext {
  reader: Principal;
  /** ISO 8601 in UTC, and the IANA zone all times of the copy are printed in. */
  now: string;
  zone: string;
  /** The name of the house. */
  house: string;
  /** The log as presented for the reader; read by the profile that carries history. */
  history: readonly HistoryEntry[];
}

/** Who said something when; `by` is the name the record has. */
export interface Signed {
  by: string;
  at: string;
}

export interface CopyClaim {
  number: number;
  /** The words in the article, white space folded; the last ones when unplaced. */
  words: string;
  /** Null when unplaced. */
  range: TextRange | null;
  /** Empty when it says no more than the words. */
  statement: string;
  /** Null where the profile does not show how a claim stands. */
  tone: Tone | null;
  kind: ClaimKind | null;
  importance: Importance | null;
  criticism: boolean;
  assignee: string | null;
  calculation: string;
  finding: Finding | null;
  /** Quoted or paraphrased, so a claim that somebody else made, and freshly approved where it stands. */
  othersWords: boolean;
  findingReason: string;
  stage: Stage | null;
  waitingFor: WaitingFor | null;
  returned: (Signed & { reason: string }) | null;
  stale: boolean;
  resolution: (Signed & { value: Resolution; reason: string }) | null;
  checked: Signed | null;
  approved: (Signed & { self: boolean }) | null;
  citations: readonly CopyCitation[];
  notes: readonly CopyNote[];
  queries: readonly CopyQuery[];
  corrections: readonly CopyCorrection[];
  /** `lapsed`: for other words than stand there now. */
  cleared: (Signed & { remark: string; lapsed: boolean }) | null;
  files: readonly CopyFile[];
  history: readonly HistoryLine[];
}

export interface AnnotatedCopy {
  profile: Profile;
  house: string;
  headline: string;
  byline: string;
  /** Where the original of the article stands on the web, or null; for formats whose annotations point at it. */
  address: string | null;
  /** BCP 47, or null when unknown. */
  language: string | null;
  version: number;
  /** The article's words, blocks joined by line feeds, and their SHA-256 (UTF-8) in hex. */
  text: string;
  textHash: string;
  madeAt: string;
  zone: string;
  /** What readers are told of corrections after publication, oldest first; in every profile. */
  corrected: ArticleMeta["corrected"];
  blocks: readonly Block[];
  /** Placed claims of the profile in reading order, then unplaced ones by number. */
  claims: readonly CopyClaim[];
  /** Null in the public copy. */
  record: CopyRecord | null;
}

export interface BuiltCopy {
  copy: AnnotatedCopy;
  /** What the copy leaves out or masks, in words: printed by `record`, and shown in the export dialog for every profile. */
  withheld: readonly string[];
}

/** A claim with its place in the text: what the parts of the model are computed from. */
export interface PlacedClaim {
  record: ClaimRecord;
  range: TextRange | null;
}

export function annotatedCopy(input: CopyInput, profileId: ProfileId, context: CopyContext): BuiltCopy {
  const profile = profiles[profileId];
  const all = placedClaims(input);
  const kept = all.filter((claim) => carries(profile, claim));
  const histories = claimHistories(profile.work ? context.history : []);
  const text = documentText(input.doc);
  const claims = kept.map((claim) => claimOf(claim, profile, { ...input, text }, context.reader, histories));
  const withheld = withheldOf({ profile, all, kept, input, reader: context.reader });
  const copy: AnnotatedCopy = {
    profile,
    house: context.house,
    headline: input.meta.title,
    byline: input.meta.byline,
    address: webAddress(input.meta.sourceUrl),
    language: input.meta.language,
    version: input.version,
    text,
    textHash: hashWords(text),
    madeAt: context.now,
    zone: context.zone,
    corrected: input.meta.corrected,
    blocks: copyBlocks(input.doc, coveringsOf(claims)),
    claims,
    record: profile.record ? recordOf(input, profile, all, withheld) : null,
  };
  return { copy, withheld };
}

/** As programs compare it; null for what is no page, and for an address with a name and password in it. */
function webAddress(link: string | null): string | null {
  const safe = link === null ? null : safeUrl(link);
  if (safe === null) return null;
  const { protocol, username, password, href } = new URL(safe);
  return /^https?:$/.test(protocol) && username === "" && password === "" ? href : null;
}

/** Claims that are not withdrawn: placed ones in reading order, outer before inner, then unplaced ones by number. */
export function placedClaims(input: Pick<CopyInput, "doc" | "ranges" | "claims">): PlacedClaim[] {
  const rangeIn = textRanger(input.doc);
  return [...input.claims.values()]
    .filter((record) => record.withdrawn === null)
    .map((record) => {
      const range = rangeOf(input.ranges, record.id);
      return { record, range: range === null || range.from >= range.to ? null : rangeIn(range.from, range.to) };
    })
    .sort(readingOrder);
}

function readingOrder(a: PlacedClaim, b: PlacedClaim): number {
  if (a.range === null || b.range === null) {
    return Number(a.range === null) - Number(b.range === null) || a.record.number - b.record.number;
  }
  return a.range.from - b.range.from || b.range.to - a.range.to || a.record.number - b.record.number;
}

function coveringsOf(claims: readonly CopyClaim[]): { number: number; range: TextRange }[] {
  return claims.flatMap(({ number, range }) => (range === null ? [] : [{ number, range }]));
}

function carries(profile: Profile, { record, range }: PlacedClaim): boolean {
  switch (profile.claims) {
    case "all":
      return true;
    case "open":
      return isOpen(record);
    case "approved":
      return range !== null && isFreshlyApproved(record);
  }
}

/** A recommended change, or a question somebody has yet to answer. */
function isOpen(record: ClaimRecord): boolean {
  if (record.stage === "waiting" || record.stage === "returned") return true;
  if (openQueries(record).length > 0 || openCorrections(record).length > 0) return true;
  if (record.resolution !== null) return record.resolution.value === "change-recommended";
  const finding = record.check?.finding;
  return (
    finding === "inaccurate" || finding === "needs-context" || finding === "disputed" || finding === "unverifiable"
  );
}

function claimOf(
  { record, range }: PlacedClaim,
  profile: Profile,
  input: CopyInput & { text: string },
  reader: Principal,
  histories: ReadonlyMap<string, readonly HistoryLine[]>,
): CopyClaim {
  const words = range === null ? record.words : foldWords(input.text.slice(range.from, range.to));
  return {
    number: record.number,
    words,
    range,
    statement: profile.claims === "approved" || foldWords(record.statement) === words ? "" : record.statement,
    finding: profile.finding ? (record.check?.finding ?? null) : null,
    othersWords: profile.finding && range !== null && isOthersWords(record),
    citations: citationsOf(record, profile, input.sources, reader),
    notes: notesOf(record, profile, reader),
    queries: queriesOf(record, profile, input.sources, reader),
    corrections: correctionsOf(record, profile),
    ...(profile.decisions ? decisionsOf(record, range !== null) : noDecisions),
    ...(profile.work
      ? { ...workOf(record, reader), history: histories.get(record.id) ?? [] }
      : { ...noWork, history: [] }),
  };
}

function isOthersWords(record: ClaimRecord): boolean {
  return (record.kind === "quotation" || record.kind === "paraphrase") && isFreshlyApproved(record);
}

const noDecisions = {
  tone: null,
  kind: null,
  findingReason: "",
  stage: null,
  waitingFor: null,
  returned: null,
  stale: false,
  resolution: null,
  checked: null,
  approved: null,
};

function decisionsOf(record: ClaimRecord, placed: boolean): Pick<CopyClaim, keyof typeof noDecisions> {
  const { check, approval, resolution, returned } = record;
  return {
    tone: toneOf(record, placed),
    kind: record.kind,
    findingReason: check?.reason ?? "",
    stage: record.stage,
    waitingFor: record.waitingFor,
    returned:
      record.stage === "returned" && returned !== null
        ? { by: returned.by.name, at: returned.at, reason: returned.reason }
        : null,
    stale: isStale(record),
    resolution:
      resolution === null
        ? null
        : { by: resolution.by.name, at: resolution.at, value: resolution.value, reason: resolution.reason },
    checked: check === null ? null : { by: check.by.name, at: check.at },
    approved:
      record.stage === "approved" && approval !== null
        ? { by: approval.by.name, at: approval.at, self: approval.self }
        : null,
  };
}

const noWork = { importance: null, criticism: false, assignee: null, calculation: "", cleared: null, files: [] };

function workOf(record: ClaimRecord, reader: Principal): Pick<CopyClaim, keyof typeof noWork> {
  return {
    importance: record.importance,
    criticism: record.criticism,
    assignee: record.assignee?.name ?? null,
    calculation: record.calculation,
    cleared: record.clearance && {
      ...{ by: record.clearance.by.name, at: record.clearance.at, remark: record.clearance.remark },
      lapsed: !isCleared(record),
    },
    files: filesOf(record, reader),
  };
}
