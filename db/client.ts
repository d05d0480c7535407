/**
 * The one file that knows the driver. Gives one way to write and one way to read.
 *
 * `write` queues; what waits is run in one transaction, each job in its own savepoint (one alone needs none), and every job is
 * answered after the one commit. A job that throws takes back only its own work; a commit that fails fails them all. `read` takes one of a few read-only
 * connections and one transaction, so that everything read in it comes from the same commit. Inside either, only `tx` is awaited.
 */
import Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema.ts";

/** The handle queries take first. One per connection and stable, so that statements can be prepared once for each. */
export type Tx = BetterSQLite3Database<typeof schema>;

export interface Database {
  readonly file: string;
  write<T>(job: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(job: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs alone on the writer's connection and outside any transaction: for migrations. */
  exclusively<T>(job: (tx: Tx) => Promise<T>): Promise<T>;
  /** A whole, consistent copy in one file; writers wait while it is made. */
  backup(to: string): Promise<void>;
  close(): Promise<void>;
}

interface Connection {
  client: Sqlite.Database;
  tx: Tx;
  /** Compiled once: they run around every job. */
  begin: Sqlite.Statement;
  commit: Sqlite.Statement;
  savepoint: Sqlite.Statement;
  release: Sqlite.Statement;
}

interface Job {
  run(tx: Tx): Promise<unknown>;
  /** Alone jobs have no transaction. */
  alone: boolean;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

type Outcome = { value: unknown } | { error: unknown };

const readers = 3;
const largestGroup = 200;

/** Set on every connection and asserted by a test after the first write: the driver lowers `synchronous` behind one's back. */
export const pragmas = {
  journal_mode: "wal",
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  secure_delete: 1,
  // 16 MiB of pages, in KiB: commands with ids at random come back to pages that the default of 2 MiB has dropped by then.
  cache_size: -16_000,
} as const;

export function openDatabase(file: string): Database {
  const writer = connect(file, false);
  const pool = readerPool(file);
  const queue: Job[] = [];
  let draining: Promise<void> | null = null;
  let closed = false;

  function enqueue<T>(run: (tx: Tx) => Promise<T>, alone: boolean): Promise<T> {
    if (closed) return Promise.reject(new Error("The database is closed"));
    return new Promise<T>((resolve, reject) => {
      queue.push({ run, alone, resolve: resolve as (value: unknown) => void, reject });
      draining ??= drain();
    });
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // Requests of the same turn of the event loop shall share a commit.
      await new Promise((resolve) => setImmediate(resolve));
      await runNext();
    }
    draining = null;
  }

  async function runNext(): Promise<void> {
    if (queue[0]!.alone) return runAlone(writer, queue.shift()!);
    const end = queue.findIndex((job) => job.alone);
    await runGroup(writer, queue.splice(0, Math.min(end < 0 ? queue.length : end, largestGroup)));
  }

  return {
    file,
    write: (job) => enqueue(job, false),
    exclusively: (job) => enqueue(job, true),
    read: (job) => pool.use(job),
    backup: (to) =>
      enqueue(async () => {
        await writer.client.backup(to, { progress: () => 1_000_000 });
      }, true),
    async close() {
      closed = true;
      while (draining !== null) await draining;
      await pool.close();
      writer.client.close();
    },
  };
}

/** For looking at a file that is not to be changed, whether or not a server runs on it. Throws when there is none. */
export function openReadOnly(file: string): Pick<Database, "read" | "close"> {
  const pool = readerPool(file);
  return { read: (job) => pool.use(job), close: () => pool.close() };
}

/** A statement prepared once per connection; building it each time costs a third of a commit and most of a read. */
export function prepared<T>(build: (tx: Tx) => T): (tx: Tx) => T {
  const statements = new WeakMap<Tx, T>();
  return (tx) => {
    const known = statements.get(tx);
    if (known !== undefined) return known;
    const built = build(tx);
    statements.set(tx, built);
    return built;
  };
}

function connect(file: string, readonly: boolean): Connection {
  const client = new Sqlite(file, { readonly, fileMustExist: readonly });
  for (const [name, value] of Object.entries(pragmas)) client.pragma(`${name} = ${value}`);
  return {
    client,
    tx: drizzle(client, { schema, casing: "snake_case" }),
    begin: client.prepare(readonly ? "BEGIN" : "BEGIN IMMEDIATE"),
    commit: client.prepare("COMMIT"),
    savepoint: client.prepare("SAVEPOINT job"),
    release: client.prepare("RELEASE job"),
  };
}

async function runAlone({ tx }: Connection, job: Job): Promise<void> {
  try {
    job.resolve(await job.run(tx));
  } catch (error) {
    job.reject(error);
  }
}

async function runGroup(writer: Connection, group: readonly Job[]): Promise<void> {
  const outcomes: Outcome[] = [];
  try {
    writer.begin.run();
    if (group.length === 1) outcomes.push({ value: await group[0]!.run(writer.tx) });
    else for (const job of group) outcomes.push(await runInSavepoint(writer, job));
    writer.commit.run();
  } catch (error) {
    if (writer.client.inTransaction) writer.client.exec("ROLLBACK");
    for (const job of group) job.reject(error);
    return;
  }
  for (const [index, job] of group.entries()) {
    const outcome = outcomes[index]!;
    if ("error" in outcome) job.reject(outcome.error);
    else job.resolve(outcome.value);
  }
}

/** Throws only when the whole transaction is lost: SQLite itself takes it back when the disk is full or broken. */
async function runInSavepoint({ client, tx, savepoint, release }: Connection, job: Job): Promise<Outcome> {
  savepoint.run();
  try {
    const value = await job.run(tx);
    release.run();
    return { value };
  } catch (error) {
    if (!client.inTransaction) throw error;
    client.exec("ROLLBACK TO job; RELEASE job");
    return { error };
  }
}

function readerPool(file: string) {
  const idle: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  let open = 0;

  function take(): Promise<Connection> | Connection {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (open === readers) return new Promise((resolve) => waiting.push(resolve));
    const made = connect(file, true);
    open += 1;
    return made;
  }

  function giveBack(connection: Connection): void {
    const next = waiting.shift();
    if (next !== undefined) next(connection);
    else idle.push(connection);
  }

  return {
    async use<T>(job: (tx: Tx) => Promise<T>): Promise<T> {
      const connection = await take();
      try {
        connection.begin.run();
        return await job(connection.tx);
      } finally {
        if (connection.client.inTransaction) connection.commit.run();
        giveBack(connection);
      }
    },
    async close(): Promise<void> {
      while (open > 0) {
        const connection = await take();
        connection.client.close();
        open -= 1;
      }
    },
  };
}
