/**
 * From a bundle to the article it was made of, in a house that does not have it: the log entry by entry as it was, its tables by the
 * code that writes them, then both held against each other. Whatever is not as the bundle says leaves nothing behind.
 */
import "server-only";
import { hash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { type CommandRow, insertCommand, type LogRow } from "#db/log.ts";
import { insertSource, type SourceRow, sourceOf, sourceRowsOf } from "#db/sources.ts";
import { AppError } from "../app-error.ts";
import type { ArticleState } from "../log/article-state.ts";
import { agreeOnSources } from "./agree-on-sources.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { type BundleFacts, bundleFacts } from "./bundle-article.ts";
import { database } from "./database.ts";
import { forget } from "./live-articles.ts";
import { projectArticle } from "./project-article.ts";
import { groupsOf, oddInReplay, playEntry } from "./replay-article.ts";
import { keepFile } from "./store-file.ts";
import { verifyArticleLog } from "./verify-log.ts";

export interface Restored {
  articleId: string;
  title: string;
  entries: number;
  sources: number;
  files: number;
}

interface Bundle {
  facts: BundleFacts;
  rows: readonly LogRow[];
  files: ReadonlyMap<string, Uint8Array>;
}

/** Throws `AppError`: "unfit" for what is no whole bundle, "already-done" when the house has the article. */
export async function restoreBundle(zip: Uint8Array): Promise<Restored> {
  const bundle = readBundle(zip);
  const { facts, rows, files } = bundle;
  const written = new Set<string>();
  const restored = await database().write(async (tx) => {
    if ((await articleHead(tx, facts.articleId)) !== null) {
      throw new AppError("already-done", "This house has the article already. Nothing was changed.");
    }
    const sources = await restoreSources(tx, facts);
    const state = await playBundle(tx, bundle);
    await refuseUnlessSame(tx, facts);
    for (const id of await agreeOnSources(tx, state)) written.add(id);
    // Before the commit, so that the log never speaks of a file that is not there; a file that nothing speaks of does no harm.
    for (const [name, bytes] of files) {
      if (!(await keepFile(name, bytes))) throw notWhole("The house keeps another file under the name of one in it");
    }
    return { articleId: facts.articleId, title: state.meta.title, entries: rows.length, sources, files: files.size };
  });
  forget(written);
  return restored;
}

function readBundle(zip: Uint8Array): Bundle {
  const parts = unpacked(zip);
  const [described, log] = [parts["bundle.json"], parts["log.jsonl"]];
  if (described === undefined || log === undefined) throw notWhole("It is no bundle of Stet");
  const facts = bundleFacts.safeParse(parsed(strFromU8(described)));
  if (facts.data === undefined) throw notWhole("Its description cannot be read");
  if (hash("sha256", log) !== facts.data.logSha256) throw notWhole("Its log was changed");
  const files = new Map<string, Uint8Array>();
  for (const { name, sha256 } of facts.data.files) {
    const bytes = parts[`files/${name}`];
    if (bytes === undefined || hash("sha256", bytes) !== sha256)
      throw notWhole("A file in it is missing or was changed");
    files.set(name, bytes);
  }
  const lines = strFromU8(log)
    .split("\n")
    .filter((line) => line !== "");
  const rows = lines.map((line) => parsed(line) as LogRow);
  if (rows.some(({ articleId }) => articleId !== facts.data!.articleId))
    throw notWhole("Its log is of several articles");
  return { facts: facts.data, rows, files };
}

function unpacked(zip: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(zip);
  } catch {
    throw notWhole("It is no zip, or cut off");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notWhole("It is damaged");
  }
}

function notWhole(why: string): AppError {
  return new AppError("unfit", `The bundle cannot be restored. ${why}. Nothing was changed.`);
}

/** Records that the house has by the same id stay as they are here, but for who may know them (`agreeOnSources`). */
async function restoreSources(tx: Tx, { sources }: BundleFacts): Promise<number> {
  const given = sources as unknown as SourceRow[];
  const present = await sourceRowsOf(
    tx,
    given.map(({ id }) => id),
  );
  const known = new Set(present.map(({ id }) => id));
  const missing = given.filter(({ id }) => !known.has(id));
  for (const row of missing) {
    await insertSource(tx, row);
    const author = { by: { id: row.createdById, name: "" }, at: new Date().toISOString() };
    await appendHouseEntry(tx, { type: "source-added", source: sourceOf(row) }, author);
  }
  return missing.length;
}

/** As it was written: what one command led to is projected together. */
async function playBundle(tx: Tx, { facts, rows }: Bundle): Promise<ArticleState> {
  const commands = facts.commands as unknown as CommandRow[];
  const lastOf = new Map(commands.map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq]));
  let state: ArticleState | null = null;
  for (const group of groupsOf(rows, lastOf)) {
    const [before, touchedAt] = [state, new Map<string, number>()];
    for (const row of group) state = await playEntry(tx, state, row, facts.salt, touchedAt);
    const { hash: head, at } = group.at(-1)!;
    await projectArticle(tx, before ?? state!, state!, { head, at, touchedAt });
  }
  if (state === null) throw notWhole("Its log is empty");
  for (const command of commands) await insertCommand(tx, command);
  return state;
}

async function refuseUnlessSame(tx: Tx, { articleId, seq, head }: BundleFacts): Promise<void> {
  const chain = await verifyArticleLog(tx, articleId);
  if (!chain.ok || chain.entries !== seq || chain.head !== head) throw notWhole("Its log does not verify");
  const odd = await oddInReplay(tx, articleId);
  if (odd !== null) throw notWhole(`Entry ${odd.seq}: ${odd.what}`);
}
