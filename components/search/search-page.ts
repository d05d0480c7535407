/** What a search answers, and what its hits are called. */
import type { Hit } from "#lib/search/hits.ts";

export interface FoundArticle {
  id: string;
  title: string;
  hits: readonly Hit[];
  /** There are others than those. */
  more: boolean;
}

export interface SearchPage {
  articles: readonly FoundArticle[];
  /** The cursor of the next page; null on the last. */
  next: string | null;
  /** False while some articles are still being read in. */
  whole: boolean;
}

const ofClaim: Record<Exclude<Hit["kind"], "text" | "sign-off">, string> = {
  claim: "Claim",
  note: "Note on claim",
  citation: "Source of claim",
  query: "Query on claim",
  correction: "Correction of claim",
  attachment: "File of claim",
};

export function sayHit({ kind, claim }: Hit): string {
  if (kind === "sign-off") return "Sign-off";
  if (kind === "text") return claim === null ? "Text" : `Text of claim ${claim.number}`;
  return `${ofClaim[kind]} ${claim?.number ?? ""}`.trim();
}

/** Where a hit leads: to its claim on the desk, else to the article. */
export function placeOf(articleId: string, { claim }: Pick<Hit, "claim">): string {
  return `/articles/${articleId}${claim === null ? "" : `?claim=${claim.id}`}`;
}

function key(id: string, label: string, group: "Screen" | "Search", ...keys: string[]) {
  return { id, label, group, keys };
}

export const toSearch = key("search-house", "Search everything", "Screen", "/");
/** The help page prints them. */
export const searchKeys = [
  toSearch,
  key("next-hit", "Go to the next hit", "Search", "ArrowDown"),
  key("previous-hit", "Go to the previous hit", "Search", "ArrowUp"),
];
