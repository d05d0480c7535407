/** An article as one reader may see it, whole: the snapshot to which the entries behind its `seq` lead on. */
import "server-only";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import type { ArticleState } from "../log/article-state.ts";
import { type PackedSnapshot, packState } from "../log/packed-snapshot.ts";
import { presentPast, presentState } from "../log/present.ts";
import { type ArticleSnapshot, snapshotOf } from "../log/snapshot.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { articleAt, readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";

/**
 * As it stands in an address. `packed` is for our own screens and leaves out what they can work out; it changes with them. With `seq`,
 * the article as it stood after that entry.
 */
export const articleQuery = z.strictObject({
  form: z.enum(["full", "packed"]).default("full"),
  seq: z.coerce.number().int().min(1).optional(),
});

/** Throws `not-found` also for an article that this person may not read. */
export async function readArticle(principal: Principal, articleId: string): Promise<ArticleSnapshot> {
  return snapshotOf(await readState(principal, articleId));
}

/** The same as a state, for exports and for what is derived on the server. */
export async function readState(principal: Principal, articleId: string): Promise<ArticleState> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  return presentState(live.state, principal);
}

/** What is asked for in an address. Throws `not-current` when there is no such entry yet. */
export async function readArticleAs(
  principal: Principal,
  articleId: string,
  input: z.input<typeof articleQuery> | Readonly<Record<string, string>>,
): Promise<ArticleSnapshot | PackedSnapshot> {
  const { form, seq } = parseInput(articleQuery, input);
  const state = await (seq === undefined ? readState(principal, articleId) : pastState(principal, articleId, seq));
  return form === "packed" ? packState(state) : snapshotOf(state);
}

async function pastState(principal: Principal, articleId: string, seq: number): Promise<ArticleState> {
  return database().read(async (tx) => {
    const { live } = await readableArticle(tx, principal, articleId);
    if (seq > live.state.seq) throw new AppError("not-current", "The article has no such entry yet.");
    return presentPast(await articleAt(tx, articleId, seq), live.state, principal);
  });
}

/** What the article is called, for a page whose screen fetches the rest. Throws as `readArticle` does. */
export async function readTitle(principal: Principal, articleId: string): Promise<string> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  return live.state.meta.title;
}
