import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Citation, Source } from "./evidence.ts";

/**
 * What an approval binds to of a citation, as 64 hex digits: the source's identifying fields, pinpoint, passage and stance, under
 * the article's secret salt and the citation's id, so that equal citations cannot be told equal and none can be guessed.
 */
export function citationCommitment(
  citation: Pick<Citation, "id" | "relation" | "rank" | "locator" | "passage">,
  source: Source,
  salt: string,
): string {
  const identifying = [
    source.id,
    source.type,
    source.title,
    source.link,
    source.publisher,
    source.author,
    source.published,
  ];
  const { id, relation, rank, locator, passage } = citation;
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([salt, id, identifying, relation, rank, locator, passage]))));
}
