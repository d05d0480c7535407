/** `npm run check`: format and lint, import rules, types, unit tests but the whole ones. Runs all of them even when one fails. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, run, underPinnedNode } from "./install.mjs";
import { report } from "./totals.mjs";
import { runUnitTests } from "./unit.mjs";

const node = process.execPath;
const bin = (name) => join(root, "node_modules/.bin", name);

const steps = [
  ["format and lint", () => run(bin("biome"), ["check", "--error-on-warnings", "."])],
  ["imports", () => run(node, [join(root, ".ci/check-imports.mjs")])],
  ["types", () => typegen() || run(bin("tsc"), ["--noEmit"])],
];

/** Next writes the declarations that pages and style sheets need; a fresh clone has none. */
function typegen() {
  return existsSync(join(root, "next-env.d.ts"))
    ? 0
    : run(bin("next"), ["typegen"], { stdio: ["ignore", "ignore", "inherit"] });
}

/** What broke, and the totals of the unit tests; `whole` with those that take their time (unit.mjs). */
export async function check({ whole = false } = {}) {
  const broken = [];
  for (const [name, step] of steps) {
    const started = Date.now();
    const status = step();
    console.log(`${status === 0 ? "✔" : "✖"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (status !== 0) broken.push(name);
  }
  return { broken, totals: await runUnitTests({ whole }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  underPinnedNode(import.meta.url);
  const { broken, totals } = await check();
  process.exit(report([totals], broken));
}
