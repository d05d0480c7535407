/**
 * What a power cut leaves of a house: only what was fsynced, or that and any part of the rest, torn within a page. The trace of one
 * busy process is cut at random; from each cut the house is opened by the project's own code, and everything that was acknowledged
 * by then must be there. STET_CUTS cuts, STET_SEED replays the choices.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import Sqlite from "better-sqlite3";
import { type Random, runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import { type Acknowledged, findFaults } from "./check-house.ts";
import { DiskModel } from "./disk-model.ts";
import { type FileRecord, readTrace, tracing } from "./file-trace.ts";

const cuts = Number(process.env.STET_CUTS ?? 100);
/** Enough for SQLite to move its write-ahead log into the database several times. */
const commands = 500;
const acknowledgements = "acknowledged";
/** Was there before: who installs Stet gives it a folder. */
const house = "data";
const seed = runSeed();
/** How a lost acknowledgement is reported. */
const loss = /was acknowledged with|there is no such article/;

interface Traced {
  records: readonly FileRecord[];
  /** The files as the process left them. */
  folder: string;
}

interface Outcome {
  /** What was wrong after each cut at which something was. */
  faults: string[];
  /** Cuts at which something that was not synced lay in the files. */
  cuts: number;
}

const work = realpathSync(mkdtempSync(join(tmpdir(), "stet-power-cut-")));
const canTrace = tracing(work, work) !== null;
const skip = canTrace ? false : "needs Linux and a C compiler (cc)";

describe("power cut", { skip }, () => {
  let traced: Traced;
  before(() => {
    traced = trace("full");
  });
  after(() => rmSync(work, { recursive: true, force: true }));

  test("the trace misses nothing the process wrote, and the process was interrupted by its own checkpoints", () => {
    const disk = played(traced.records);
    const [database, log] = [disk.read("data/stet.db"), disk.read("data/stet.db-wal")];
    assert.ok(log !== null && log.length > 0);
    assert.ok(database?.equals(readFileSync(join(traced.folder, "data/stet.db"))));
    assert.ok(log.equals(readFileSync(join(traced.folder, "data/stet.db-wal"))));
    for (const path of disk.paths) assert.ok(disk.read(path)!.equals(readFileSync(join(traced.folder, path))), path);
    assert.ok(checkpoints(traced.records) >= 3, "the log was moved into the database again and again");
  });

  test("nothing acknowledged is lost, whatever of the rest has reached the disk", async () => {
    const outcome = await cutOften(traced.records, seededRandom(seed), cuts);
    console.log(
      `power-cut: seed ${seed}, ${outcome.cuts} cuts, ${traced.records.length} calls traced, ${acknowledgedIn(traced.records).size} commands acknowledged, ${outcome.faults.length} cuts with a fault`,
    );
    assert.deepEqual(outcome.faults.slice(0, 5), []);
  });

  test("the check sees what a database that is not synced at each commit loses", async () => {
    const { records } = trace("normal");
    const { faults } = await cutOften(records, seededRandom(seed), 5);
    assert.match(faults.join(), loss);
  });

  test("the check sees what a disk that forgets to sync the log loses", async () => {
    const lying = traced.records.filter((record) => !(record.kind === "synced" && isLog(traced.records, record)));
    const { faults } = await cutOften(lying, seededRandom(seed), 5);
    assert.match(faults.join(), loss);
  });
});

/** Runs the writer once. `normal` plants what the driver does when nobody says otherwise: no sync at a commit. */
function trace(synchronous: "full" | "normal"): Traced {
  const folder = join(work, synchronous);
  mkdirSync(join(folder, house), { recursive: true });
  const { env, file } = tracing(work, folder)!;
  rmSync(file, { force: true });
  const writer = join(import.meta.dirname, "power-cut-writer.ts");
  const { signal, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--disable-warning=ExperimentalWarning", writer, folder, String(commands)],
    {
      encoding: "utf8",
      env: { ...process.env, ...env, NODE_OPTIONS: "", STET_SEED: String(seed), STET_PLANTED: synchronous },
    },
  );
  assert.equal(signal, "SIGKILL", `the writer ends when its work is done: ${stderr}`);
  return { records: readTrace(file), folder };
}

async function cutOften(records: readonly FileRecord[], random: Random, count: number): Promise<Outcome> {
  const disk = new DiskModel([house]);
  const outcome: Outcome = { faults: [], cuts: 0 };
  let reached = 0;
  for (const at of placesToCut(records, random, count)) {
    for (; reached < at; reached += 1) disk.apply(records[reached]!);
    const mode = outcome.cuts % 2 === 0 ? "certain" : random;
    outcome.cuts += 1;
    const faults = await faultsAfter(disk, mode);
    if (faults.length > 0)
      outcome.faults.push(
        `cut before call ${at} (${mode === random ? "torn" : mode}): ${faults.slice(0, 3).join("; ")}`,
      );
  }
  return outcome;
}

/** Half of them at the moment something was acknowledged, when it may be too early; the others anywhere after the first. */
function placesToCut(records: readonly FileRecord[], random: Random, count: number): number[] {
  const file = records.find((record) => record.kind === "created" && record.path === acknowledgements);
  assert.ok(file?.kind === "created");
  const moments = records.flatMap((record, index) =>
    record.kind === "written" && record.inode === file.inode ? [index + 1] : [],
  );
  const first = moments[0]!;
  const places = Array.from({ length: count }, () =>
    random.chance(0.5) ? random.pick(moments) : first + random.below(records.length - first),
  );
  return places.sort((a, b) => a - b);
}

async function faultsAfter(disk: DiskModel, mode: "certain" | Random): Promise<string[]> {
  const found = join(work, "after");
  disk.materialise(found, mode);
  const acknowledged = parsed(disk.read(acknowledgements)!);
  // The first line is the article's.
  const [articleId, ...done] = acknowledged;
  try {
    const faults = await findFaults(join(found, house), articleId![0], new Map(done));
    return [...faults, ...missingFiles(join(found, house)), ...lostSecret(disk, found)];
  } catch (error) {
    return [String(error)];
  }
}

/** What browsers keep of unsent work is sealed under the house's secret. */
function lostSecret(disk: DiskModel, found: string): string[] {
  const file = join(house, "secret");
  const isSame = existsSync(join(found, file)) && readFileSync(join(found, file)).equals(disk.read(file)!);
  return isSame ? [] : ["the secret of the house is not there"];
}

/** What the log says is attached must be there. */
function missingFiles(folder: string): string[] {
  const client = new Sqlite(join(folder, "stet.db"), { readonly: true });
  try {
    const files = client.prepare("SELECT hash, size FROM attachments").all() as { hash: string; size: number }[];
    return files
      .filter(({ hash, size }) => !isThere(join(folder, "files", hash.slice(0, 2), hash), size))
      .map(({ hash }) => `the attached file ${hash} is not there`);
  } finally {
    client.close();
  }
}

function isThere(path: string, size: number): boolean {
  return existsSync(path) && readFileSync(path).length === size;
}

function acknowledgedIn(records: readonly FileRecord[]): Acknowledged {
  return new Map(parsed(played(records).read(acknowledgements)!).slice(1));
}

function played(records: readonly FileRecord[]): DiskModel {
  const disk = new DiskModel([house]);
  for (const record of records) disk.apply(record);
  return disk;
}

function parsed(text: Buffer): [id: string, seq: number][] {
  const lines = text.toString("utf8").split("\n").slice(0, -1);
  return lines.map((line) => line.split(" ")).map(([id, seq]) => [id!, Number(seq)]);
}

function checkpoints(records: readonly FileRecord[]): number {
  const database = records.find((record) => record.kind === "created" && record.path === "data/stet.db");
  assert.ok(database?.kind === "created");
  return records.filter((record) => record.kind === "synced" && record.inode === database.inode).length;
}

function isLog(records: readonly FileRecord[], { inode }: { inode: number }): boolean {
  return records.some((record) => record.kind === "created" && record.inode === inode && record.path.endsWith("-wal"));
}
