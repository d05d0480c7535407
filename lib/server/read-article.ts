/** An article as one reader may see it, whole: the snapshot to which the entries behind its `seq` lead on. */
import "server-only";
import type { ArticleState } from "../log/article-state.ts";
import { presentState } from "../log/present.ts";
import { type ArticleSnapshot, snapshotOf } from "../log/snapshot.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";

/** Throws `not-found` also for an article that this person may not read. */
export async function readArticle(principal: Principal, articleId: string): Promise<ArticleSnapshot> {
  return snapshotOf(await readState(principal, articleId));
}

/** The same as a state, for exports and for what is derived on the server. */
export async function readState(principal: Principal, articleId: string): Promise<ArticleState> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  return presentState(live.state, principal);
}
