/** What concerns whoever asks, newest first, under the rights of now: who may no longer read an article has neither line nor count. */
import "server-only";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { countUnread, type InboxReader, inboxRows } from "#db/inbox.ts";
import { idOf } from "../claim/commands.ts";
import { type InboxLine, type InboxPage, inboxLine } from "../log/inbox-line.ts";
import { canReadArticle, canSeeField, type Principal } from "../policy/can.ts";
import { readCursorAs, writeCursorOf } from "./cursor.ts";
import { database } from "./database.ts";
import { articleToRead } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";

/** As it stands in an address. */
export const inboxQuery = z.strictObject({
  only: z.enum(["all", "unread"]).default("all"),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(0).max(100).default(40).describe("0 for the count alone."),
});

const place = z.tuple([z.iso.datetime(), idOf, z.int()]);

export async function listInbox(principal: Principal, input: z.input<typeof inboxQuery>): Promise<InboxPage> {
  const { only, cursor, limit } = parseInput(inboxQuery, input);
  const given = readCursorAs(place, cursor);
  const after = given && { at: given[0], articleId: given[1], seq: given[2] };
  const reader = readerOf(principal);
  return database().read(async (tx) => {
    const unread = await countUnread(tx, reader);
    if (limit === 0) return { lines: [], next: null, unread };
    const rows = await inboxRows(tx, reader, { unread: only === "unread", after, limit: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      lines: await linesOf(tx, principal, rows.slice(0, limit)),
      next: last === undefined ? null : writeCursorOf([last.at, last.articleId, last.seq]),
      unread,
    };
  });
}

export function readerOf(principal: Principal): InboxReader {
  return {
    id: principal.id,
    seesInternalNotes: canSeeField(principal, "internal-note"),
    seesQueries: canSeeField(principal, "query"),
  };
}

/** Memory may be ahead of the rows: who lost the right meanwhile gets nothing of the article. */
async function linesOf(
  tx: Tx,
  principal: Principal,
  rows: Awaited<ReturnType<typeof inboxRows>>,
): Promise<InboxLine[]> {
  const lines: InboxLine[] = [];
  for (const { articleId, ...row } of rows) {
    const state = (await articleToRead(tx, articleId))?.live.state;
    if (state === undefined || !canReadArticle(principal, state.meta)) continue;
    lines.push(inboxLine(row, state, principal));
  }
  return lines;
}
