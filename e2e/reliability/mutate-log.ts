/** One raw change to the tables of the log, as somebody with the file could make it. Answers what it did. */
import { and, eq, gt, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { houseLog, log } from "#db/schema.ts";
import type { Random } from "#lib/testing/seeded-random.ts";

type Row = typeof log.$inferSelect;

export function mutateLog(tx: Tx, random: Random): string {
  if (random.chance(0.1)) return mutateHouse(tx, random);
  const rows = tx.select().from(log).all();
  const row = random.pick(rows);
  const kind = random.pick(kinds);
  changes[kind](tx, row, rows, random);
  return `${kind} at ${row.articleId} ${row.seq}`;
}

type Change = (tx: Tx, row: Row, rows: readonly Row[], random: Random) => void;

/** Columns that are hashed or hash; a version is held against the replay. */
const bits = ["payload", "salt", "commitment", "hash", "at", "byId", "type"] as const;

const changes = {
  bit: (tx, row, _, random) => {
    const column = random.pick(bits);
    changeRow(tx, row, { [column]: withBitFlipped(row[column]!, random) });
  },
  deleted: (tx, row) => {
    tx.delete(log).where(at(row)).run();
  },
  "deleted and closed up": (tx, row) => {
    tx.delete(log).where(at(row)).run();
    shift(tx, row, -1);
  },
  swapped: (tx, row, rows, random) => {
    const other = random.pick(rows.filter((each) => each.articleId === row.articleId && each.seq !== row.seq));
    changeRow(tx, row, contentOf(other));
    changeRow(tx, other, contentOf(row));
  },
  doubled: (tx, row) => {
    shift(tx, row, 1);
    tx.insert(log)
      .values({ ...row, seq: row.seq + 1 })
      .run();
  },
  "of another article": (tx, row, rows, random) => {
    const other = random.pick(rows.filter((each) => each.articleId !== row.articleId));
    changeRow(tx, row, contentOf(other));
  },
  renumbered: (tx, row, rows, random) => changeRow(tx, row, { seq: rows.length + 1 + random.below(1000) }),
  "cut short": (tx, row) => {
    tx.delete(log)
      .where(and(eq(log.articleId, row.articleId), sql`${log.seq} >= ${row.seq}`))
      .run();
  },
} satisfies Record<string, Change>;
const kinds = Object.keys(changes) as (keyof typeof changes)[];

function mutateHouse(tx: Tx, random: Random): string {
  const row = random.pick(tx.select().from(houseLog).all());
  const column = random.pick(bits);
  const where = eq(houseLog.seq, row.seq);
  if (random.chance(0.3)) tx.delete(houseLog).where(where).run();
  else
    tx.update(houseLog)
      .set({ [column]: withBitFlipped(row[column]!, random) })
      .where(where)
      .run();
  return `the house's entry ${row.seq}: ${column}, or deleted`;
}

function at(row: Row) {
  return and(eq(log.articleId, row.articleId), eq(log.seq, row.seq));
}

function changeRow(tx: Tx, row: Row, fields: Partial<Row>): void {
  tx.update(log).set(fields).where(at(row)).run();
}

/** All but where it stands. The version is kept too: no two edits may lead to the same one. */
function contentOf({ articleId: _, seq: __, version: ___, ...content }: Row): Partial<Row> {
  return content;
}

/** Entries behind `row`, by one; over numbers below zero, because no two may have the same. */
function shift(tx: Tx, { articleId, seq }: Row, by: 1 | -1): void {
  const behind = and(eq(log.articleId, articleId), gt(log.seq, seq));
  tx.update(log)
    .set({ seq: sql`-${log.seq}` })
    .where(behind)
    .run();
  tx.update(log)
    .set({ seq: sql`-${log.seq} + ${by}` })
    .where(and(eq(log.articleId, articleId), sql`${log.seq} < 0`))
    .run();
}

/** One bit of one character, the lowest seven: what comes out is always text, and another. */
function withBitFlipped(text: string, random: Random): string {
  const place = random.below(text.length);
  const flipped = String.fromCharCode(text.charCodeAt(place) ^ (1 << random.below(7)));
  return text.slice(0, place) + flipped + text.slice(place + 1);
}
