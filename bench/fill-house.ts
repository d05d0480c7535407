/**
 * Long articles in a real house. Every claim comes through the one door as a command; they are only sent many at once, so that
 * they share commits. Half of the claims get a finding, a quarter an approval.
 */
import { randomUUID } from "node:crypto";
import type { Range } from "#lib/claim/range.ts";
import type { Principal } from "#lib/policy/can.ts";
import { createArticle } from "#lib/server/create-article.ts";
import { executeCommand } from "#lib/server/execute-command.ts";
import { readArticle } from "#lib/server/read-article.ts";
import type { CommandBody } from "#lib/testing/house.ts";
import { claimRanges, longText } from "./long-article.ts";

/** Who brings in, checks and approves. */
export interface Cast {
  editor: Principal;
  checker: Principal;
  reviewer: Principal;
}

export interface LongArticle {
  id: string;
  words: number;
  ranges: readonly Range[];
  claimIds: readonly string[];
  /** ProseMirror JSON. */
  document: unknown;
}

const atOnce = 200;

export async function fillArticle(cast: Cast, words: number, claims: number): Promise<LongArticle> {
  const { id } = await createArticle(cast.editor, { format: "text", content: longText(words) });
  const { doc: document } = await readArticle(cast.editor, id);
  const ranges = claimRanges(document, claims);
  const claimIds = ranges.map(() => randomUUID());
  const named = ranges.map((range, index) => ({ range, claimId: claimIds[index]! }));
  const run = (by: Principal, commands: readonly CommandBody[]) => runAll(by, id, commands);
  await run(
    cast.checker,
    named.map(({ range, claimId }) => ({ type: "add-claim", claimId, at: { ...range, version: 0 } })),
  );
  const checked = claimIds.filter((_, index) => index % 2 === 0);
  await run(
    cast.checker,
    checked.map((claimId) => ({ type: "record-finding", claimId, finding: "accurate" })),
  );
  const approved = new Set<string>(checked.filter((_, index) => index % 2 === 0));
  const seen = await readArticle(cast.reviewer, id);
  await run(
    cast.reviewer,
    seen.claims
      .filter((claim) => approved.has(claim.id))
      .map(({ id: claimId, basis }) => ({ type: "approve-claim", claimId, basis })),
  );
  return { id, words, ranges, claimIds, document };
}

async function runAll(by: Principal, articleId: string, commands: readonly CommandBody[]): Promise<void> {
  for (let first = 0; first < commands.length; first += atOnce) {
    const group = commands.slice(first, first + atOnce);
    await Promise.all(group.map((command) => executeCommand(by, articleId, { id: randomUUID(), ...command })));
  }
}
