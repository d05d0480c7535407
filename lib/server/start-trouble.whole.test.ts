import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { MigrationRefused } from "#db/migrate.ts";
import { refusalOf } from "./start-trouble.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stet-start-"));
  file = join(folder, "stet.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm start` runs before it serves. */
function prepare(environment: Record<string, string> = {}): { code: number | null; lines: string[] } {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "lib/server/prepare.ts", "house"],
    { env: { ...process.env, STET_DATA: folder, STET_DEMO: "", NEXTAUTH_URL: "http://localhost", ...environment } },
  );
  return { code: status, lines: stderr.toString().trim().split("\n").filter(Boolean) };
}

/** One line, no stack. */
function refused(words: RegExp, environment: Record<string, string> = {}): void {
  const { code, lines } = prepare(environment);
  assert.equal(code, 1);
  assert.equal(lines.length, 1, lines.join("\n"));
  assert.match(lines[0]!, words);
}

test("a port that is none is refused before anything is made", () => {
  refused(/^PORT is 70000/, { PORT: "70000" });
  assert.equal(statSync(file, { throwIfNoEntry: false }), undefined);
});

test("a folder in the place of the database is refused in one line", () => {
  mkdirSync(file);
  refused(/stet\.db cannot be opened\. It must be a file/);
});

test("what is no database is refused in one line and left as it is", () => {
  const foreign = Buffer.alloc(20_000, "these are the minutes of the board");
  writeFileSync(file, foreign);
  refused(/stet\.db is damaged or no database; it was left as it is\. Move it away/);
  assert.deepEqual(readFileSync(file), foreign);
});

test("a database that was cut short is refused in one line and left as it is", () => {
  assert.equal(prepare().code, 0);
  truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
  const cut = readFileSync(file);
  refused(/stet\.db is damaged or no database; it was left as it is\. Move it away/);
  assert.deepEqual(readFileSync(file), cut);
});

test("what a migration refuses is told with the file it is about; a fault of ours keeps its stack", () => {
  const refusal = refusalOf(new MigrationRefused("This database was written by a newer Stet."), file);
  assert.equal(refusal?.message, `${file}: This database was written by a newer Stet.`);
  assert.equal(refusalOf(new TypeError("x is not a function"), file), null);
});

test("a disk that becomes full while a house is made is told, and the next start makes it", () => {
  // A limit on the size of files is what a full disk is to SQLite: a write that fails.
  const limited = spawnSync(
    "bash",
    [
      "-c",
      `trap '' XFSZ; ulimit -f 40; exec "$0" "$@"`,
      process.execPath,
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "lib/server/prepare.ts",
      "house",
    ],
    { env: { ...process.env, STET_DATA: folder, STET_DEMO: "", NEXTAUTH_URL: "http://localhost" } },
  );
  assert.equal(limited.status, 1);
  assert.match(limited.stderr.toString(), /^[^\n]*(disk is full or broken|no room for)[^\n]*start again[^\n]*\n$/);
  assert.equal(prepare().code, 0);
});
