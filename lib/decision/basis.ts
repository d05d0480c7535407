/**
 * What a check or an approval was given for, as one short string: three hashes side by side (words.finding.citations), so that
 * whoever holds an old one can tell which of the three changed. Citations enter as salted commitments: a basis tells nothing
 * about a confidential source.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isEvidence } from "../evidence/evidence.ts";
import type { ClaimRecord } from "./decision.ts";

/** 128 bits of each hash: enough against collisions found on purpose within one claim, short enough to read. */
const digits = 32;

/** Most claims of an article share their finding, and their want of citations. */
const known = new Map<string, string>();
const most = 1000;

function shortHash(text: string): string {
  let hash = known.get(text);
  if (hash === undefined) {
    hash = bytesToHex(sha256(utf8ToBytes(text))).slice(0, digits);
    if (known.size >= most) known.clear();
    known.set(text, hash);
  }
  return hash;
}

export function basisOf(record: Pick<ClaimRecord, "wordsHash" | "check" | "citations">): string {
  const finding = record.check === null ? "" : JSON.stringify([record.check.finding, record.check.reason]);
  const commitments = record.citations
    .filter(isEvidence)
    .map((citation) => citation.commitment)
    .sort();
  return [record.wordsHash.slice(0, digits), shortHash(finding), shortHash(commitments.join(","))].join(".");
}

export type BasisPart = "words" | "finding" | "citations";

/** Which parts differ between two bases; all of them when `before` is not a basis at all. */
export function changedParts(before: string, now: string): BasisPart[] {
  const old = before.split(".");
  const present = now.split(".");
  return (["words", "finding", "citations"] as const).filter((_, index) => old[index] !== present[index]);
}
