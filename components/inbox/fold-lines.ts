/** Lines that say the same of several claims, one after the other, as one: twelve assignments are one piece of news. */
import type { InboxLine } from "#lib/log/inbox-line.ts";

/** Newest first, as the lines are; never empty. */
export type Fold = readonly [InboxLine, ...InboxLine[]];

export function foldLines(lines: readonly InboxLine[]): Fold[] {
  const folds: [InboxLine, ...InboxLine[]][] = [];
  for (const line of lines) {
    const last = folds.at(-1);
    if (last !== undefined && saysTheSame(last[0], line)) last.push(line);
    else folds.push([line]);
  }
  return folds;
}

/** Words of their own keep a line apart: they are what it is read for. */
function saysTheSame(a: InboxLine, b: InboxLine): boolean {
  return (
    a.kind === b.kind &&
    a.article.id === b.article.id &&
    a.byName === b.byName &&
    a.text === b.text &&
    a.read === b.read &&
    a.claim !== null &&
    b.claim !== null
  );
}

/** By number, each once. */
export function claimsOf(fold: Fold): readonly NonNullable<InboxLine["claim"]>[] {
  const claims = new Map(fold.flatMap(({ claim }) => (claim === null ? [] : [[claim.id, claim]])));
  return [...claims.values()].sort((a, b) => a.number - b.number);
}

/** Where a fold leads: to the first of its claims in the article. */
export function pathOf(fold: Fold): string {
  const [claim] = claimsOf(fold);
  return `/articles/${fold[0].article.id}${claim === undefined ? "" : `?claim=${claim.id}`}`;
}

export function keyOf({ article, seq }: InboxLine): string {
  return `${article.id}:${seq}`;
}
