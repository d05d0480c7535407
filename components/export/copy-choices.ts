/** What the export dialog chooses and is told: a copy, a format, what the server says of it. */

import { articlePath } from "#lib/editor/article-path.ts";
import type { FormatId } from "#lib/export/format-names.ts";
import type { ProfileId } from "#lib/export/profiles.ts";
import type { Verified } from "#lib/export/read-back.ts";

export interface CopyChoice {
  profile: ProfileId;
  format: FormatId;
}

/** What the server says of a copy before it is handed over. */
export interface CopyDescription {
  version: number;
  fileName: string;
  /** Bytes. */
  size: number;
  /** How many claims the copy carries. */
  claims: number;
  /** Sentences without a full stop; empty when nothing is withheld. */
  withheld: readonly string[];
  /** What was found when the copy was read back. */
  verified: Verified;
}

/** `zone` is the IANA zone times are printed in. */
export function exportAddress(
  articleId: string,
  what: "export" | "preview",
  { profile, format }: CopyChoice,
  zone: string,
): string {
  return `${articlePath(articleId)}/${what}?${new URLSearchParams({ profile, format, zone })}`;
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const compared: Readonly<Record<Verified["text"], string>> = {
  identical: "compared with the article, whose every word is in it",
  "same-letters": "compared with the article letter by letter",
  absent: "without the article",
};

/** What the read-back proves of a copy, and no more than that. */
export function proofInWords({ claims, verified }: Pick<CopyDescription, "claims" | "verified">): string {
  const found = claims === 0 ? "" : `: ${verified.claims} of ${claims} ${claims === 1 ? "claim" : "claims"} found`;
  return `read back, ${compared[verified.text]}${found}`;
}
