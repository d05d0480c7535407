/** A line of somebody's inbox as they may see it now: what happened to what, by whom, and the words of it. */
import type { ArticleMeta } from "../article/article.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { Principal } from "../policy/can.ts";
import type { ArticleState } from "./article-state.ts";
import { presentState } from "./present.ts";
import type { ConcernKind, Subject } from "./whom-it-concerns.ts";

/** What is kept of a line. With the article, `seq` is its name. */
export interface InboxEntry extends Subject {
  seq: number;
  at: string;
  byName: string;
  read: boolean;
}

export interface InboxLine {
  article: Pick<ArticleMeta, "id" | "title">;
  seq: number;
  kind: ConcernKind;
  at: string;
  byName: string;
  read: boolean;
  claim: Pick<ClaimRecord, "id" | "number" | "words"> | null;
  /** The note, question, answer, reason or new words, as they stand now; empty when there are none, or no longer for this reader. */
  text: string;
}

/** A page of them as it goes over the wire. */
export interface InboxPage {
  lines: InboxLine[];
  /** The `cursor` of the next page; null on the last. */
  next: string | null;
  /** How many there are that this person has not read. */
  unread: number;
}

/** `state` is the whole article. */
export function inboxLine(entry: InboxEntry, state: ArticleState, reader: Principal): InboxLine {
  const { claimId, aboutId: _, ...shown } = entry;
  const { id, title } = state.meta;
  const record = claimId === null ? undefined : state.claims.get(claimId);
  const seen =
    record && presentState({ ...state, claims: new Map([[record.id, record]]) }, reader).claims.get(record.id);
  return {
    ...shown,
    article: { id, title },
    claim: seen === undefined ? null : { id: seen.id, number: seen.number, words: seen.words },
    text: textOf(entry, state, seen),
  };
}

function textOf({ kind, at, aboutId }: InboxEntry, { meta }: ArticleState, claim: ClaimRecord | undefined): string {
  const isAbout = ({ id }: { id: string }) => id === aboutId;
  switch (kind) {
    case "assigned":
    case "signed-off":
      return "";
    case "mentioned":
      return claim?.notes.find(isAbout)?.body ?? "";
    case "returned":
      return claim?.returned?.at === at ? claim.returned.reason : "";
    case "asked":
      return claim?.queries.find(isAbout)?.question ?? "";
    case "answered":
      return claim?.queries.find(isAbout)?.answer?.words ?? "";
    case "accepted":
      return claim?.corrections.find(isAbout)?.decided?.with ?? "";
    case "declined":
      return claim?.corrections.find(isAbout)?.decided?.reason ?? "";
    case "reopened":
      return meta.reopened?.at === at ? meta.reopened.reason : "";
  }
}
