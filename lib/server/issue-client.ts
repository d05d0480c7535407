/**
 * An id under which text steps are sent. Issued here and bound to person and article, because prosemirror-collab takes every step
 * under one's id for one's own. It outlives a sign-in: a night offline must not end in a refusal of one's own work.
 */
import "server-only";
import { randomBytes } from "node:crypto";
import { insertClient } from "#db/log.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";

export async function issueClient(principal: Principal, articleId: string): Promise<{ clientId: string }> {
  await database().read((tx) => readableArticle(tx, principal, articleId));
  const clientId = randomBytes(16).toString("hex");
  const row = { id: clientId, articleId, personId: principal.id, createdAt: new Date().toISOString() };
  await database().write((tx) => insertClient(tx, row));
  return { clientId };
}
