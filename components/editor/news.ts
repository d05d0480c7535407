/** What changed between two looks at the claims, in words for those who do not see it. Pure. */
import { stateLabel } from "#components/claim/claim-labels.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

/** What others did between two looks at the claims. What I did myself I know. */
export function newsBetween(before: readonly ClaimView[], now: readonly ClaimView[], myId: string): string[] {
  const old = new Map(before.map((claim) => [claim.id, claim]));
  return now.flatMap((claim) => {
    const was = old.get(claim.id);
    if (was === claim) return [];
    if (was === undefined)
      return claim.createdBy.id === myId ? [] : [`${claim.createdBy.name} added claim ${claim.number}`];
    return changes(was, claim, myId);
  });
}

function changes(was: ClaimView, claim: ClaimView, myId: string): string[] {
  const news: string[] = [];
  const note = claim.notes.at(-1);
  if (claim.notes.length > was.notes.length && note && note.by.id !== myId) {
    news.push(`${note.by.name} wrote a note on claim ${claim.number}`);
  }
  const citation = claim.citations.at(-1);
  if (claim.citations.length > was.citations.length && citation && citation.by.id !== myId) {
    news.push(`${citation.by.name} added a source to claim ${claim.number}`);
  }
  const { answer } = claim.queries.find((query, at) => query.answer !== null && was.queries[at]?.answer === null) ?? {};
  if (answer && answer.by.id !== myId) news.push(`${answer.by.name} answered a query on claim ${claim.number}`);
  const mine = [claim.check?.by.id, claim.approval?.by.id, claim.returned?.by.id].includes(myId);
  if (stateLabel(was) !== stateLabel(claim) && !mine) news.push(`Claim ${claim.number}: ${stateLabel(claim)}`);
  return news;
}
