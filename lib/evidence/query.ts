/**
 * A question put to somebody about a claim: to the writer, to a source, for a document; or to a person the article criticises, who has
 * a right of reply. What was asked and what came back, as the contact log of a house holds it. The draft itself is never sent.
 */
import type { Person } from "../article/article.ts";
import type { WaitingFor } from "../claim/claim.ts";

/** fact: is it so? reply: what do you say to it? */
export const purposes = ["fact", "reply"] as const;
export type Purpose = (typeof purposes)[number];

export const channels = ["in-person", "phone", "e-mail", "message", "letter", "other"] as const;
export type Channel = (typeof channels)[number];

/** "dropped": asked by mistake or no longer needed. */
export const replies = ["confirmed", "corrected", "denied", "answered", "declined", "no-answer", "dropped"] as const;
export type Reply = (typeof replies)[number];

export interface Query {
  id: string;
  by: Person;
  at: string;
  to: WaitingFor;
  purpose: Purpose;
  /** Who was asked; the alias of the source for a reader from whom it is withheld. */
  whom: string;
  /** The cited source that was asked; null when it is none, or withheld. */
  sourceId: string | null;
  /** Null for a reader from whom the source is withheld. */
  channel: Channel | null;
  /** ISO day, or empty. */
  askedOn: string;
  question: string;
  /** Null while it is open. */
  answer: { by: Person; at: string; reply: Reply; answeredOn: string; words: string } | null;
}

export function openQueries(record: { queries: readonly Query[] }): readonly Query[] {
  return record.queries.filter((query) => query.answer === null);
}

/** All this reader is told is that it was asked. */
export function isWithheld(query: Query): boolean {
  return query.channel === null;
}

/** A reply was asked for, or is being waited for: nobody need think of it any more. */
export function isReplyAsked(record: { queries: readonly Query[] }): boolean {
  return record.queries.some(({ purpose, answer }) => purpose === "reply" && answer?.reply !== "dropped");
}

/** The person criticised was asked, whatever came of it. */
export function wasHeard(record: { queries: readonly Query[] }): boolean {
  return record.queries.some(
    ({ purpose, answer }) => purpose === "reply" && answer !== null && answer.reply !== "dropped",
  );
}
