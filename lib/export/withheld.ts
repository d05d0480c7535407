/** What a copy leaves out or masks, counted from what its reader may see: a reader learns nothing here that was hidden before. */
import { isFreshlyApproved } from "../decision/standing.ts";
import type { Principal } from "../policy/can.ts";
import type { CopyInput, PlacedClaim } from "./annotated-copy.ts";
import { sourceOf, standingOf } from "./copy-citations.ts";
import { carriesNote } from "./copy-notes.ts";
import { carriesExchange, isMasked } from "./copy-queries.ts";
import type { Profile } from "./profiles.ts";
import { counted } from "./wording.ts";

interface Withholding {
  profile: Profile;
  all: readonly PlacedClaim[];
  kept: readonly PlacedClaim[];
  input: CopyInput;
  reader: Principal;
}

/** Sentences without a full stop; empty when nothing is withheld. */
export function withheldOf(withholding: Withholding): string[] {
  return [
    ...claimsLeftOut(withholding),
    ...sourcesWithheld(withholding),
    ...notesWithheld(withholding),
    ...exchangeWithheld(withholding),
    ...partsLeftOut(withholding),
  ];
}

function claimsLeftOut({ profile, all, kept }: Withholding): string[] {
  const carried = new Set(kept);
  const left = all.filter((claim) => !carried.has(claim));
  if (left.length === 0) return [];
  if (profile.claims === "open") {
    return [`${counted(left.length, "claim")} without a recommended change or an open query`];
  }
  const unplaced = left.filter(({ record, range }) => range === null && isFreshlyApproved(record)).length;
  const unapproved = left.length - unplaced;
  return [
    ...(unapproved > 0 ? [`${counted(unapproved, "claim")} not freshly approved`] : []),
    ...(unplaced > 0 ? [counted(unplaced, "unplaced claim")] : []),
  ];
}

function sourcesWithheld({ profile, kept, input, reader }: Withholding): string[] {
  const standings = kept.flatMap(({ record }) =>
    record.citations.map((citation) => standingOf(sourceOf(citation, input.sources), profile, reader)),
  );
  const masked = standings.filter((standing) => standing === "masked").length;
  const leftOut = standings.filter((standing) => standing === "left-out").length;
  return [
    ...(masked > 0 ? [`${counted(masked, "citation")} under an alias`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, "citation")} of sources that are not public`] : []),
  ];
}

function notesWithheld({ profile, kept, reader }: Withholding): string[] {
  const notes = kept.flatMap(({ record }) => record.notes).filter((note) => !carriesNote(note, profile, reader));
  const internal = notes.filter((note) => note.internal).length;
  const forCopy = notes.length - internal;
  return [
    ...(internal > 0 ? [counted(internal, "internal note")] : []),
    ...(forCopy > 0 ? [counted(forCopy, "note")] : []),
  ];
}

function exchangeWithheld({ profile, kept, input, reader }: Withholding): string[] {
  const queries = kept.flatMap(({ record }) => record.queries);
  const carried = queries.filter(({ answer }) => carriesExchange(profile, answer !== null));
  const masked = carried.filter((query) => isMasked(query, profile, input.sources, reader)).length;
  const leftOut = queries.length - carried.length;
  const corrections = kept
    .flatMap(({ record }) => record.corrections)
    .filter(({ decided }) => !carriesExchange(profile, decided !== null)).length;
  return [
    ...(masked > 0 ? [`${counted(masked, "query", "queries")} under an alias`] : []),
    ...(leftOut > 0 ? [counted(leftOut, "query", "queries")] : []),
    ...(corrections > 0 ? [counted(corrections, "correction")] : []),
  ];
}

function partsLeftOut({ profile, kept }: Withholding): string[] {
  const files = kept.reduce((sum, { record }) => sum + record.attachments.length, 0);
  return [
    ...(profile.finding ? [] : ["findings of single claims"]),
    ...(profile.decisions ? [] : ["reasons, resolutions and decisions of single claims"]),
    ...(profile.record ? [] : ["who checked and who approved, counts, sign-off"]),
    ...(profile.work ? [] : ["calculations and history"]),
    ...(files > 0 ? [profile.work ? `${counted(files, "file")}, named only` : counted(files, "file")] : []),
  ];
}
