/**
 * Accepted commands per second through the one door, in this process, on an article of 10,000 words with 1,000 claims, against raw
 * better-sqlite3: the very log rows these commands wrote, inserted into a bare table of the same shape with the same pragmas, on
 * the same disk, in turns.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { pragmas } from "#db/client.ts";
import { executeCommand } from "#lib/server/execute-command.ts";
import { type CommandBody, openHouse, type TestHouse } from "#lib/testing/house.ts";
import { fillArticle, type LongArticle } from "./fill-house.ts";
import { type Aim, heading, printRatio } from "./ratio.ts";
import { printStages } from "./stages.ts";
import { Writers } from "./writers.ts";

const rounds = 7;
const each = 200;
const crowd = 50;
const aim: Aim = { kind: "least", value: 0.3 };

export async function benchCommands(): Promise<void> {
  const house = await openHouse();
  try {
    const { editor, checker, reviewer } = house.people;
    const article = await fillArticle({ editor, checker, reviewer }, 10_000, 1000);
    const raw = new RawLog(house.folder, article.id);
    heading("Commands per second: Stet : raw better-sqlite3 inserts, each durable (FULL)");
    for (const work of works(house, article)) {
      await measure(work, raw);
    }
    raw.close();
    await printStages(await Writers.join(house, article, 1));
  } finally {
    await house.end();
  }
}

/** One kind of command, one at a time or by a crowd at once. */
interface Work {
  name: string;
  atOnce: number;
  /** Answers what sends `atOnce` commands and resolves when all are accepted. */
  begin(): Promise<() => Promise<void>>;
}

function works(house: TestHouse, article: LongArticle): Work[] {
  const notes = (count: number) => async () => () => addNotes(house, article, count);
  const letters = (count: number) => async () => {
    const writers = await Writers.join(house, article, count);
    return () => writers.typeAll();
  };
  return [
    { name: "add-note, one at a time", atOnce: 1, begin: notes(1) },
    { name: `add-note, ${crowd} at once`, atOnce: crowd, begin: notes(crowd) },
    { name: "edit-text, one at a time", atOnce: 1, begin: letters(1) },
    { name: `edit-text, ${crowd} people at once`, atOnce: crowd, begin: letters(crowd) },
  ];
}

let noted = 0;

async function addNotes(house: TestHouse, article: LongArticle, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, () => {
      noted += 1;
      const claimId = article.claimIds[(noted * 7) % article.claimIds.length]!;
      const body = `Asked the press office of the ministry about this on the phone, note ${noted}.`;
      const command: CommandBody = { type: "add-note", claimId, body };
      return executeCommand(house.people.checker, article.id, { id: randomUUID(), ...command });
    }),
  );
}

async function measure({ name, atOnce, begin }: Work, raw: RawLog): Promise<void> {
  const next = await begin();
  const ours: number[] = [];
  const alone: number[] = [];
  const grouped: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const seq = raw.lastSeq();
    const speed = await perSecond(each, async () => {
      for (let done = 0; done < each; done += atOnce) await next();
    });
    const rows = raw.written(seq);
    const inserted = await perSecond(rows.length, async () => raw.insert(rows, 1));
    const together = await perSecond(rows.length, async () => raw.insert(rows, atOnce));
    if (round < 0) continue;
    ours.push(speed);
    alone.push(inserted);
    grouped.push(together);
  }
  printRatio(name, "/s", ours, alone, aim);
  if (atOnce > 1) printRatio(`  against ${atOnce} inserts in one transaction`, "/s", ours, grouped, null);
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (count / (performance.now() - started)) * 1000;
}

type Row = Record<string, unknown>;

/** A file beside the product's own, with its table `log` and that table's indexes, and nothing else. */
class RawLog {
  readonly #product: Sqlite.Database;
  readonly #raw: Sqlite.Database;
  readonly #insert: Sqlite.Statement;
  readonly #articleId: string;
  #copies = 0;

  constructor(folder: string, articleId: string) {
    this.#articleId = articleId;
    this.#product = new Sqlite(join(folder, "stet.db"), { readonly: true });
    this.#raw = new Sqlite(join(folder, "raw.db"));
    for (const [name, value] of Object.entries(pragmas)) this.#raw.pragma(`${name} = ${value}`);
    // The table refers to one that is not here.
    this.#raw.pragma("foreign_keys = 0");
    const made = this.#product
      .prepare("SELECT sql FROM sqlite_master WHERE tbl_name = 'log' AND sql IS NOT NULL")
      .all();
    for (const { sql } of made as { sql: string }[]) this.#raw.exec(sql);
    const columns = (this.#product.pragma("table_info(log)") as { name: string }[]).map(({ name }) => name);
    const named = columns.map((name) => `@${name}`).join(", ");
    this.#insert = this.#raw.prepare(`INSERT INTO log (${columns.join(", ")}) VALUES (${named})`);
    this.insert([], 1);
  }

  lastSeq(): number {
    return this.#product
      .prepare("SELECT max(seq) FROM log WHERE article_id = ?")
      .pluck()
      .get(this.#articleId) as number;
  }

  written(after: number): Row[] {
    return this.#product
      .prepare("SELECT * FROM log WHERE article_id = ? AND seq > ?")
      .all(this.#articleId, after) as Row[];
  }

  /** `atOnce` rows to a transaction. */
  insert(rows: readonly Row[], atOnce: number): void {
    this.#copies += 1;
    const copies = rows.map((row) => ({ ...row, article_id: `${row.article_id}-${this.#copies}` }));
    if (atOnce === 1) {
      for (const row of copies) this.#insert.run(row);
      return;
    }
    const together = this.#raw.transaction((group: readonly Row[]) => {
      for (const row of group) this.#insert.run(row);
    });
    for (let first = 0; first < copies.length; first += atOnce) together(copies.slice(first, first + atOnce));
  }

  close(): void {
    this.#raw.close();
    this.#product.close();
  }
}
