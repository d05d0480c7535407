/** An article comes in: read from text, Markdown, HTML or a web page, and written as the first entry of a log of its own. */
import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import type { Node } from "prosemirror-model";
import { z } from "zod";
import { insertArticle, setMembers } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { insertLogRow } from "#db/log.ts";
import { AppError } from "../app-error.ts";
import { type ArticleMeta, neverPublished } from "../article/article.ts";
import { mirrorOf } from "../article/document-text.ts";
import { safeUrl } from "../article/safe-url.ts";
import { claimsOfRemarks } from "../claim/claims-of-remarks.ts";
import { applyEntry } from "../log/apply-entry.ts";
import { liveArticle } from "../log/authority.ts";
import { languageTag, moment } from "../log/command.ts";
import { genesis } from "../log/hash-chain.ts";
import { can, type Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { fetchAsTold } from "./fetched-pages.ts";
import { type HeldArticle, nothingStored, publish } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";
import { rowOf } from "./project-article.ts";
import { incoming, readIncoming } from "./read-incoming.ts";
import { sealEntry } from "./seal-entry.ts";
import { refuseTooMany, takeRemarks } from "./take-remarks.ts";

export const newArticle = z.strictObject({
  ...incoming,
  sourceUrl: z
    .string()
    .refine((text) => safeUrl(text) !== null, "must be an http, https, mailto or tel link")
    .nullish(),
  language: languageTag.nullish(),
  deadline: moment.nullish(),
});

export interface CreatedArticle {
  id: string;
  version: number;
  seq: number;
  /** What the import left out, in words. */
  dropped: readonly string[];
}

/** Its text and what the file says about it stand in one transaction: nobody sees half of it. */
export async function createArticle(
  principal: Principal,
  input: unknown,
  again?: AskAgain,
  signal?: AbortSignal,
  fetch = fetchAsTold(principal.id),
): Promise<CreatedArticle> {
  const given = parseInput(newArticle, input);
  refuseUnlessCreator(principal);
  const { doc, dropped, remarks, found } = await readIncoming(given, signal, fetch);
  refuseTooMany(remarks);
  const claims = claimsOfRemarks(doc, remarks);
  const at = new Date().toISOString();
  const meta: Omit<ArticleMeta, "createdBy"> = {
    id: randomUUID(),
    ...mirrorOf(doc),
    sourceUrl: given.sourceUrl ?? found?.sourceUrl ?? null,
    language: given.language ?? found?.language ?? null,
    deadline: given.deadline ?? null,
    access: "open",
    members: [],
    createdAt: at,
    archived: false,
    ...neverPublished,
  };
  const article = await database().write(async (tx) => {
    const now = await principalNow(tx, principal, again);
    refuseUnlessCreator(now);
    const by = { id: now.id, name: now.name };
    const created = await insertCreated(tx, { ...meta, createdBy: by }, doc, dropped);
    return (await takeRemarks(tx, now, created, claims, { by, at })).taken;
  });
  publish(meta.id, article);
  const { version, seq } = article.live.state;
  return { id: meta.id, version, seq, dropped };
}

/** A Word file of 20 MB in base64. */
const longest = 28 * 1024 * 1024;

/** How many bytes an article of theirs may have; asked before they are read. */
export function longestArticle(principal: Principal): number {
  refuseUnlessCreator(principal);
  return longest;
}

export function refuseUnlessCreator(principal: Principal): void {
  if (can(principal, "create-article")) return;
  throw new AppError("forbidden", `The role ${principal.role} may not bring articles in.`);
}

async function insertCreated(tx: Tx, meta: ArticleMeta, doc: Node, dropped: readonly string[]): Promise<HeldArticle> {
  const event = { type: "article-created" as const, meta, doc: doc.toJSON(), dropped };
  const entry = { seq: 1, at: meta.createdAt, by: meta.createdBy, event };
  const row = sealEntry(genesis, meta.id, entry, 0);
  const salt = randomBytes(16).toString("hex");
  await insertArticle(tx, { ...rowOf(meta), seq: 1, version: 0, head: row.hash, salt, changedAt: meta.createdAt });
  await setMembers(tx, meta.id, meta.members);
  await insertLogRow(tx, row, []);
  const live = liveArticle(applyEntry(null, entry).state);
  return { live, head: row.hash, salt, stored: nothingStored, written: [], deep: true };
}
