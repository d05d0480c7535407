/**
 * What `npm start` and `npm run demo` share: a build of the present sources, data made ready, a server. This process stays on
 * whatever Node (20 or newer) the machine has and passes signals on; what it starts runs on the pinned one.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const pinnedNode = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
export const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Nothing is sent to anybody. */
const quiet = { NEXT_TELEMETRY_DISABLED: "1" };

export function say(line) {
  console.log(line);
}

/** A command that fails has said why: the script ends with it. */
export function giveUp(error) {
  if (error instanceof Error && error.message !== "") console.error(error.message);
  process.exitCode ||= 1;
}

/** Resolves when the script ends well; `tell` gets what it sends over its channel. With `hidden`, its output is shown on failure only. */
function run(args, { env = {}, hidden = false, tell } = {}) {
  return new Promise((resolve, reject) => {
    const output = hidden ? "pipe" : "inherit";
    const child = spawn(pinnedNode, args, {
      cwd: root,
      env: { ...process.env, ...quiet, ...env },
      stdio: tell === undefined ? ["ignore", output, output] : ["ignore", output, output, "ipc"],
    });
    const shown = [];
    child.stdout?.on("data", (bytes) => shown.push(bytes));
    child.stderr?.on("data", (bytes) => shown.push(bytes));
    child.on("message", (message) => tell?.(message));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(undefined);
      process.stderr.write(Buffer.concat(shown));
      process.exitCode = code ?? 1;
      reject(new Error(""));
    });
  });
}

const sources = ["app", "components", "lib", "db"];
const files = [
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

/** A set-up that will be refused is refused before the time is spent. */
export async function built(env) {
  const stamp = join(root, ".next/stet-built");
  const made = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const newest = Math.max(
    ...sources.map((name) => newestIn(join(root, name))),
    ...files.map((name) => timeOf(join(root, name))),
  );
  if (made > newest) return;
  await prepared("check", env);
  say("Building …");
  const building = { NODE_ENV: "production", STET_DATA: "/dev/null/no-data-while-building" };
  await run([join(root, ".ci/build.mjs")], { env: building, hidden: true });
  writeFileSync(stamp, "");
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Folders count too: a file that was taken away changes its folder. */
function newestIn(folder) {
  let newest = timeOf(folder);
  if (newest === 0) return 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.name.endsWith(".test.ts"))
      newest = Math.max(newest, timeOf(join(entry.parentPath ?? entry.path, entry.name)));
  }
  return newest;
}

/** Prepares data by `lib/server/prepare.ts`; resolves to the lines it wants printed once the address answers. */
export async function prepared(how, env) {
  let lines = [];
  await run(["--conditions=react-server", join(root, "lib/server/prepare.ts"), how], {
    env,
    tell: (message) => {
      lines = message;
    },
  });
  return lines;
}

/** Serves until told to end, and ends with the code of the server. */
export function serve(env, whenReady) {
  const child = spawn(pinnedNode, [join(root, ".ci/serve.mjs")], {
    cwd: root,
    env: { ...process.env, ...quiet, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.on("message", (message) => {
    if (message === "ready") whenReady();
  });
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) whenParentEnds(() => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

/** A signal to npm ends the shell between us and does not come through: that the parent changed is all one sees of it. */
function whenParentEnds(then) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && then(), 500).unref();
}
