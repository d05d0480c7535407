/** May this person do this? Asks the table; for what only its maker may do, finds out who made it. */
import "server-only";
import { AppError } from "../app-error.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Command } from "../log/command.ts";
import { can, type Principal } from "../policy/can.ts";

const nobody = "";

export function refuseForbidden(principal: Principal, command: Command, state: ArticleState): void {
  const maker = makerOf(command, state);
  if (can(principal, command.type, maker === null ? principal.id : maker)) return;
  throw new AppError("forbidden", `The role ${principal.role} may not do this here (${command.type}).`, {
    action: command.type,
    role: principal.role,
  });
}

/** Undefined when it is nobody's own work; null when it is not there: `decide` will say so. */
function makerOf(command: Command, state: ArticleState): string | null | undefined {
  if (!("claimId" in command) || command.claimId === undefined) return undefined;
  const claim = state.claims.get(command.claimId);
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
