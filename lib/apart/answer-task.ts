/**
 * The other end: what a program that runs apart does with its one task. In: the task, serialised by Node's own `v8`. Out: an `Answer`,
 * likewise. A program imports this first, since it takes the network away.
 */
import "./no-network.ts";
import { deserialize, serialize } from "node:v8";
import { AppError, type ErrorCode } from "../app-error.ts";

export type Answer = { done: unknown } | { refused: { code: ErrorCode; message: string } };

export async function answerTask<Task>(work: (task: Task) => Promise<unknown>): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  // Without a task it was kept ready for nothing.
  if (chunks.length === 0) return;
  process.stdout.write(serialize(await answerTo(() => work(deserialize(Buffer.concat(chunks)) as Task))));
}

async function answerTo(work: () => Promise<unknown>): Promise<Answer> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: { code: error.code, message: error.message } };
  }
}
