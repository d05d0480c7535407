/**
 * Citations as a copy carries them. A confidential source stands under its alias in every copy, even for a reader who may see it:
 * a file travels further than its reader. What a mask leaves is the stance; link, pinpoint, passage and dates would name it.
 */

import { safeUrl } from "../article/safe-url.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import {
  type Citation,
  isEvidence,
  type Rank,
  type Relation,
  type Source,
  type SourceType,
} from "../evidence/evidence.ts";
import { canSeeSource, type Principal } from "../policy/can.ts";
import type { Profile } from "./profiles.ts";
import { confidentialSource, namelessSource } from "./wording.ts";

export interface CopySource {
  type: SourceType;
  title: string;
  /** A safe link, or null. */
  link: string | null;
  publisher: string;
  author: string;
  published: string;
}

export interface CopyCitation {
  relation: Relation;
  rank: Rank;
  /** Null when masked: then `alias` stands for it and the fields below are empty. */
  source: CopySource | null;
  alias: string;
  locator: string;
  passage: string;
  consultedOn: string;
}

type Standing = "named" | "masked" | "left-out";

export function citationsOf(
  record: ClaimRecord,
  profile: Profile,
  sources: ReadonlyMap<string, Source>,
  reader: Principal,
): CopyCitation[] {
  return record.citations.flatMap((citation) => {
    if (profile.claims === "approved" && !isEvidence(citation)) return [];
    const source = sourceOf(citation, sources);
    const standing = standingOf(source, profile, reader);
    if (standing === "left-out") return [];
    return standing === "named" && source !== null ? named(citation, source) : masked(citation, source);
  });
}

export function sourceOf(
  { sourceId }: Pick<Citation, "sourceId">,
  sources: ReadonlyMap<string, Source>,
): Source | null {
  return sourceId === null ? null : (sources.get(sourceId) ?? null);
}

/** How a source stands in copies of a profile; `source` is null for a reader it is withheld from. */
export function standingOf(source: Source | null, profile: Profile, reader: Principal): Standing {
  const open = source !== null && source.access !== "confidential" && canSeeSource(reader, source);
  switch (profile.sources) {
    case "permitted":
      return open ? "named" : "masked";
    case "alias":
      return "masked";
    case "public":
      return source?.access === "public" ? "named" : "left-out";
  }
}

function named(citation: Citation, source: Source): CopyCitation {
  return {
    relation: citation.relation,
    rank: citation.rank,
    source: {
      type: source.type,
      title: source.title,
      link: source.link === null ? null : safeUrl(source.link),
      publisher: source.publisher,
      author: source.author,
      published: source.published,
    },
    alias: "",
    locator: citation.locator,
    passage: citation.passage,
    consultedOn: citation.consultedOn,
  };
}

function masked(citation: Citation, source: Source | null): CopyCitation {
  return {
    relation: citation.relation,
    rank: citation.rank,
    source: null,
    alias: aliasOfSource(source, citation.alias ?? ""),
    locator: "",
    passage: "",
    consultedOn: "",
  };
}

/** `alias` is what the presenter put in the place of a source this reader may not see. */
export function aliasOfSource(source: Source | null, alias: string): string {
  if (source === null) return alias || confidentialSource;
  if (source.alias !== "") return source.alias;
  return source.access === "confidential" ? confidentialSource : namelessSource[source.type];
}
