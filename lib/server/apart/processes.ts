/**
 * Processes apart, each for one task. Starting one takes longer than most tasks: after the first, one that has loaded its code waits
 * for the next for a while. It holds nobody up: it goes when the server does.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { setPriority } from "node:os";
import { join } from "node:path";

interface Ready {
  child: ChildProcessWithoutNullStreams;
  heap: number;
}

/** All that it may read: the house's data may lie in the project's folder, too. */
export const programFiles = ["lib", "node_modules", "package.json"];
/** As `nice` counts. */
const behindOthers = 5;
const longestReady = 5 * 60_000;
let ready: Ready | null = null;

/** `heap` is the most megabytes its heap may have. */
export function takeProcess(heap: number): ChildProcessWithoutNullStreams {
  if (ready === null || ready.heap !== heap) return started(heap);
  const { child } = ready;
  ready = null;
  holding(child, "ref");
  return child;
}

export function keepOneReady(heap: number): void {
  if (ready !== null) return;
  const child = started(heap);
  const mine = { child, heap };
  ready = mine;
  const gone = () => {
    if (ready === mine) ready = null;
  };
  child.once("error", gone).once("close", gone);
  holding(child, "unref");
  setTimeout(() => {
    if (ready === mine) child.kill();
  }, longestReady).unref();
}

/** Whether this process lives on for the sake of that one. */
function holding(child: ChildProcessWithoutNullStreams, how: "ref" | "unref"): void {
  child[how]();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as Socket)[how]();
}

function started(heap: number): ChildProcessWithoutNullStreams {
  const root = process.cwd();
  const child = spawn(
    process.execPath,
    [
      "--permission",
      ...programFiles.map((name) => `--allow-fs-read=${join(/* turbopackIgnore: true */ root, name)}`),
      `--max-old-space-size=${heap}`,
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      join(/* turbopackIgnore: true */ root, "lib/server/apart/child.ts"),
    ],
    { env: {} as NodeJS.ProcessEnv },
  );
  if (child.pid !== undefined) behind(child.pid);
  return child;
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
