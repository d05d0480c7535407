import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { claimFolder, servedBy } from "./one-server.mjs";

const folder = mkdtempSync(join(tmpdir(), "stet-serving-"));
const serving = (pid) => writeFileSync(join(folder, "serving"), String(pid));

test("a folder is claimed by one process and free again when that one gives it back", async () => {
  claimFolder(folder)();
  assert.equal(servedBy(folder), null);
  const script = join(folder, "serve.mjs");
  writeFileSync(script, "setInterval(() => {}, 1000);");
  const other = spawn(process.execPath, [script]);
  serving(other.pid);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.throws(() => claimFolder(folder), /is being served by process/);
  const gone = new Promise((resolve) => other.once("exit", resolve));
  other.kill("SIGKILL");
  await gone;
  claimFolder(folder)();
  rmSync(folder, { recursive: true });
});

test("a file left by a killed process, or by one whose number another has now, claims nothing", () => {
  const other = mkdtempSync(join(tmpdir(), "stet-serving-"));
  for (const left of ["999999999", "", "x", String(process.ppid)]) {
    writeFileSync(join(other, "serving"), left);
    assert.equal(servedBy(other), null, left);
  }
  rmSync(other, { recursive: true });
});
