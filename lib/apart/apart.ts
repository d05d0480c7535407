/**
 * Work that can become long or large, in a process of its own: killed when it takes too long or too much, or when nobody waits for it
 * any more. It runs behind the server's own work.
 */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { deserialize, serialize } from "node:v8";
import { AppError } from "../app-error.ts";
import type { Answer } from "./answer-task.ts";
import { keepOneReady, memoryOf, takeProcess } from "./processes.ts";
import type { Limits, Program } from "./program.ts";

const lookEvery = 100;
/** It comes into the memory of whoever asked. */
const largestAnswer = 64 * 1024 * 1024;

export class Apart {
  readonly #program: Program;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Throws what the task refuses with, `too-large` when it takes too much, `too-many` when too many wait already. */
  async run(task: unknown, signal?: AbortSignal, limits = this.#program.limits): Promise<unknown> {
    await this.#enter();
    try {
      const answer = deserialize(await this.#answerOf(task, signal, limits)) as Answer;
      if ("refused" in answer) throw new AppError(answer.refused.code, answer.refused.message);
      return answer.done;
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    const { atOnce, mostWaiting, says } = this.#program;
    if (this.#running < atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= mostWaiting) throw new AppError("too-many", says.tooMany, { retryAfter: 30 });
    // Whoever leaves hands the place over: it stays counted.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }

  async #answerOf(task: unknown, signal: AbortSignal | undefined, limits: Limits): Promise<Buffer> {
    const { says, keptReady } = this.#program;
    if (signal?.aborted) throw new AppError("unfit", says.cancelled);
    const child = takeProcess(this.#program, limits.heap);
    let stopped: AppError | null = null;
    const stop = (code: "too-large" | "unfit", why: string) => {
      stopped ??= new AppError(code, why);
      child.kill("SIGKILL");
    };
    const cancel = () => stop("unfit", says.cancelled);
    const tooLarge = () => stop("too-large", says.tooLarge);
    const late = setTimeout(() => stop("too-large", says.tooLong(limits.longest / 1000)), limits.longest);
    const look = setInterval(async () => void ((await memoryOf(child)) > limits.largest && tooLarge()), lookEvery);
    signal?.addEventListener("abort", cancel);
    try {
      const { code, answer, said } = await spoken(child, task);
      if (code === 0 && stopped === null) return answer;
      if (answer.length > largestAnswer || /heap out of memory|allocation failed/i.test(said)) tooLarge();
      throw stopped ?? new Error(`The process apart failed: ${said}`);
    } finally {
      clearTimeout(late);
      clearInterval(look);
      signal?.removeEventListener("abort", cancel);
      if (keptReady && limits === this.#program.limits) keepOneReady(this.#program);
    }
  }
}

interface Spoken {
  code: number | null;
  answer: Buffer;
  /** The last it wrote to its errors. */
  said: string;
}

/** Gives it its task and hears it out; one that says too much is killed. */
function spoken(child: ChildProcessWithoutNullStreams, task: unknown): Promise<Spoken> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > largestAnswer) child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, answer: Buffer.concat(chunks), said }));
    // It may be gone before it has taken everything.
    child.stdin.on("error", () => {});
    child.stdin.end(serialize(task));
  });
}
