/**
 * What every entry script does first: have node_modules as the lockfile says, then go on under the pinned Node. Plain
 * JavaScript without dependencies, because it runs on a fresh clone under whatever Node (20 or newer) the machine has.
 * Install scripts stay off: only `node` needs its own, and an npm that does not know `allowScripts` would compile others.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(fileURLToPath(import.meta.url), "../..");
const pinnedNode = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

function packagesIn(lockfile) {
  if (!existsSync(lockfile)) return {};
  const { "": _root, ...packages } = JSON.parse(readFileSync(lockfile, "utf8")).packages ?? {};
  return packages;
}

/** Null when node_modules holds what the lockfile says; else why not. Optional packages may be missing. */
export function installGap(directory = root) {
  const wanted = packagesIn(join(directory, "package-lock.json"));
  const present = packagesIn(join(directory, "node_modules/.package-lock.json"));
  for (const [path, entry] of Object.entries(wanted)) {
    const got = present[path];
    if (got === undefined && !entry.optional && !entry.devOptional) return `${path} is missing`;
    if (got !== undefined && got.version !== entry.version) return `${path} is ${got.version}, not ${entry.version}`;
  }
  return existsSync(join(directory, "node_modules/node/bin")) ? null : "the pinned Node is missing";
}

/** Runs a program in the project with its output shown; its exit code. */
export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error) throw error;
  return status ?? (signal ? 1 : 0);
}

/** A command of the house: a file of lib/server in a process of its own; its exit code. */
export function runServerFile(name, args) {
  const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning"];
  return run(process.execPath, [...flags, join(root, "lib/server", name), ...args]);
}

function npm(...args) {
  const shell = process.platform === "win32";
  const status = run("npm", args, { shell, env: { ...process.env, npm_config_update_notifier: "false" } });
  if (status === 0) return;
  console.error(`npm ${args.join(" ")} failed. Is the npm registry reachable?`);
  process.exit(status);
}

export function ensureInstalled() {
  const gap = installGap();
  if (gap === null) return;
  const started = Date.now();
  console.log(`Installing packages (${gap}) …`);
  // Not `npm ci`: it refuses the lockfile when the registry it was made with had no packages for other platforms.
  npm("install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
  npm("rebuild", "node", "--loglevel=error");
  console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/** Installs when needed and, under another Node than the pinned one, runs this script again under it and ends with its code. */
export function underPinnedNode(script) {
  ensureInstalled();
  const wanted = JSON.parse(readFileSync(join(root, "node_modules/node/package.json"), "utf8")).version;
  if (process.versions.node === wanted) return;
  if (process.env.STET_PINNED_NODE === wanted) {
    console.error(
      `node_modules holds Node ${process.versions.node} instead of ${wanted}: remove node_modules and try again.`,
    );
    process.exit(1);
  }
  const bin = join(root, "node_modules/.bin");
  const env = { ...process.env, STET_PINNED_NODE: wanted, PATH: `${bin}:${process.env.PATH}` };
  process.exit(run(pinnedNode, [fileURLToPath(script), ...process.argv.slice(2)], { env }));
}
