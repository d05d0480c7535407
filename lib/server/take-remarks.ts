/** The remarks of a file go into an article: inside `write`, as entries of its log; publishing is the caller's. */
import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { readHouse, rulesOf } from "#db/house.ts";
import { AppError } from "../app-error.ts";
import type { PlacedRemark } from "../article/import/remark.ts";
import type { RemarkClaim } from "../claim/claims-of-remarks.ts";
import { newSource } from "../evidence/commands.ts";
import type { Source } from "../evidence/evidence.ts";
import type { ArticleEvent } from "../log/event.ts";
import { type RemarkContext, remarksTaken } from "../log/remarks-taken.ts";
import type { Principal } from "../policy/can.ts";
import { type Author, appendEvents } from "./append-events.ts";
import type { HeldArticle } from "./live-articles.ts";
import { citableSource } from "./source-records.ts";

/** As many as a long book has. Each is an entry of the log or several, and all are written at once. */
const mostRemarks = 3000;

export function refuseTooMany(remarks: readonly PlacedRemark[]): void {
  if (remarks.length <= mostRemarks) return;
  throw new AppError("too-large", `The file has more than ${mostRemarks} comments, footnotes and changes. Split it.`);
}

/** With the entries that were written, none when nothing is new. */
export async function takeRemarks(
  tx: Tx,
  principal: Principal,
  article: HeldArticle,
  claims: readonly RemarkClaim[],
  author: Author,
): Promise<{ taken: HeldArticle; events: readonly ArticleEvent[] }> {
  if (claims.length === 0) return { taken: article, events: [] };
  const context = await contextOf(tx, article, author);
  const said = claims.flatMap(({ threads }) => threads.flatMap((thread) => thread.said));
  const links = new Set(said.flatMap((each) => each.links.map(({ href }) => href)).filter((href) => isPage.test(href)));
  const sources = await sourcesOf(tx, principal, links, author);
  const events = remarksTaken(article.live, claims, { ...context, sourceAt: (href) => sources.get(href) ?? null });
  return { taken: events.length === 0 ? article : await appendEvents(tx, article, events, author), events };
}

/** What `takeRemarks` would write, links aside. */
export async function remarksToTake(
  tx: Tx,
  article: HeldArticle,
  claims: readonly RemarkClaim[],
  author: Author,
): Promise<readonly ArticleEvent[]> {
  return remarksTaken(article.live, claims, { ...(await contextOf(tx, article, author)), sourceAt: () => null });
}

async function contextOf(tx: Tx, { salt }: HeldArticle, { by, at }: Author): Promise<Omit<RemarkContext, "sourceAt">> {
  const rules = rulesOf(await readHouse(tx));
  return {
    ...{ by, now: at, salt, rules, newId: randomUUID },
    ...{ person: () => null, seesInternalNotes: () => false, source: () => null },
  };
}

/** Other links name people. */
const isPage = /^https?:/i;

/** For the house alone, as the notes are that they stand in, until somebody says otherwise. */
async function sourcesOf(
  tx: Tx,
  principal: Principal,
  links: ReadonlySet<string>,
  author: Author,
): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>();
  for (const link of links) {
    const typed = newSource.safeParse({ link, access: "internal" });
    if (typed.success) sources.set(link, await citableSource(tx, principal, typed.data, author));
  }
  return sources;
}
