/** One task for a PDF copy, then the end of this process: see process.ts, which starts it. */
import { answerTask } from "../../apart/answer-task.ts";
import type { PdfTask } from "./process.ts";

await answerTask<PdfTask>(async (task) => {
  if (task.do === "write") {
    const [{ typeset }, { withHighlights }] = await Promise.all([import("./typeset.ts"), import("./highlights.ts")]);
    return withHighlights(typeset(task.job.pages), task.job);
  }
  const { readPages } = await import("./read-pages.ts");
  return readPages(task.file);
});
