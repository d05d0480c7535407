/**
 * Writes and reads PDF copies in a process of its own, which the server's thread does not wait for, which can be stopped, and
 * whose memory is gone afterwards. It is given no variable of the server's environment and may read files of the project alone,
 * and write none. One works at a time.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { AppError } from "../../app-error.ts";
import type { PdfJob } from "../pdf-pages.ts";
import type { FoundPages } from "../read-back-pdf.ts";

export type PdfTask = { do: "write"; job: PdfJob } | { do: "read"; file: Uint8Array };
export type PdfAnswer = { done: unknown } | { failed: string };

/** Milliseconds. */
const longest = 120_000;

export async function writePdf(job: PdfJob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await inProcess({ do: "write", job })) as Uint8Array);
}

export async function readPdf(file: Uint8Array): Promise<FoundPages> {
  return (await inProcess({ do: "read", file })) as FoundPages;
}

let last: Promise<unknown> = Promise.resolve();

function inProcess(task: PdfTask): Promise<unknown> {
  const turn = last.then(() => answerOf(task));
  last = turn.catch(() => undefined);
  return turn;
}

function answerOf(task: PdfTask): Promise<unknown> {
  const project = process.cwd();
  // Run as it stands in the project: a bundler is not to look for it.
  const program = join(/* turbopackIgnore: true */ project, "lib/export/pdf/work.ts");
  const limits = ["--permission", `--allow-fs-read=${project}`, "--allow-addons", "--disable-warning=SecurityWarning"];
  const child = spawn(process.execPath, [...limits, program], {
    cwd: project,
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const said: Buffer[] = [];
  child.stderr!.on("data", (bytes: Buffer) => said.push(bytes));
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new AppError("too-large", "This article is too long for a PDF. Take it out as HTML or Word."));
    }, longest);
    child.on("message", (answer: PdfAnswer) => {
      if ("done" in answer) resolve(answer.done);
      else reject(new Error(answer.failed));
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(late);
      reject(new Error(`The process of a PDF copy ended with ${code}: ${Buffer.concat(said).toString().slice(-2000)}`));
    });
    child.send(task);
  });
}
