/** The log of an article, the accepted commands and the stored states: rows in, rows out. */
import { and, asc, desc, eq, gt, inArray, lte, min, notInArray, sql } from "drizzle-orm";
import { prepared, type Tx } from "./client.ts";
import { clients, commands, houseLog, log, logClaims, snapshots } from "./schema.ts";

export type LogRow = typeof log.$inferSelect;
export type HouseLogRow = typeof houseLog.$inferSelect;
export type CommandRow = typeof commands.$inferSelect;

const at = sql.placeholder;

const insertQuery = prepared((tx) =>
  tx
    .insert(log)
    .values({
      articleId: at("articleId"),
      seq: at("seq"),
      version: at("version"),
      type: at("type"),
      byId: at("byId"),
      byName: at("byName"),
      at: at("at"),
      payload: at("payload"),
      salt: at("salt"),
      commitment: at("commitment"),
      hash: at("hash"),
    })
    .prepare(),
);
const insertClaimQuery = prepared((tx) =>
  tx
    .insert(logClaims)
    .values({ articleId: at("articleId"), claimId: at("claimId"), seq: at("seq") })
    .prepare(),
);

/** `claimIds`: which claims the entry touched. */
export async function insertLogRow(tx: Tx, row: LogRow, claimIds: Iterable<string>): Promise<void> {
  insertQuery(tx).run(row);
  for (const claimId of claimIds) insertClaimQuery(tx).run({ articleId: row.articleId, claimId, seq: row.seq });
}

const afterQuery = prepared((tx) =>
  tx
    .select()
    .from(log)
    .where(and(eq(log.articleId, at("articleId")), gt(log.seq, at("after")), lte(log.seq, at("upTo"))))
    .orderBy(asc(log.seq))
    .limit(at("limit"))
    .prepare(),
);

/** Entries behind `after`, oldest first, `upTo` included. */
export async function logRows(
  tx: Tx,
  articleId: string,
  { after, upTo = Number.MAX_SAFE_INTEGER, limit = -1 }: { after: number; upTo?: number; limit?: number },
): Promise<LogRow[]> {
  return afterQuery(tx).all({ articleId, after, upTo, limit });
}

/** As `logRows`, of those entries that touched one claim. */
export async function logRowsOfClaim(
  tx: Tx,
  articleId: string,
  claimId: string,
  { after, limit }: { after: number; limit: number },
): Promise<LogRow[]> {
  const touched = tx
    .select({ seq: logClaims.seq })
    .from(logClaims)
    .where(and(eq(logClaims.articleId, articleId), eq(logClaims.claimId, claimId), gt(logClaims.seq, after)))
    .orderBy(asc(logClaims.seq))
    .limit(limit);
  return tx
    .select()
    .from(log)
    .where(and(eq(log.articleId, articleId), inArray(log.seq, touched)))
    .orderBy(asc(log.seq))
    .all();
}

/** The newest entries of these kinds, newest first. */
export async function logRowsOfTypes(
  tx: Tx,
  articleId: string,
  types: readonly LogRow["type"][],
  limit: number,
): Promise<LogRow[]> {
  return tx
    .select()
    .from(log)
    .where(and(eq(log.articleId, articleId), inArray(log.type, [...types])))
    .orderBy(desc(log.seq))
    .limit(limit)
    .all();
}

const commandQuery = prepared((tx) =>
  tx
    .select()
    .from(commands)
    .where(eq(commands.id, at("id")))
    .prepare(),
);
const insertCommandQuery = prepared((tx) =>
  tx
    .insert(commands)
    .values({
      id: at("id"),
      articleId: at("articleId"),
      personId: at("personId"),
      firstSeq: at("firstSeq"),
      lastSeq: at("lastSeq"),
      contentHash: at("contentHash"),
    })
    .prepare(),
);

export async function commandRow(tx: Tx, id: string): Promise<CommandRow | null> {
  return commandQuery(tx).get({ id }) ?? null;
}

export async function insertCommand(tx: Tx, row: CommandRow): Promise<void> {
  insertCommandQuery(tx).run(row);
}

/** Every accepted command of an article, in the order of their entries. */
export async function commandsOf(tx: Tx, articleId: string): Promise<CommandRow[]> {
  return tx.select().from(commands).where(eq(commands.articleId, articleId)).orderBy(asc(commands.firstSeq)).all();
}

/** The newest stored states, newest first. */
export async function snapshotRows(
  tx: Tx,
  articleId: string,
  count: number,
): Promise<{ seq: number; state: string }[]> {
  return tx
    .select({ seq: snapshots.seq, state: snapshots.state })
    .from(snapshots)
    .where(eq(snapshots.articleId, articleId))
    .orderBy(desc(snapshots.seq))
    .limit(count)
    .all();
}

/** The newest stored state that is not newer than `seq`. */
export async function snapshotRowAt(
  tx: Tx,
  articleId: string,
  seq: number,
): Promise<{ seq: number; state: string } | null> {
  const row = tx
    .select({ seq: snapshots.seq, state: snapshots.state })
    .from(snapshots)
    .where(and(eq(snapshots.articleId, articleId), lte(snapshots.seq, seq)))
    .orderBy(desc(snapshots.seq))
    .limit(1)
    .get();
  return row ?? null;
}

/** A moment of the past is replayed from the milestone before it. (The driver binds numbers as reals: hence the cast.) */
const entriesPerMilestone = 1000;

/**
 * Stores a state and drops all but the newest `keep`, and one in so many entries for whoever looks at the past: they can be made
 * again from the log. What is dropped goes first, so that its pages, which must be overwritten in any case, take the new one.
 */
export async function insertSnapshot(
  tx: Tx,
  articleId: string,
  seq: number,
  state: string,
  keep: number,
): Promise<void> {
  const stays = tx
    .select({ seq: snapshots.seq })
    .from(snapshots)
    .where(eq(snapshots.articleId, articleId))
    .orderBy(desc(snapshots.seq))
    .limit(keep - 1);
  const milestones = tx
    .select({ seq: min(snapshots.seq) })
    .from(snapshots)
    .where(eq(snapshots.articleId, articleId))
    .groupBy(sql`${snapshots.seq} / CAST(${entriesPerMilestone} AS INTEGER)`);
  tx.delete(snapshots)
    .where(
      and(eq(snapshots.articleId, articleId), notInArray(snapshots.seq, stays), notInArray(snapshots.seq, milestones)),
    )
    .run();
  tx.insert(snapshots).values({ articleId, seq, state }).run();
}

const clientQuery = prepared((tx) =>
  tx
    .select({ articleId: clients.articleId, personId: clients.personId })
    .from(clients)
    .where(eq(clients.id, at("id")))
    .prepare(),
);

/** Whom a client id was issued to, and for which article. */
export async function clientRow(tx: Tx, id: string): Promise<{ articleId: string; personId: string } | null> {
  return clientQuery(tx).get({ id }) ?? null;
}

export async function insertClient(tx: Tx, row: typeof clients.$inferSelect): Promise<void> {
  tx.insert(clients).values(row).run();
}

/** The last of all, or of a type. */
export async function lastHouseLogRow(tx: Tx, type?: string): Promise<HouseLogRow | null> {
  const ofType = type === undefined ? undefined : eq(houseLog.type, type);
  return tx.select().from(houseLog).where(ofType).orderBy(desc(houseLog.seq)).limit(1).get() ?? null;
}

export async function insertHouseLogRow(tx: Tx, row: HouseLogRow): Promise<void> {
  tx.insert(houseLog).values(row).run();
}

export async function houseLogRows(tx: Tx, after: number, limit: number): Promise<HouseLogRow[]> {
  return tx.select().from(houseLog).where(gt(houseLog.seq, after)).orderBy(asc(houseLog.seq)).limit(limit).all();
}
