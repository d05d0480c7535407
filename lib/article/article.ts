/** The article beside its document: what is known of it, who may read it, and where it stands. */

/** A person as the record names them: the name is the one they had when the entry was written. */
export interface Person {
  id: string;
  name: string;
}

/** Who said something, and when, as the file has it that it came in with: a name, until an admin says whose it is. */
export interface Imported {
  author: string;
  /** ISO 8601 in UTC, or null when the file does not tell. */
  at: string | null;
  /** Its thread was marked as resolved there. */
  resolved?: true;
  person?: Person;
}

interface Signed {
  by: Person;
  at: string;
  imported?: Imported;
}

/** Stands for whoever a file does not name. */
export const unnamed = "Unnamed";

/** The name to show for who said it; `by` of what came in with a file is only who brought it in. */
export function authorOf({ by, imported }: Pick<Signed, "by" | "imported">): string {
  return imported === undefined ? by.name : (imported.person?.name ?? (imported.author || unnamed));
}

/** Behind the name of whoever a file names, wherever a person of the house could be meant. */
export const fromFile = " (from a file)";

/** The name as copies print it: nobody there sees where it is from. */
export function printedAuthor(signed: Pick<Signed, "by" | "imported">): string {
  return authorOf(signed) + (signed.imported === undefined ? "" : fromFile);
}

/** When it was said; null when nobody knows. */
export function saidAt({ at, imported }: Pick<Signed, "at" | "imported">): string | null {
  return imported === undefined ? at : imported.at;
}

export const accesses = ["open", "restricted"] as const;
export type Access = (typeof accesses)[number];

/** An editor's statement that the article may be published. `override` is the reason given when something still blocked. */
export interface SignOff {
  by: Person;
  at: string;
  version: number;
  override: string | null;
  /** Version of the house rules it was given under. */
  rules: number;
  /** What blocked when it was overridden, in words; empty otherwise. */
  overridden: readonly string[];
  /** How many statements the article had, and how many of them a claim; absent where it was not counted yet. */
  coverage?: { statements: number; covered: number };
}

export interface ArticleMeta {
  id: string;
  /** Mirrors of the document's own nodes, kept by `mirrorOf`. */
  title: string;
  byline: string;
  dateline: string;
  sourceUrl: string | null;
  /** BCP 47, or null when unknown. */
  language: string | null;
  /** ISO 8601 with zone, or null. */
  deadline: string | null;
  access: Access;
  /** Ids of the people a restricted article is open to; kept while it is open to the house. */
  members: readonly string[];
  createdBy: Person;
  createdAt: string;
  archived: boolean;
  signOff: SignOff | null;
  /** Why it was opened again after a sign-off, until it is signed off anew. */
  reopened: { by: Person; at: string; reason: string } | null;
  /** What readers are told of corrections after publication, oldest first; every copy prints it. */
  corrected: readonly { at: string; note: string }[];
}

/** What an article has of what came later than its first entry. */
export const neverPublished = { signOff: null, reopened: null, corrected: [] } as const satisfies Partial<ArticleMeta>;
