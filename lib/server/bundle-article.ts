/**
 * One article whole, as a zip to keep elsewhere: its log with every content and salt, its own secret, the commands that were accepted,
 * the house's records of the sources it cites, the files kept as evidence. From it a house without the article makes the very same
 * (restore-bundle.ts). Nothing is withheld, so nobody gets it over the network: it is made by who holds the house's files.
 */
import "server-only";
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { z } from "zod";
import { articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { commandsOf, logRows } from "#db/log.ts";
import { sourceRowsOf } from "#db/sources.ts";
import { AppError } from "../app-error.ts";
import type { ArticleEvent } from "../log/event.ts";
import { openEntry } from "./seal-entry.ts";
import { filePath } from "./store-file.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What `bundle.json` in the zip says. */
export const bundleFacts = z.strictObject({
  /** Of this form of bundle. */
  bundle: z.literal(1),
  articleId: z.string(),
  /** The log's last entry and its hash. */
  seq: z.int().min(1),
  head: hex,
  /** The article's own secret. */
  salt: z.string().min(1),
  sources: z.array(z.looseObject({ id: z.string() })),
  commands: z.array(z.looseObject({ id: z.string() })),
  /** Names of the files, and SHA-256 of their bytes. */
  files: z.array(z.strictObject({ name: hex, sha256: hex })),
  logSha256: hex,
});
export type BundleFacts = z.output<typeof bundleFacts>;

/** Gives the zip piece by piece to `write`; answers what is in it. */
export async function bundleArticle(
  tx: Tx,
  articleId: string,
  write: (piece: Uint8Array) => void,
): Promise<BundleFacts> {
  const head = await articleHead(tx, articleId);
  if (head === null) throw new AppError("not-found", "There is no article with that id.");
  const rows = await logRows(tx, articleId, { after: 0 });
  const events = rows.filter(({ payload }) => payload !== null).map((row) => openEntry(row).event);
  const log = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const files = await filesOf(events);
  const facts: BundleFacts = {
    ...{ bundle: 1, articleId, seq: head.seq, head: head.head, salt: head.salt },
    sources: await sourceRowsOf(tx, sourceIdsIn(events)),
    commands: await commandsOf(tx, articleId),
    files: files.map(({ name, bytes }) => ({ name, sha256: hash("sha256", bytes) })),
    logSha256: hash("sha256", log),
  };
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    write(piece);
  });
  addDeflated(zip, "bundle.json", JSON.stringify(facts, null, 2));
  addDeflated(zip, "log.jsonl", log);
  // Pictures and PDF do not get smaller.
  for (const { name, bytes } of files) {
    const entry = new ZipPassThrough(`files/${name}`);
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return facts;
}

function addDeflated(zip: Zip, name: string, text: string): void {
  const entry = new ZipDeflate(name);
  zip.add(entry);
  entry.push(new TextEncoder().encode(text), true);
}

/** Removed citations and withdrawn claims keep theirs: the log speaks of them. */
function sourceIdsIn(events: readonly ArticleEvent[]): string[] {
  const ids = events.flatMap((event) => {
    if (event.type === "citation-added" || event.type === "citation-edited") return event.citation.sourceId ?? [];
    if (event.type === "source-edited") return event.source?.id ?? [];
    return event.type === "query-asked" ? (event.query.sourceId ?? []) : [];
  });
  return [...new Set(ids)];
}

async function filesOf(events: readonly ArticleEvent[]): Promise<{ name: string; bytes: Buffer }[]> {
  const names = events.flatMap((event) => (event.type === "file-attached" ? event.attachment.hash : []));
  return Promise.all([...new Set(names)].map(async (name) => ({ name, bytes: await readFile(filePath(name)) })));
}
