/**
 * The process apart: takes one task, answers and is gone. Started by run-apart.ts without the network, without any file but the
 * program's own, without the environment, and killed when it takes too long or too much.
 *
 * In: a `Task`, serialised by Node's own `v8`. Out: an `Answer`, likewise.
 */
import "./no-network.ts";
import { deserialize, serialize } from "node:v8";
import { AppError, type ErrorCode } from "../../app-error.ts";
import { type TaskName, tasks } from "./tasks.ts";

export interface Task {
  name: TaskName;
  input: unknown;
}

export type Answer = { done: unknown } | { refused: { code: ErrorCode; message: string } };

async function answerTo({ name, input }: Task): Promise<Answer> {
  try {
    return { done: await tasks[name](input as never) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: { code: error.code, message: error.message } };
  }
}

// What most tasks need, while nothing has come yet.
await import("../../article/import/import-article.ts");
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
// Without a task it was kept ready for nothing.
if (chunks.length > 0) process.stdout.write(serialize(await answerTo(deserialize(Buffer.concat(chunks)))));
