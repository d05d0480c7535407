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
  task: Uint8Array;
  limits: Pick<Limits, "longest" | "largest">;
  /** Whether to have a process of these arguments ready afterwards. */
  keepsReady: boolean;
}

export interface Ended {
  id: number;
  code: number | null;
  answer: Uint8Array;
  /** The last it wrote to its errors. */
  said: string;
  over: "longest" | "largest" | null;
}

/** An order, or the id of one that is no longer wanted. */
export type ToStarter = Order | { stop: number };

const lookEvery = 100;
/** It comes into the memory of whoever asked. */
const largestAnswer = 64 * 1024 * 1024;
const working = new Map<number, ChildProcessWithoutNullStreams>();

process.on("message", (message: ToStarter) => {
  if ("stop" in message) working.get(message.stop)?.kill("SIGKILL");
  else void carryOut(message).then((ended) => process.send?.(ended));
});
process.on("disconnect", () => process.exit());
process.on("exit", () => {
  for (const child of working.values()) child.kill("SIGKILL");
});

async function carryOut({ id, args, task, limits, keepsReady }: Order): Promise<Ended> {
  const child = takeProcess(args);
  working.set(id, child);
  let over: Ended["over"] = null;
  const stop = (why: "longest" | "largest") => {
    over ??= why;
    child.kill("SIGKILL");
  };
  const late = setTimeout(stop, limits.longest, "longest");
  const look = setInterval(async () => void ((await memoryOf(child)) > limits.largest && stop("largest")), lookEvery);
  const heard = await spoken(child, task, () => stop("largest"));
  clearTimeout(late);
  clearInterval(look);
  working.delete(id);
  if (keepsReady) keepOneReady(args);
  if (heard.code !== 0 && /heap out of memory|allocation failed/i.test(heard.said)) over ??= "largest";
  return { id, ...heard, over };
}

/** Gives it its task and hears it out. */
function spoken(child: ChildProcessWithoutNullStreams, task: Uint8Array, tooMuch: () => void) {
  return new Promise<Pick<Ended, "code" | "answer" | "said">>((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > largestAnswer) tooMuch();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
    });
    child.on("error", (error) => resolve({ code: null, answer: Buffer.alloc(0), said: String(error) }));
    child.on("close", (code) => resolve({ code, answer: Buffer.concat(chunks), said }));
    // It may be gone before it has taken everything.
    child.stdin.on("error", () => {});
    child.stdin.end(task);
  });
}
