/** Which claims the rail shows. Pure; an empty filter shows all. */
import type { ClaimKind, Stage } from "#lib/claim/claim.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import type { Finding } from "#lib/decision/decision.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export const flags = ["stale", "unplaced", "change-open", "without-source"] as const;
export type Flag = (typeof flags)[number];

export interface ClaimFilter {
  search: string;
  stage: Stage | "";
  finding: Finding | "none" | "";
  kind: ClaimKind | "";
  /** A person's id, "nobody", or empty for all. */
  assignee: string;
  flag: Flag | "";
}

export const noFilter: ClaimFilter = { search: "", stage: "", finding: "", kind: "", assignee: "", flag: "" };

/** How many of the choices narrow the list; the search counts as one. */
export function narrowness(filter: ClaimFilter): number {
  return Object.values(filter).filter((value) => value !== "").length;
}

export function filterClaims(claims: readonly ClaimView[], filter: ClaimFilter): readonly ClaimView[] {
  return narrowness(filter) === 0 ? claims : claims.filter((claim) => passes(claim, filter));
}

function passes(claim: ClaimView, filter: ClaimFilter): boolean {
  return (
    (filter.stage === "" || claim.stage === filter.stage) &&
    (filter.finding === "" || (claim.finding ?? "none") === filter.finding) &&
    (filter.kind === "" || claim.kind === filter.kind) &&
    (filter.assignee === "" || (claim.assignee?.id ?? "nobody") === filter.assignee) &&
    hasFlag(claim, filter.flag) &&
    matches(claim, filter.search)
  );
}

function hasFlag(claim: ClaimView, flag: Flag | ""): boolean {
  if (flag === "stale") return claim.stale;
  if (flag === "unplaced") return !claim.placed;
  if (flag === "change-open") return openCorrections(claim).length > 0;
  if (flag === "without-source") return claim.citations.length === 0;
  return true;
}

/** Words, statement, number ("#12" or "12"), notes, queries, and what is known of the sources. */
function matches(claim: ClaimView, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === "") return true;
  if (/^#?\d+$/.test(wanted) && Number(wanted.replace("#", "")) === claim.number) return true;
  const texts = [
    claim.exact,
    claim.statement,
    ...claim.notes.map((note) => note.body),
    ...openCorrections(claim).map((correction) => correction.with),
    ...claim.queries.flatMap(({ whom, question, answer }) => [whom, question, answer?.words]),
    ...claim.citations.flatMap(({ source, alias, passage }) => [source?.title, source?.link, alias, passage]),
  ];
  return texts.some((text) => text?.toLocaleLowerCase().includes(wanted));
}
