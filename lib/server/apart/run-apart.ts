/**
 * Work that can become long or large, in a process of its own: killed when it takes too long (15 seconds where nothing else is said) or
 * too much (512 MB), or when nobody waits for it any more. It runs behind the server's own work, no more at a time than leave the server a core of its own.
 */
import "server-only";
import { availableParallelism } from "node:os";
import { deserialize, serialize } from "node:v8";
import { AppError } from "../../app-error.ts";
import type { Answer, Task } from "./child.ts";
import { keepOneReady, memoryOf, takeProcess } from "./processes.ts";
import type { TaskName, Tasks } from "./tasks.ts";

export interface Limits {
  /** Milliseconds. */
  longest: number;
  /** Bytes in use, of all kinds. */
  largest: number;
  /** Megabytes of the heap; the rest is for the bytes of files. */
  heap: number;
}

const usual: Limits = { longest: 15_000, largest: 512 * 1024 * 1024, heap: 320 };
const largestAnswer = 64 * 1024 * 1024;
/** One core stays with the server. */
const mostAtOnce = Math.max(1, availableParallelism() - 1);
const mostWaiting = 20;
const lookEvery = 100;

/** Throws what the task refuses with, `too-large` when it takes too much, `too-many` when too many wait already. */
export async function runApart<Name extends TaskName>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
  signal?: AbortSignal,
  limits = usual,
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  const leave = await enter();
  try {
    const answer = deserialize(await answerOf({ name, input }, signal, limits)) as Answer;
    if ("refused" in answer) throw new AppError(answer.refused.code, answer.refused.message);
    return answer.done as Awaited<ReturnType<Tasks[Name]>>;
  } finally {
    leave();
  }
}

let running = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<() => void> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) {
      throw new AppError("too-many", "Many files are being read at the moment. Try again in a minute.", {
        retryAfter: 30,
      });
    }
    // Whoever leaves hands the place over: it stays counted.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  return () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
}

function answerOf(task: Task, signal: AbortSignal | undefined, limits: Limits): Promise<Buffer> {
  const child = takeProcess(limits.heap);
  let stopped: AppError | null = null;
  const stop = (why: AppError) => {
    stopped ??= why;
    child.kill("SIGKILL");
  };
  const tooMuch = () =>
    stop(new AppError("too-large", "It needs more memory than one file may. Bring in, or take out, a part of it."));
  const onAbort = () => stop(new AppError("unfit", "The reading was cancelled. Nothing was changed."));
  const tooLong = setTimeout(() => {
    stop(
      new AppError(
        "too-large",
        `It took longer than ${limits.longest / 1000} seconds. Bring in, or take out, a part of it.`,
      ),
    );
  }, limits.longest);
  const look = setInterval(async () => void ((await memoryOf(child)) > limits.largest && tooMuch()), lookEvery);
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestAnswer) tooMuch();
      else chunks.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(0, 4000);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && stopped === null) return resolve(Buffer.concat(chunks));
      if (/heap out of memory|allocation failed/i.test(said)) tooMuch();
      reject(stopped ?? new Error(`The process apart failed: ${said}`));
    });
    // It may be gone before it has taken everything.
    child.stdin.on("error", () => {});
    child.stdin.end(serialize(task));
  }).finally(() => {
    clearTimeout(tooLong);
    clearInterval(look);
    signal?.removeEventListener("abort", onAbort);
    if (limits === usual) keepOneReady(usual.heap);
  });
}
