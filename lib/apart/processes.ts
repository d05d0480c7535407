/**
 * Processes of programs that run apart, on the starter's side. Starting one takes longer than most tasks: one that has loaded its code
 * may wait for the next task for a while.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setPriority } from "node:os";

/** As `nice` counts: whoever types comes first. */
const behindOthers = 10;
const longestReady = 5 * 60_000;
/** By what they were started with. */
const ready = new Map<string, ChildProcessWithoutNullStreams>();

/** Else the system gives each thread memory of its own, and keeps what one has left from the others; with one pool they wait for each other. */
const env = { MALLOC_ARENA_MAX: "2" } as unknown as NodeJS.ProcessEnv;

const keyOf = (args: readonly string[]) => args.join("\n");

/** `args` are those of Node. */
export function takeProcess(args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = ready.get(keyOf(args));
  ready.delete(keyOf(args));
  return child ?? started(args);
}

export function keepOneReady(args: readonly string[]): void {
  const key = keyOf(args);
  if (ready.has(key)) return;
  const child = started(args);
  ready.set(key, child);
  const isWaiting = () => ready.get(key) === child;
  const gone = () => void (isWaiting() && ready.delete(key));
  child.once("error", gone).once("close", gone);
  setTimeout(() => void (isWaiting() && child.kill()), longestReady);
}

function started(args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, args, { env });
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
