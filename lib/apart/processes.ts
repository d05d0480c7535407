/**
 * Processes of programs that run apart. Starting one takes longer than most tasks: where the program says so, one that has loaded its
 * code waits for the next task for a while. It holds nobody up: it goes when whoever started it does.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { setPriority } from "node:os";
import { dirname, join } from "node:path";
import type { Program } from "./program.ts";

/** What a program may read that was not built: the house's data may lie in the project's folder, too. */
export const programFiles = ["lib", "node_modules", "package.json"];
/** As `nice` counts. */
const behindOthers = 5;
const longestReady = 5 * 60_000;
const ready = new Map<Program, ChildProcessWithoutNullStreams>();

/** `heap` is the most megabytes its heap may have. */
export function takeProcess(program: Program, heap: number): ChildProcessWithoutNullStreams {
  const child = heap === program.limits.heap ? ready.get(program) : undefined;
  if (child === undefined) return started(program, heap);
  ready.delete(program);
  holding(child, "ref");
  return child;
}

export function keepOneReady(program: Program): void {
  if (ready.has(program)) return;
  const child = started(program, program.limits.heap);
  ready.set(program, child);
  const isWaiting = () => ready.get(program) === child;
  const gone = () => void (isWaiting() && ready.delete(program));
  child.once("error", gone).once("close", gone);
  holding(child, "unref");
  setTimeout(() => void (isWaiting() && child.kill()), longestReady).unref();
}

/** Whether this process lives on for the sake of that one. */
function holding(child: ChildProcessWithoutNullStreams, how: "ref" | "unref"): void {
  child[how]();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as Socket)[how]();
}

function started(program: Program, heap: number): ChildProcessWithoutNullStreams {
  const { path, readable, flags } = codeOf(program);
  const child = spawn(
    process.execPath,
    [
      "--permission",
      ...readable.map((readablePath) => `--allow-fs-read=${readablePath}`),
      ...(program.hasAddons ? ["--allow-addons", "--disable-warning=SecurityWarning"] : []),
      `--max-old-space-size=${heap}`,
      ...flags,
      path,
    ],
    { env: {} as NodeJS.ProcessEnv },
  );
  if (child.pid !== undefined) behind(child.pid);
  return child;
}

/** Only what serves the build runs what was built: anywhere else it may be older than the sources. */
function codeOf({ file, built }: Program): { path: string; readable: string[]; flags: string[] } {
  const root = process.cwd();
  if (built !== undefined && process.env.NODE_ENV === "production") {
    const path = join(/* turbopackIgnore: true */ root, built);
    if (existsSync(path)) return { path, readable: [dirname(path)], flags: [] };
  }
  return {
    path: join(/* turbopackIgnore: true */ root, file),
    readable: programFiles.map((name) => join(/* turbopackIgnore: true */ root, name)),
    flags: ["--conditions=react-server", "--disable-warning=ExperimentalWarning"],
  };
}

/** Where the system does not allow it, the work is done beside the server's. */
function behind(pid: number): void {
  try {
    setPriority(pid, behindOthers);
  } catch {
    return;
  }
}

/** Bytes in use; 0 on systems that do not tell, where the limit of the heap alone holds. */
export async function memoryOf({ pid }: ChildProcessWithoutNullStreams): Promise<number> {
  const told = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return Number(told.split(" ")[1] ?? 0) * 4096;
}
