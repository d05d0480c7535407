/**
 * A small process that starts those in which work is done apart. To start one, the system copies the map of the memory of whoever asks:
 * the server, with all of its articles, would stand still for thirty milliseconds each time. It passes bytes on and reads none of them,
 * and ends, with all that it has started, when the server does.
 */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { keepOneReady, memoryOf, takeProcess } from "./processes.ts";
import type { Limits } from "./program.ts";

export interface Order {
  id: number;
  /** Of Node: flags and the program's file. */
  args: readonly string[];
  limits: Pick<Limits, "longest" | "largest">;
  /** Whether to have a process of these arguments ready afterwards. */
  keepsReady: boolean;
}

/**
 * Of an order's task on the way here, of its answer on the way back. A message of many megabytes would be put together anew with each 64 kB
 * that come of it.
 */
export interface Piece {
  id: number;
  piece: Uint8Array;
}

export interface Ended {
  id: number;
  code: number | null;
  /** The last it wrote to its errors. */
  said: string;
  over: "longest" | "largest" | null;
}

/** An order, pieces of its task, and the id of one whose task is whole, or that is no longer wanted. */
export type ToStarter = Order | Piece | { whole: number } | { stop: number };
export type FromStarter = Piece | Ended;

const lookEvery = 100;
/** It comes into the memory of whoever asked. */
const largestAnswer = 64 * 1024 * 1024;
const working = new Map<number, ChildProcessWithoutNullStreams>();

process.on("message", (message: ToStarter) => {
  if ("stop" in message) working.get(message.stop)?.kill("SIGKILL");
  else if ("whole" in message) working.get(message.whole)?.stdin.end();
  else if ("piece" in message) working.get(message.id)?.stdin.write(message.piece);
  else void carryOut(message).then(tell);
});
process.on("disconnect", () => process.exit());
process.on("exit", () => {
  for (const child of working.values()) child.kill("SIGKILL");
});

function tell(message: FromStarter): void {
  process.send?.(message);
}

async function carryOut({ id, args, limits, keepsReady }: Order): Promise<Ended> {
  const child = takeProcess(args);
  working.set(id, child);
  let over: Ended["over"] = null;
  const stop = (why: "longest" | "largest") => {
    over ??= why;
    child.kill("SIGKILL");
  };
  const late = setTimeout(stop, limits.longest, "longest");
  const look = setInterval(async () => void ((await memoryOf(child)) > limits.largest && stop("largest")), lookEvery);
  const heard = await spoken(id, child, () => stop("largest"));
  clearTimeout(late);
  clearInterval(look);
  working.delete(id);
  if (keepsReady) keepOneReady(args);
  if (heard.code !== 0 && /heap out of memory|allocation failed/i.test(heard.said)) over ??= "largest";
  return { id, ...heard, over };
}

/** Hears it out, and passes its answer on as it comes. */
function spoken(id: number, child: ChildProcessWithoutNullStreams, tooMuch: () => void) {
  return new Promise<Pick<Ended, "code" | "said">>((resolve) => {
    let size = 0;
    let said = "";
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > largestAnswer) tooMuch();
      else tell({ id, piece });
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
    });
    child.on("error", (error) => resolve({ code: null, said: String(error) }));
    child.on("close", (code) => resolve({ code, said }));
    // It may be gone before it has taken everything.
    child.stdin.on("error", () => {});
  });
}
