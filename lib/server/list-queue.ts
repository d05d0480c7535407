/** The review queue: claims that wait for this person, across all articles under way that they may read, with all that deciding needs. */
import "server-only";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { readHouse, rulesOf } from "#db/house.ts";
import { countQueue, type QueueReader, type QueueRow, type QueueView, queueRows, queueViews } from "#db/queue.ts";
import { type ClaimInPlace, claimInPlace } from "../log/claim-in-place.ts";
import { can, canReadArticle, type Principal } from "../policy/can.ts";
import { readCursorAs, writeCursorOf } from "./cursor.ts";
import { database } from "./database.ts";
import { articleToRead } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";

/**
 * As it stands in an address. approval: checked by others, for me to approve. returned: came back and I checked it last, or it is
 * assigned to me. queries: not answered, and put to me as the writer, or by me to somebody outside. corrections: proposed, for an
 * editor to accept or decline. assigned: mine, and not done. stale: decided of other words or other evidence.
 */
export const queueQuery = z.strictObject({
  view: z.enum(queueViews).default("approval"),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export interface QueuePage {
  items: ClaimInPlace[];
  /** The `cursor` of the next page; null on the last. */
  next: string | null;
  /** Of every view. */
  counts: Record<QueueView, number>;
}

const place = z.tuple([z.int(), z.string().max(40), z.string().max(64), z.int()]);

export async function listQueue(principal: Principal, input: z.input<typeof queueQuery>): Promise<QueuePage> {
  const { view, cursor, limit } = parseInput(queueQuery, input);
  const given = readCursorAs(place, cursor);
  return database().read(async (tx) => {
    const { selfApproval } = rulesOf(await readHouse(tx));
    const reader = readerOf(principal, selfApproval);
    const after = given && { due: given[0], createdAt: given[1], articleId: given[2], number: given[3] };
    const rows = await queueRows(tx, view, reader, after, limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: await itemsOf(tx, principal, rows.slice(0, limit)),
      next: last === undefined ? null : writeCursorOf([last.due, last.createdAt, last.articleId, last.number]),
      counts: await countAll(tx, reader),
    };
  });
}

function readerOf(principal: Principal, selfApproval: boolean): QueueReader {
  return {
    id: principal.id,
    approves: can(principal, "approve-claim"),
    decides: can(principal, "accept-correction"),
    selfApproval,
  };
}

/** Memory may be ahead of the rows: who lost the right meanwhile gets nothing of the article. */
async function itemsOf(tx: Tx, principal: Principal, rows: readonly QueueRow[]): Promise<ClaimInPlace[]> {
  const items: ClaimInPlace[] = [];
  for (const { articleId, claimId } of rows) {
    const state = (await articleToRead(tx, articleId))?.live.state;
    const record = state?.claims.get(claimId);
    if (state === undefined || record === undefined || !canReadArticle(principal, state.meta)) continue;
    items.push(claimInPlace(state, record, principal));
  }
  return items;
}

async function countAll(tx: Tx, reader: QueueReader): Promise<Record<QueueView, number>> {
  const counts = {} as Record<QueueView, number>;
  for (const view of queueViews) counts[view] = await countQueue(tx, view, reader);
  return counts;
}
