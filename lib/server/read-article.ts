/** An article as one reader may see it, whole: the snapshot to which the entries behind its `seq` lead on. */
import "server-only";
import { z } from "zod";
import type { ArticleState } from "../log/article-state.ts";
import { type PackedSnapshot, packState } from "../log/packed-snapshot.ts";
import { presentState } from "../log/present.ts";
import { type ArticleSnapshot, snapshotOf } from "../log/snapshot.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";

/** As it stands in an address. `packed` is for our own screens and leaves out what they can work out; it changes with them. */
export const articleQuery = z.strictObject({ form: z.enum(["full", "packed"]).default("full") });

/** Throws `not-found` also for an article that this person may not read. */
export async function readArticle(principal: Principal, articleId: string): Promise<ArticleSnapshot> {
  return snapshotOf(await readState(principal, articleId));
}

/** The same as a state, for exports and for what is derived on the server. */
export async function readState(principal: Principal, articleId: string): Promise<ArticleState> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  return presentState(live.state, principal);
}

/** What is asked for in an address. */
export async function readArticleAs(
  principal: Principal,
  articleId: string,
  input: Readonly<Record<string, string>>,
): Promise<ArticleSnapshot | PackedSnapshot> {
  const { form } = parseInput(articleQuery, input);
  const state = await readState(principal, articleId);
  return form === "packed" ? packState(state) : snapshotOf(state);
}

/** What the article is called, for a page whose screen fetches the rest. Throws as `readArticle` does. */
export async function readTitle(principal: Principal, articleId: string): Promise<string> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  return live.state.meta.title;
}
