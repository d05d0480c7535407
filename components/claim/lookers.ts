/** Who else looks at a claim, in words; empty when nobody does. */
import type { PersonHere } from "#lib/editor/desk-view.ts";

export function sayLookers(present: readonly PersonHere[], claimId: string): string {
  const [first, second, ...more] = present
    .filter(({ looksAt }) => looksAt.includes(claimId))
    .map(({ name }) => name.split(" ")[0]!);
  if (first === undefined) return "";
  if (second === undefined) return `${first} is looking`;
  return more.length === 0
    ? `${first} and ${second} are looking`
    : `${first} and ${more.length + 1} others are looking`;
}
