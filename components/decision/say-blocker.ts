/** What stands in the way of the sign-off, as a person reads it. */
import type { BlockedAt, Blocker, Obstacle } from "#lib/decision/blockers.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

const labels: Record<Exclude<Obstacle, "uncorroborated" | "uncovered">, string> = {
  unplaced: "unplaced: its words are not in the article",
  stale: "stale: its words or evidence changed",
  "not-approved": "not approved",
  unresolved: "inaccurate or disputed, and nothing decided about the words",
  "correction-open": "a correction is open: accept or decline it",
  "query-open": "a query is not answered",
  uncited: "no source: the house wants one for this kind",
  unheard: "whom it criticises was not asked for a reply",
  uncleared: "the legal reviewer has not cleared these words",
};

export function sayBlocker({ why, has, needs }: Pick<Blocker, "why" | "has" | "needs">): string {
  if (why === "uncorroborated") return `${has} of ${needs} independent sources, and no primary one`;
  if (why === "uncovered") return `no claim on it: ${has} % of the statements have one, the house wants ${needs} %`;
  return labels[why];
}

/** The sources that claims cite, as far as this reader sees them. */
export function sourcesOf(claims: readonly ClaimView[]): BlockedAt["sources"] {
  const cited = claims.flatMap(({ citations }) => citations.flatMap(({ source }) => source ?? []));
  return new Map(cited.map((source) => [source.id, source]));
}
