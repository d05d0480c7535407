/** One task for a PDF copy, then the end of this process: see process.ts, which starts it. */
import type { PdfAnswer, PdfTask } from "./process.ts";

process.once("message", async (task: PdfTask) => {
  const answer = await answerTo(task).catch((error): PdfAnswer => ({ failed: String(error?.stack ?? error) }));
  process.send!(answer, () => process.disconnect());
});

async function answerTo(task: PdfTask): Promise<PdfAnswer> {
  if (task.do === "write") {
    const [{ typeset }, { withHighlights }] = await Promise.all([import("./typeset.ts"), import("./highlights.ts")]);
    return { done: withHighlights(typeset(task.job.pages), task.job) };
  }
  const { readPages } = await import("./read-pages.ts");
  return { done: await readPages(task.file) };
}
