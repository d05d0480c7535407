/** What is known for or against a claim: notes, citations of sources, files. */
import type { Imported, Person } from "../article/article.ts";

export interface Note {
  id: string;
  by: Person;
  at: string;
  /** When it was in a file: `by` brought it in. */
  imported?: Imported;
  /** A small safe subset of Markdown (note-markdown.ts). */
  body: string;
  /** Internal notes leave the house in no copy but the checking copy. */
  internal: boolean;
  /** Whom the words mean where they say "@" and a name, each under the name they had when it was written. */
  mentions: readonly Person[];
  editedAt: string | null;
}

export const sourceTypes = ["person", "document", "report", "dataset", "page", "recording", "book", "other"] as const;
export type SourceType = (typeof sourceTypes)[number];

/** public: may be printed. internal: for the house. confidential: for named people only. */
export const sourceAccesses = ["public", "internal", "confidential"] as const;
export type SourceAccess = (typeof sourceAccesses)[number];

/** A record of the house, used by many claims. */
export interface Source {
  id: string;
  type: SourceType;
  title: string;
  link: string | null;
  publisher: string;
  author: string;
  /** As printed: a year, a month or a day in ISO 8601; empty when unknown. */
  published: string;
  /** What it rests on, where many repeat one: "Reuters, 5 May". Sources of one origin count once. Empty when it stands for itself. */
  origin: string;
  access: SourceAccess;
  /** What those see who may not see the source; "confidential source" when empty. */
  alias: string;
  /** Ids of the people a confidential source is named to, its maker among them. */
  readers: readonly string[];
}

/** to-check: found, by a person or in a file, and looked at by nobody yet. It is no evidence until somebody says what it does. */
export const relations = ["supports", "contradicts", "context", "to-check"] as const;
export type Relation = (typeof relations)[number];
export const ranks = ["primary", "secondary"] as const;
export type Rank = (typeof ranks)[number];

export interface Citation {
  id: string;
  /** Null for a reader from whom the source is withheld: then `alias` stands for it and locator and passage are empty. */
  sourceId: string | null;
  alias: string | null;
  relation: Relation;
  rank: Rank;
  /** The pinpoint: page, paragraph, time code, table cell. */
  locator: string;
  /** The words quoted from the source. */
  passage: string;
  /** ISO day, or empty. */
  consultedOn: string;
  by: Person;
  at: string;
  /** Salted SHA-256 of what an approval binds to; tells nothing to one who may not see the source. */
  commitment: string;
}

/** A picture or PDF kept as evidence under the keyed hash of its bytes. */
export interface Attachment {
  id: string;
  hash: string;
  name: string;
  mediaType: string;
  size: number;
  by: Person;
  at: string;
}

export function isEvidence({ relation }: Pick<Citation, "relation">): boolean {
  return relation !== "to-check";
}
