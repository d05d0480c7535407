/**
 * `npm run e2e`: the production build in a real browser. Arguments go to Playwright (a file, `--grep`, `--workers`).
 * STET_E2E_BUILD=keep tests the build that is there.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, run, underPinnedNode } from "./install.mjs";
import { report } from "./totals.mjs";

const totalsFile = join(root, "test-results/totals.json");

/** Builds with a data folder that cannot exist: a build that opens the database fails here. */
export function build() {
  const stamp = join(root, ".next/stet-built");
  if (process.env.STET_E2E_BUILD === "keep" && existsSync(stamp)) return 0;
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", STET_DATA: "/dev/null/no-data-while-building" };
  const status = run(process.execPath, [join(root, ".ci/build.mjs")], { env });
  if (status === 0) writeFileSync(stamp, "");
  return status;
}

/** Totals as Playwright's own run counted them (e2e/totals-reporter.ts), or one failure when it did not get that far. */
export function runEndToEndTests(args = []) {
  rmSync(totalsFile, { force: true });
  const status = run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "test", ...args]);
  if (!existsSync(totalsFile)) {
    console.error("Playwright ended before it ran the tests.");
    return { passed: 0, failed: 1, skipped: 0, reasons: [] };
  }
  const totals = JSON.parse(readFileSync(totalsFile, "utf8"));
  return { ...totals, failed: totals.failed || (status === 0 ? 0 : 1) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  underPinnedNode(import.meta.url);
  const status = build();
  if (status !== 0) process.exit(status);
  process.exit(report([runEndToEndTests(process.argv.slice(2))]));
}
