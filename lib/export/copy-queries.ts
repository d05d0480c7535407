/**
 * Queries and corrections of a claim as a copy carries them. Of a query to a source that the copy masks it says that it was asked and
 * whether an answer came: the question, the day and the words would tell the source.
 */
import { printedAuthor, saidAt } from "../article/article.ts";
import type { WaitingFor } from "../claim/claim.ts";
import type { Outcome } from "../decision/correction.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { Source } from "../evidence/evidence.ts";
import { type Channel, isWithheld, type Purpose, type Query, type Reply } from "../evidence/query.ts";
import { canSeeField, type Principal } from "../policy/can.ts";
import type { Signed } from "./annotated-copy.ts";
import { aliasOfSource, sourceOf, standingOf } from "./copy-citations.ts";
import type { Profile } from "./profiles.ts";

export interface CopyQuery {
  to: WaitingFor;
  purpose: Purpose;
  /** A name, the alias of a masked source, or empty. */
  whom: string;
  by: string;
  /** Null, and the words below empty, when masked. */
  channel: Channel | null;
  askedOn: string;
  question: string;
  answer: { reply: Reply; answeredOn: string; words: string } | null;
}

export interface CopyCorrection extends Signed {
  words: string;
  /** Empty to cut them. */
  with: string;
  reason: string;
  decided: (Signed & { outcome: Outcome; with: string; reason: string }) | null;
}

export function queriesOf(
  record: ClaimRecord,
  profile: Profile,
  sources: ReadonlyMap<string, Source>,
  reader: Principal,
): CopyQuery[] {
  if (!canSeeField(reader, "query")) return [];
  return record.queries
    .filter(({ answer }) => carriesExchange(profile, answer !== null))
    .map((query) => {
      const { to, purpose, by, answer } = query;
      const told = { to, purpose, by: by.name };
      if (isMasked(query, profile, sources, reader)) return { ...told, ...masked(query, sources) };
      const { whom, channel, askedOn, question } = query;
      return { ...told, whom, channel, askedOn, question, answer: answer && answerOf(answer) };
    });
}

/** `settled`: answered or decided. */
export function carriesExchange(profile: Profile, settled: boolean): boolean {
  return profile.exchange === "all" || (profile.exchange === "open" && !settled);
}

export function isMasked(
  query: Query,
  profile: Profile,
  sources: ReadonlyMap<string, Source>,
  reader: Principal,
): boolean {
  if (query.sourceId === null) return isWithheld(query);
  return standingOf(sourceOf(query, sources), profile, reader) !== "named";
}

function masked(query: Query, sources: ReadonlyMap<string, Source>) {
  const source = sourceOf(query, sources);
  return {
    whom: aliasOfSource(source, query.sourceId === null ? query.whom : ""),
    ...{ channel: null, askedOn: "", question: "" },
    answer: query.answer && { reply: query.answer.reply, answeredOn: "", words: "" },
  };
}

function answerOf({ reply, answeredOn, words }: NonNullable<Query["answer"]>) {
  return { reply, answeredOn, words };
}

export function correctionsOf(record: ClaimRecord, profile: Profile): CopyCorrection[] {
  return record.corrections
    .filter(({ decided }) => carriesExchange(profile, decided !== null))
    .map(({ words, with: text, reason, decided, ...signed }) => ({
      ...{ by: printedAuthor(signed), at: saidAt(signed) ?? signed.at, words, with: text, reason },
      decided: decided && {
        ...{ by: decided.by.name, at: decided.at, outcome: decided.outcome },
        ...{ with: decided.with, reason: decided.reason },
      },
    }));
}
