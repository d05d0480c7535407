/** A source as the list shows it: its record, and the claims the reader may see that rest on it. */
import type { Relation, Source } from "#lib/evidence/evidence.ts";

export interface RestingClaim {
  articleId: string;
  articleTitle: string;
  claimId: string;
  number: number;
  words: string;
  relation: Relation;
}

export interface ListedSource extends Source {
  claims: readonly RestingClaim[];
}

/** What a source is called: its title, else its link, else its alias. */
export function nameOf(source: Pick<Source, "title" | "link" | "alias">): string {
  return source.title || source.link || source.alias || "A source without a name";
}

/** "Author, Publisher, 2026" of what is known. */
export function aboutOf(source: Pick<Source, "author" | "publisher" | "published">): string {
  return [source.author, source.publisher, source.published].filter(Boolean).join(", ");
}
