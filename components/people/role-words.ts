/** Roles and actions as people read them. Complete over the table of rights: a new action does not compile without words. */
import type { Action, Field, Role } from "#lib/policy/can.ts";

export const roleLabels: Record<Role, string> = {
  viewer: "Viewer",
  writer: "Writer",
  checker: "Checker",
  reviewer: "Reviewer",
  editor: "Editor",
  legal: "Legal",
  admin: "Admin",
};

export const roleHints: Record<Role, string> = {
  viewer: "Reads articles and their claims",
  writer: "Adds claims, answers queries, cites sources",
  checker: "Checks claims: notes, sources, findings",
  reviewer: "Checks, and approves what others checked",
  editor: "Edits the text, approves, signs off",
  legal: "Checks and approves, clears legal claims",
  admin: "Keeps the house: people and their roles",
};

export const actionGroups: readonly { title: string; actions: Partial<Record<Action, string>> }[] = [
  {
    title: "Articles",
    actions: {
      "read-article": "Read an article",
      "create-article": "Bring an article in",
      "edit-text": "Edit the text",
      "take-draft": "Bring in a new draft, or restore an old text",
      "take-remarks": "Bring in what others wrote on a copy",
      "replace-words": "Replace words (programs)",
      "edit-article": "Set deadline, language, source link",
      "name-author": "Say whose a name in a file is",
      "set-access": "Open or restrict an article",
      archive: "Archive an article",
      "export-article": "Export an annotated copy",
    },
  },
  {
    title: "Claims",
    actions: {
      "add-claim": "Add a claim",
      "edit-claim": "Edit a claim",
      "ease-claim": "Make it less important, or say that it criticises nobody",
      "assign-claim": "Assign a claim",
      "place-claim": "Place an unplaced claim",
      "withdraw-claim": "Withdraw a claim",
      "start-check": "Start a check",
      "wait-claim": "Set a claim to wait",
    },
  },
  {
    title: "Evidence",
    actions: {
      "add-note": "Write a note",
      "edit-note": "Rewrite a note",
      "withdraw-note": "Take a note back",
      "add-citation": "Cite a source",
      "edit-citation": "Edit a citation",
      "remove-citation": "Remove a citation",
      "edit-source": "Edit the record of a source",
      "attach-file": "Attach a file",
      "ask-query": "Ask somebody about a claim",
      "answer-query": "Write down what came back",
    },
  },
  {
    title: "Decisions",
    actions: {
      "record-finding": "Record a finding",
      "withdraw-finding": "Take a finding back",
      "set-resolution": "Set a resolution",
      "approve-claim": "Approve a claim others checked",
      "return-claim": "Return a claim",
      "propose-correction": "Propose other words",
      "accept-correction": "Accept a correction into the text",
      "decline-correction": "Decline a correction",
      "withdraw-correction": "Take a correction back",
      "clear-claim": "Clear a legal claim",
      "sign-off": "Sign an article off",
      reopen: "Reopen a signed-off article",
    },
  },
  {
    title: "House",
    actions: {
      "read-sources": "See the list of sources",
      "read-people": "See names and roles",
      "read-rules": "See the rules of the house",
      "set-rules": "Set the rules of the house",
      "manage-people": "Add people, change roles, remove people",
    },
  },
];

export const fieldLabels: Record<Field, string> = {
  "internal-note": "Internal notes",
  "internal-source": "Internal sources",
  attachment: "Attached files",
  query: "Queries and their answers",
};
