/**
 * Every unit and integration test of the project, whatever folder it stands in. Most files share a few processes, since starting one
 * and loading the same modules takes longer than most of their tests; the others have one each. Fails when a test file on disk did not
 * run or held no test, or when anything breaks outside a test: a runner that silently skips proves nothing.
 * Arguments narrow the files by a part of their path. Files named *.whole.test.ts hold what takes its time by its nature (other
 * programs, processes apart, every pair of sample and format, long chance): `npm run check` alone leaves them out.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
  // By itself the runner leaves a core idle; one more than there are works while another waits for a clock.
  const concurrency = availableParallelism() + 1;
  const ending = whole ? /\.test\.(ts|mjs)$/ : /(?<!\.whole)\.test\.(ts|mjs)$/;
  const title = whole ? "Unit tests" : "Unit tests without those for `npm test` alone";
  // Most of a process's time would go into compiling the same modules.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(cache, "compiled") };
  // A file that was asked for by name has a process to itself.
  const arranged = parts.length === 0 ? pooled : (files) => files;
  return runNodeTests({ ending, parts, verbose, concurrency, title, env, arranged });
}

/**
 * What shares processes: files without state outside their tests, and files with one house or database at a time, which give it back
 * at their end. Apart, since loading the server takes longer than most tests. `processes` are for each core.
 */
const kinds = [
  { paths: /^(lib\/(?!server\/|apart\/|testing\/)|components\/)(?!.*\.whole\.test\.ts$)/, processes: 3 },
  { paths: /^(lib\/server|db)\/[^/]+(?<!\.whole)\.test\.ts$/, processes: 2 },
];
/** What sets the environment while it loads would set it for all that share its process. */
const setsEnvironment = /^process\.env\b/m;

/** What to run for these files: those that share a process as a few files that load them, each as a suite with its own hooks. */
function pooled(files) {
  const folder = join(cache, "pools");
  mkdirSync(folder, { recursive: true });
  const shareable = files.filter((path) => !setsEnvironment.test(readFileSync(join(root, path), "utf8")));
  const shared = kinds.map(({ paths }) => shareable.filter((path) => paths.test(path)));
  const pools = kinds.flatMap(({ processes }, kind) => dealt(shared[kind], processes * availableParallelism()));
  const alone = files.filter((path) => !shared.flat().includes(path));
  // The longest first, all of which are alone: none is left to one core at the end.
  return [...alone, ...pools.map((pool, index) => loading(pool, join(folder, `${index}.test.mjs`)))];
}

/** Into at most so many piles, as one deals cards. */
function dealt(files, most) {
  const count = Math.min(files.length, most);
  return Array.from({ length: count }, (_, pile) => files.filter((_, index) => index % count === pile));
}

function loading(paths, file) {
  const suites = paths.map((path) => {
    const { href } = pathToFileURL(join(root, path));
    return `suite(${JSON.stringify(path)}, () => import(${JSON.stringify(href)}));\n`;
  });
  writeFileSync(file, `import { suite } from "node:test";\n${suites.join("")}`);
  return file;
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
  let succeeded = false;
  stream.on("test:summary", ({ file, counts, success }) => {
    if (file === undefined) {
      succeeded = success;
      return;
    }
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
  // What breaks behind a test (in a hook, in nobody's promise) is in no count.
  if (!succeeded && totals.failed === 0) totals.failed = 1;
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
