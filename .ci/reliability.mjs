/**
 * `npm run reliability [-- NAME [COUNT]]`: what takes a built server, a disk or many rounds to show: see e2e/reliability/README.md.
 * Without a name every group runs as short as in `npm test`. STET_E2E_BUILD=keep takes the build that is there.
 */
import { fileURLToPath } from "node:url";
import { build } from "./e2e.mjs";
import { underPinnedNode } from "./install.mjs";
import { report } from "./totals.mjs";
import { runNodeTests } from "./unit.mjs";

/** Group → the variable that holds its count. */
const counts = {
  audit: "STET_MUTATIONS",
  kill: "STET_KILLS",
  "power-cut": "STET_CUTS",
  fuzz: "STET_FUZZ",
  hostile: "STET_HOSTILE",
  transport: "STET_FAULTS",
  approve: "STET_RACES",
};
/** Groups that run in this process alone. */
const withoutServer = new Set(["audit", "fuzz", "approve"]);

/** One file after another: each keeps both cores busy by itself. */
export function runReliabilityTests({ parts = [], verbose = false } = {}) {
  return runNodeTests({ ending: /\.reliability\.ts$/, parts, verbose, concurrency: 1, title: "Reliability tests" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  underPinnedNode(import.meta.url);
  const [name, count] = process.argv.slice(2);
  if (name !== undefined && !Object.hasOwn(counts, name)) {
    console.error(`There is no ${name}. There are: ${Object.keys(counts).join(", ")}.`);
    process.exit(2);
  }
  if (count !== undefined) process.env[counts[name]] = count;
  const status = withoutServer.has(name) ? 0 : build();
  if (status !== 0) process.exit(status);
  const totals = await runReliabilityTests({ parts: name === undefined ? [] : [`/${name}.`], verbose: true });
  process.exit(report([totals]));
}
