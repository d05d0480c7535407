/** May this person do this? Asks the table; for what only its maker may do, finds out who made it. */
import "server-only";
import { AppError } from "../app-error.ts";
import { importances } from "../claim/claim.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Command } from "../log/command.ts";
import { type Action, can, type Principal } from "../policy/can.ts";

const nobody = "";

export function refuseForbidden(principal: Principal, command: Command, state: ArticleState): void {
  const claim = "claimId" in command ? state.claims.get(command.claimId ?? "") : undefined;
  const maker = makerOf(command, claim);
  refuseUnless(principal, command.type, maker === null ? principal.id : maker);
  for (const action of alsoAsked(command, claim)) refuseUnless(principal, action);
}

function refuseUnless(principal: Principal, action: Action, ownerId?: string): void {
  if (can(principal, action, ownerId)) return;
  const { role } = principal;
  throw new AppError("forbidden", `The role ${role} may not do this here (${action}).`, { action, role });
}

/** What one row does not say: what stands in the way of a sign-off is not taken away by whoever may write beside it. */
function alsoAsked(command: Command, claim: ClaimRecord | undefined): readonly Action[] {
  switch (command.type) {
    case "edit-claim":
      return claim !== undefined && isEased(claim, command) ? ["ease-claim"] : [];
    case "withdraw-claim":
      return claim?.importance === "legal" || claim?.criticism ? ["ease-claim"] : [];
    case "answer-query":
      return command.reply === "dropped" ? ["ask-query"] : [];
    default:
      return [];
  }
}

function isEased(
  claim: Pick<ClaimRecord, "importance" | "criticism">,
  { importance = claim.importance, criticism = claim.criticism }: Partial<typeof claim>,
): boolean {
  return importances.indexOf(importance) < importances.indexOf(claim.importance) || (claim.criticism && !criticism);
}

/** Undefined when it is nobody's own work; null when it is not there: `decide` will say so. */
function makerOf(command: Command, claim: ClaimRecord | undefined): string | null | undefined {
  switch (command.type) {
    case "edit-claim":
      return claim?.createdBy.id ?? null;
    case "withdraw-claim":
      if (claim === undefined) return null;
      return hasWorkOfOthers(claim) ? nobody : claim.createdBy.id;
    case "edit-note":
    case "withdraw-note":
      return claim?.notes.find((note) => note.id === command.noteId)?.by.id ?? null;
    case "withdraw-correction":
      return claim?.corrections.find((correction) => correction.id === command.correctionId)?.by.id ?? null;
    case "edit-citation":
    case "remove-citation":
      return claim?.citations.find((citation) => citation.id === command.citationId)?.by.id ?? null;
    case "withdraw-finding":
      return claim?.check?.by.id ?? null;
    default:
      return undefined;
  }
}

/** Once others have put work into it, a claim is no longer its maker's alone: no query is got rid of by withdrawing what it is about. */
function hasWorkOfOthers(claim: ClaimRecord): boolean {
  const { check, citations, notes, attachments, queries, corrections, createdBy } = claim;
  if (check !== null || citations.length > 0) return true;
  return [...notes, ...attachments, ...queries, ...corrections].some(({ by }) => by.id !== createdBy.id);
}
