/**
 * Every unit and integration test of the project, whatever folder it stands in. Files with a house, a database or an environment of their
 * own each have a process; the others share a few, since starting one and loading the same modules takes longer than most of their
 * tests. Fails when a test file on disk did not run or held no test: a runner that silently skips files proves nothing.
 * Arguments narrow the files by a part of their path. Files named *.whole.test.ts hold what takes its time by its nature (other
 * programs, processes apart, every pair of sample and format, long chance): `npm run check` alone leaves them out.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath, pathToFileURL } from "node:url";
import { projectFiles } from "./files.mjs";
import { root, underPinnedNode } from "./install.mjs";
import { report } from "./totals.mjs";

const cache = join(root, "node_modules/.cache");
const knownModules = pathToFileURL(join(root, ".ci/known-modules.mjs")).href;

function refuseUnrunnable() {
  const named = projectFiles().filter((path) => /\.test\.[cm]?[jt]sx?$/.test(path));
  const unrunnable = named.filter((path) => !/\.test\.(ts|mjs)$/.test(path));
  if (unrunnable.length > 0) throw new Error(`Only .test.ts and .test.mjs files run; rename ${unrunnable.join(", ")}`);
}

export function runUnitTests({ parts = [], verbose = false, whole = true } = {}) {
  refuseUnrunnable();
  // One file for each core: by itself the runner leaves one idle, and on two cores works on a single one.
  const concurrency = availableParallelism();
  const ending = whole ? /\.test\.(ts|mjs)$/ : /(?<!\.whole)\.test\.(ts|mjs)$/;
  const title = whole ? "Unit tests" : "Unit tests without those for `npm test` alone";
  // Most of a process's time would go into compiling the same modules.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(cache, "compiled") };
  // A file that was asked for by name has a process to itself.
  const arranged = parts.length === 0 ? pooled : (files) => files;
  return runNodeTests({ ending, parts, verbose, concurrency, title, env, arranged });
}

/** What has no state outside its tests, by the layer it stands in. */
const sharesProcess = /^(lib\/(?!server\/|apart\/|testing\/)|components\/)(?!.*\.whole\.test\.ts$)/;
const poolsForEachCore = 3;

/** What to run for these files: those that share a process as a few files that import them. */
function pooled(files) {
  const shared = files.filter((path) => sharesProcess.test(path));
  const count = Math.min(shared.length, poolsForEachCore * availableParallelism());
  const folder = join(cache, "pools");
  mkdirSync(folder, { recursive: true });
  const pools = Array.from({ length: count }, (_, pool) => {
    const imports = shared.filter((_, index) => index % count === pool).map((path) => pathToFileURL(join(root, path)));
    const file = join(folder, `${pool}.test.mjs`);
    writeFileSync(file, imports.map(({ href }) => `import ${JSON.stringify(href)};\n`).join(""));
    return file;
  });
  return [...pools, ...files.filter((path) => !sharesProcess.test(path))];
}

/** Runs the files with this ending, prints failures in full (and everything when `verbose`); the totals. */
export async function runNodeTests({
  ending,
  parts,
  verbose,
  concurrency,
  title,
  env = process.env,
  arranged = (files) => files,
}) {
  const named = projectFiles().filter((path) => ending.test(path));
  const files = named.filter((path) => parts.length === 0 || parts.some((part) => path.includes(part)));
  const processes = arranged(files);
  const totals = { passed: 0, failed: 0, skipped: 0, reasons: [] };
  const ran = new Set();
  const stream = run({
    files: processes,
    cwd: root,
    execArgv: ["--conditions=react-server", "--disable-warning=ExperimentalWarning", `--import=${knownModules}`],
    concurrency,
    env,
  });
  stream.on("test:summary", ({ file, counts }) => {
    if (file === undefined) return;
    const path = relative(root, file);
    if (counts.tests > 0) ran.add(path);
    totals.passed += counts.passed;
    totals.failed += counts.failed + counts.cancelled;
    totals.skipped += counts.skipped + counts.todo;
  });
  const met = ({ file }) => {
    const path = relative(root, file ?? root);
    // Of a file that is a process a test of its own name is told, too, when it holds none.
    if (!processes.includes(path)) ran.add(path);
  };
  stream.on("test:fail", met);
  stream.on("test:pass", ({ name, file, details, skip, todo }) => {
    met({ file });
    // A suite that is skipped whole is in no count, and says so here alone.
    if (skip !== undefined && details.type === "suite") {
      ran.add(relative(root, file));
      totals.skipped += 1;
    }
    if (skip !== undefined) totals.reasons.push(`${name}: ${skip === true ? "no reason given" : skip}`);
    if (todo !== undefined) totals.reasons.push(`${name}: to do`);
  });
  await shown(stream, verbose);
  const missed = files.filter((path) => !ran.has(path));
  for (const path of missed) console.error(`✖ ${path} did not run a single test`);
  totals.failed += missed.length;
  console.log(`${title}: ${files.length - missed.length} of ${files.length} files.`);
  return totals;
}

/** The stock reporter; unless verbose only from its list of failures on. */
async function shown(stream, verbose) {
  let failing = verbose;
  for await (const text of stream.compose(new spec())) {
    failing ||= String(text).includes("failing tests:");
    if (failing) process.stdout.write(text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  underPinnedNode(import.meta.url);
  const totals = await runUnitTests({ parts: process.argv.slice(2), verbose: true });
  process.exit(report([totals]));
}
