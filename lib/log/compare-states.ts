/** Two moments of one article held against each other: its words, and what became of its claims in between. */
import { textLines } from "../article/document-text.ts";
import { type DiffLine, diffLines } from "../article/text-diff.ts";
import type { Stage } from "../claim/claim.ts";
import type { Finding } from "../decision/decision.ts";
import type { ArticleState } from "./article-state.ts";
import { type ClaimView, viewClaim } from "./claim-view.ts";

/** What a comparison looks at of a claim; a citation in one line. */
export interface ClaimMoment {
  words: string;
  placed: boolean;
  stale: boolean;
  finding: Finding | null;
  stage: Stage;
  citations: readonly string[];
}

export interface ClaimDifference {
  id: string;
  number: number;
  what: "added" | "withdrawn" | "changed";
  /** Null when the claim was not there yet. */
  before: ClaimMoment | null;
  after: ClaimMoment;
}

export interface Comparison {
  text: readonly DiffLine[];
  /** Of claims that differ, by number. */
  claims: readonly ClaimDifference[];
}

/** `before` is the older of the two; both as their reader may see them. */
export function compareStates(before: ArticleState, after: ArticleState): Comparison {
  return { text: diffLines(textLines(before.doc), textLines(after.doc)), claims: claimDifferences(before, after) };
}

function claimDifferences(before: ArticleState, after: ArticleState): ClaimDifference[] {
  const claims = [...after.claims.values()].sort((a, b) => a.number - b.number);
  return claims.flatMap((record): ClaimDifference[] => {
    const known = before.claims.get(record.id);
    const was = known === undefined ? null : momentOf(viewClaim(before, known));
    const is = momentOf(viewClaim(after, record));
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const gone = known?.withdrawn === null && record.withdrawn !== null;
    const what = was === null ? "added" : gone ? "withdrawn" : "changed";
    return [{ id: record.id, number: record.number, what, before: was, after: is }];
  });
}

function momentOf(claim: ClaimView): ClaimMoment {
  const { exact: words, placed, stale, finding, stage } = claim;
  return { words, placed, stale, finding, stage, citations: claim.citations.map(citationLine) };
}

/** A citation in one line: what is withheld stands as its alias. */
function citationLine({ source, alias, relation, locator }: ClaimView["citations"][number]): string {
  const name = source?.title || source?.link || alias || "confidential source";
  return [name, relation, locator].filter((part) => part !== "").join(", ");
}
