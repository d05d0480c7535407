/**
 * Who may do and see what: one table, asked by every operation, used by the screens for greying out, shown on the help page, and
 * the source of the access tests. "own" means: only with what the person made themselves. What is not listed is not allowed.
 */
import type { ArticleMeta } from "../article/article.ts";
import type { Source } from "../evidence/evidence.ts";

export const roles = ["viewer", "writer", "checker", "reviewer", "editor", "legal", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who is asking. Roles are read from the house at every request, never from a token. */
export interface Principal {
  id: string;
  name: string;
  role: Role;
}

export type Grant = "yes" | "own" | "no";
type Row = Readonly<Record<Role, Grant>>;

function allowed(...names: readonly Role[]): Row {
  return Object.fromEntries(roles.map((role) => [role, names.includes(role) ? "yes" : "no"])) as Row;
}
function own(row: Row, ...names: readonly Role[]): Row {
  return { ...row, ...Object.fromEntries(names.map((role) => [role, "own"])) };
}

const everyone = allowed(...roles);
const annotators = allowed("writer", "checker", "reviewer", "editor", "legal", "admin");
const checkers = allowed("checker", "reviewer", "editor", "legal", "admin");
const approvers = allowed("reviewer", "editor", "legal", "admin");
const editors = allowed("editor", "admin");
const admins = allowed("admin");
const ownOfAnnotators = own(allowed(), "writer", "checker", "reviewer", "editor", "legal", "admin");
const ownOfCheckers = own(allowed(), "checker", "reviewer", "editor", "legal", "admin");

/** Actions on articles are the command types; the others name what a route does. */
export const table = {
  "read-article": everyone,
  "create-article": annotators,
  "edit-text": editors,
  "take-draft": editors,
  "replace-words": editors,
  "edit-article": editors,
  "set-access": editors,
  archive: editors,
  "name-author": admins,
  "add-claim": annotators,
  "take-remarks": annotators,
  "edit-claim": own(checkers, "writer"),
  "ease-claim": checkers,
  "assign-claim": checkers,
  "place-claim": checkers,
  "withdraw-claim": own(checkers, "writer"),
  "start-check": checkers,
  "wait-claim": checkers,
  "add-note": annotators,
  "edit-note": ownOfAnnotators,
  "withdraw-note": ownOfAnnotators,
  "add-citation": annotators,
  "edit-citation": own(checkers, "writer"),
  "remove-citation": own(checkers, "writer"),
  "edit-source": checkers,
  "attach-file": annotators,
  "record-finding": checkers,
  "withdraw-finding": ownOfCheckers,
  "set-resolution": checkers,
  "ask-query": checkers,
  "answer-query": annotators,
  "propose-correction": annotators,
  "accept-correction": editors,
  "decline-correction": editors,
  "withdraw-correction": own(allowed(), "writer", "checker", "reviewer", "editor", "legal", "admin"),
  "clear-claim": allowed("legal"),
  "approve-claim": approvers,
  "return-claim": approvers,
  "sign-off": editors,
  reopen: editors,
  "export-article": everyone,
  "read-sources": everyone,
  "read-people": everyone,
  "manage-people": admins,
  "read-rules": everyone,
  "set-rules": admins,
} as const satisfies Record<string, Row>;
export type Action = keyof typeof table;

/** Fields that not everybody sees who sees the claim. A confidential source has named readers instead (`canSeeSource`). */
export const fieldTable = {
  "internal-note": annotators,
  "internal-source": annotators,
  attachment: annotators,
  query: annotators,
} as const satisfies Record<string, Row>;
export type Field = keyof typeof fieldTable;

/** `ownerId` is the maker of the thing acted on, where the table says "own". */
export function can(principal: Principal, action: Action, ownerId?: string): boolean {
  const grant = table[action][principal.role];
  return grant === "yes" || (grant === "own" && ownerId === principal.id);
}

export function canSeeField(principal: Principal, field: Field): boolean {
  return fieldTable[field][principal.role] === "yes";
}

/** Restricted articles are for their members alone: an admin is no exception. */
export function canReadArticle(principal: Principal, article: Pick<ArticleMeta, "access" | "members">): boolean {
  return article.access === "open" || article.members.includes(principal.id);
}

export function canSeeSource(principal: Principal, source: Pick<Source, "access" | "readers">): boolean {
  if (source.access === "public") return true;
  if (source.access === "internal") return canSeeField(principal, "internal-source");
  return source.readers.includes(principal.id);
}
