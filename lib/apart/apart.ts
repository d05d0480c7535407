/**
 * Work that can become long or large, in a process of its own: killed when it takes too long or too much, or when nobody waits for it
 * any more. It runs behind the server's own work.
 */
import { deserialize, serialize } from "node:v8";
import { AppError } from "../app-error.ts";
import type { Answer } from "./answer-task.ts";
import { askStarter } from "./ask-starter.ts";
import { argumentsOf } from "./code.ts";
import type { Limits, Program } from "./program.ts";

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
    const { atOnce, mostWaiting, retryAfter, says } = this.#program;
    if (this.#running < atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= mostWaiting) throw new AppError("too-many", says.tooMany, { retryAfter });
    // Whoever leaves hands the place over: it stays counted.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }

  async #answerOf(task: unknown, signal: AbortSignal | undefined, limits: Limits): Promise<Uint8Array> {
    const { says, keptReady, limits: usual } = this.#program;
    const cancelled = () => new AppError("unfit", says.cancelled);
    if (signal?.aborted) throw cancelled();
    const args = argumentsOf(this.#program, limits);
    const keepsReady = keptReady && limits === usual;
    const { longest, largest } = limits;
    const order = { args, limits: { longest, largest }, keepsReady };
    const { code, answer, said, over } = await askStarter(order, serialize(task), signal);
    if (signal?.aborted) throw cancelled();
    if (over === "longest") throw new AppError("too-large", says.tooLong(longest / 1000));
    if (over === "largest") throw new AppError("too-large", says.tooLarge);
    if (code !== 0) throw new Error(`The process apart failed: ${said}`);
    return answer;
  }
}
