/** Whose a name in a file is: from then on what came in under it is shown, and counted, as that person's. */
import { AppError } from "../app-error.ts";
import type { Imported, Person } from "../article/article.ts";
import type { Correction } from "../decision/correction.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { ArticleState } from "./article-state.ts";
import type { CommandOf } from "./command.ts";
import type { ArticleEvent } from "./event.ts";

interface NamingContext {
  /** Somebody of the house who may read the article. */
  person(id: string): Person | null;
}

export function authorNamed(
  { claims }: ArticleState,
  { author, personId }: CommandOf<"name-author">,
  context: NamingContext,
): ArticleEvent[] {
  const known = [...claims.values()].flatMap(importedOf).find((imported) => imported.author === author);
  if (known === undefined) throw new AppError("unfit", "Nothing in this article came in under that name.");
  const person = personId === null ? null : context.person(personId);
  if (personId !== null && person === null) {
    throw new AppError("unfit", "Nobody who may read this article has that id.");
  }
  if ((known.person?.id ?? null) === personId) throw new AppError("already-done", "That is so already.");
  return [{ type: "author-named", author, person }];
}

function importedOf({ notes, corrections }: ClaimRecord): Imported[] {
  return [...notes, ...corrections].flatMap(({ imported }) => imported ?? []);
}

/** The claim with the name resolved; itself when nothing in it came in under the name. */
export function withAuthorNamed(claim: ClaimRecord, author: string, person: Person | null): ClaimRecord {
  if (!importedOf(claim).some((imported) => imported.author === author)) return claim;
  const named = <T extends { imported?: Imported }>(signed: T): T => {
    if (signed.imported?.author !== author) return signed;
    const { person: _, ...imported } = signed.imported;
    return { ...signed, imported: person === null ? imported : { ...imported, person } };
  };
  const corrections = claim.corrections.map(named);
  const wrote = person !== null && corrections.some((correction) => wroteSinceCheck(correction, claim, person));
  return {
    ...claim,
    notes: claim.notes.map(named),
    corrections,
    wordsBy: wrote && !claim.wordsBy.includes(person.id) ? [...claim.wordsBy, person.id] : claim.wordsBy,
  };
}

/** Their words stand in the text and nobody has checked them since: they may not approve them. */
function wroteSinceCheck({ imported, decided }: Correction, { check }: ClaimRecord, person: Person): boolean {
  return imported?.person?.id === person.id && decided?.outcome === "accepted" && decided.at > (check?.at ?? "");
}
