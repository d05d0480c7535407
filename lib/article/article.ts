/** The article beside its document: what is known of it, who may read it, and where it stands. */

/** A person as the record names them: the name is the one they had when the entry was written. */
export interface Person {
  id: string;
  name: string;
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
