/** What the export dialog chooses and is told: a copy, a format, what the server says of it. */

import { articlePath } from "#lib/editor/article-path.ts";
import type { FormatId } from "#lib/export/format-names.ts";
import type { ProfileId } from "#lib/export/profiles.ts";

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
