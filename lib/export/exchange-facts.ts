/** Queries, corrections and the clearance of a claim in words, the same in every format. */
import type { CopyClaim } from "./annotated-copy.ts";
import type { CopyCorrection, CopyQuery } from "./copy-queries.ts";
import { printedDay, printedMoment } from "./printed-time.ts";
import { addresseeWords, channelWords, outcomeWords, replyWords } from "./wording.ts";

type Line = [name: string, value: string];

export function exchangeLines(claim: CopyClaim, zone: string): Line[] {
  return [
    ...claim.queries.flatMap(queryLines),
    ...claim.corrections.flatMap((correction) => correctionLines(correction, zone)),
    clearedLine(claim, zone),
  ];
}

export function queryLines(query: CopyQuery): Line[] {
  const { to, purpose, whom, channel, askedOn, by, question, answer } = query;
  const asked = [
    whom || addresseeWords[to],
    channel === null ? "" : channelWords[channel],
    printedDay(askedOn),
    `asked by ${by}`,
  ];
  return [
    [purpose === "reply" ? "Right of reply" : "Query", said(listed(asked), question)],
    [
      "Answer",
      answer === null ? "Open" : said(listed([replyWords[answer.reply], printedDay(answer.answeredOn)]), answer.words),
    ],
  ];
}

export function correctionLines(correction: CopyCorrection, zone: string): Line[] {
  const { words, reason, decided } = correction;
  const change = correction.with === "" ? `Cut “${words}”` : `“${correction.with}” for “${words}”`;
  return [
    ["Correction", said(`${change} (${signed(correction, zone)})`, reason)],
    ["Decision", decided === null ? "Open" : decisionLine(decided, correction.with, zone)],
  ];
}

function decisionLine(decided: NonNullable<CopyCorrection["decided"]>, proposed: string, zone: string): string {
  const otherwise = decided.outcome === "accepted" && decided.with !== proposed ? ` as “${decided.with}”` : "";
  return said(`${outcomeWords[decided.outcome]}${otherwise} (${signed(decided, zone)})`, decided.reason);
}

export function clearedLine({ cleared }: CopyClaim, zone: string): Line {
  const lapsed = cleared?.lapsed ? " (no longer holds: the words changed)" : "";
  return ["Cleared by", cleared === null ? "" : said(`${signed(cleared, zone)}${lapsed}`, cleared.remark)];
}

function signed({ by, at }: { by: string; at: string }, zone: string): string {
  return `${by}, ${printedMoment(at, zone)}`;
}

function said(who: string, words: string): string {
  return words === "" ? who : `${who}: ${words}`;
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
