/** Reads files, compares texts and writes copies apart from the server: one task, then the end of this process. See run-apart.ts. */
import { answerTask } from "../../apart/answer-task.ts";
import { type TaskName, tasks } from "./tasks.ts";

export interface Task {
  name: TaskName;
  input: unknown;
}

// What most tasks need, while nothing has come yet.
await import("../../article/import/import-article.ts");
await answerTask<Task>(({ name, input }) => tasks[name](input as never));
