/**
 * The log in pages, as this reader may see it: of the whole article with every seq, or what touched one claim, and there without
 * what is withheld, in pages cut after the rights were asked: that something hidden touched this claim is for nobody to infer.
 */
import "server-only";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { type LogRow, logRows, logRowsOfClaim } from "#db/log.ts";
import { idOf } from "../claim/commands.ts";
import type { LogEntry } from "../log/event.ts";
import type { EventPage } from "../log/event-page.ts";
import { fingerprintOf } from "../log/fingerprint.ts";
import { presentEntry } from "../log/present.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { presentIn } from "./presence.ts";
import { openEntry } from "./seal-entry.ts";

/** As it stands in an address. */
export const eventsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  claim: idOf.optional(),
  fingerprint: z.literal("1").optional().describe("Tell as well what text and claims are at the log's end, as a hash."),
  presence: z.literal("1").optional().describe("Tell as well who else is here."),
});

export async function listEvents(
  principal: Principal,
  articleId: string,
  input: z.input<typeof eventsQuery>,
): Promise<EventPage> {
  const { after, limit, claim, fingerprint, presence } = parseInput(eventsQuery, input);
  return database().read(async (tx) => {
    const { live } = await readableArticle(tx, principal, articleId);
    const present = (row: LogRow) => presentEntry(openEntry(row), live.state, principal);
    const wanted = { after, limit: limit + 1 };
    const found =
      claim === undefined
        ? (await logRows(tx, articleId, wanted)).map(present)
        : await visibleOfClaim(tx, articleId, claim, wanted, present);
    const events = found.slice(0, limit);
    return {
      events,
      next: found.length > limit ? (events.at(-1)?.seq ?? null) : null,
      ...(fingerprint !== undefined && {
        fingerprint: { seq: live.state.seq, hash: fingerprintOf(live.state), build: process.env.STET_BUILD ?? "" },
      }),
      ...(presence !== undefined && {
        presence: presentIn(articleId, principal, live.state.meta).map((told) => told.presence),
      }),
    };
  });
}

const rowsAtOnce = 200;

async function visibleOfClaim(
  tx: Tx,
  articleId: string,
  claimId: string,
  { after, limit }: { after: number; limit: number },
  present: (row: LogRow) => LogEntry,
): Promise<LogEntry[]> {
  const visible: LogEntry[] = [];
  let from = after;
  while (visible.length < limit) {
    const rows = await logRowsOfClaim(tx, articleId, claimId, { after: from, limit: rowsAtOnce });
    visible.push(...rows.map(present).filter(({ event }) => event.type !== "withheld"));
    if (rows.length < rowsAtOnce) break;
    from = rows.at(-1)!.seq;
  }
  return visible.slice(0, limit);
}
