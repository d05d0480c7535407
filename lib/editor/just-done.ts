/** What a person has just added to the record, and how it is taken back. */
import type { ArticleState } from "../log/article-state.ts";
import type { DeskCommand, Done } from "./desk-view.ts";

/** `id` is the command's, which a note and a citation take over. Null for what is not undone by one command. */
export function doneBy(command: DeskCommand, id: string): Done | null {
  switch (command.type) {
    case "add-claim": {
      const { type, claimId = id } = command;
      return { type, claimId, undo: { type: "withdraw-claim", claimId, reason: "Undone" } };
    }
    case "add-note": {
      const { type, claimId } = command;
      return { type, claimId, undo: { type: "withdraw-note", claimId, noteId: id } };
    }
    case "add-citation": {
      const { type, claimId } = command;
      return { type, claimId, undo: { type: "remove-citation", claimId, citationId: id } };
    }
    case "record-finding": {
      const { type, claimId } = command;
      return { type, claimId, undo: { type: "withdraw-finding", claimId } };
    }
    default:
      return null;
  }
}

/** False when the claim is withdrawn, or when something has come to rest on the finding. */
export function stands({ type, claimId }: Done, claims: ArticleState["claims"]): boolean {
  const claim = claims.get(claimId);
  return claim?.withdrawn === null && (type !== "record-finding" || claim.replaced !== null);
}
