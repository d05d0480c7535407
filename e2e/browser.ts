/**
 * Which browser the tests drive: the one Playwright installed, else an installed Chrome or Chromium, else the one that the npm
 * package @sparticuz/chromium ships, unpacked once into node_modules/.cache. STET_BROWSER names another. As root a browser runs
 * only without its sandbox; pages under test are our own.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
  name: string;
}

const commands = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function installed(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => commands.map((command) => join(folder, command)));
  const asked = process.env.STET_BROWSER;
  const candidates = [...(asked === undefined ? [] : [asked]), chromium.executablePath(), ...onPath, ...places];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Unpacks beside its place and moves it there at the end: a run that was stopped leaves nothing half done. */
function shipped(): string {
  const modules = join(import.meta.dirname, "../node_modules");
  // Read as a file: the package does not export its package.json.
  const manifest = readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(modules, ".cache", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unpacking = `${folder}.${process.pid}`;
  mkdirSync(unpacking, { recursive: true });
  const script = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
  // The package unpacks into the temporary folder, and its own shared libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], { env, cwd: join(folder, "../../..") });
  if (status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked: ${stderr}`);
  if (existsSync(folder)) rmSync(unpacking, { recursive: true });
  else renameSync(unpacking, folder);
  return folder;
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  return spawnSync(executablePath, ["--version"], { env: { ...process.env, ...env } }).status === 0;
}

function shippedBrowser(): Omit<Browser, "args"> {
  const folder = shipped();
  const executablePath = join(folder, "chromium");
  const env: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: join(folder, "fonts") };
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(folder, "al2023/lib") };
  const found = [env, withLibraries].find((candidate) => starts(executablePath, candidate));
  if (found === undefined)
    throw new Error("The browser from @sparticuz/chromium does not start: install Chrome or Chromium.");
  return { executablePath, env: found, name: "@sparticuz/chromium" };
}

export function findBrowser(): Browser {
  const executablePath = installed();
  const browser = executablePath === null ? shippedBrowser() : { executablePath, env: {}, name: executablePath };
  const args = ["--disable-dev-shm-usage", "--font-render-hinting=none"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return { ...browser, args };
}
