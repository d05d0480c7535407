/**
 * Writes and reads PDF copies in a process of its own, which the server's thread does not wait for, which can be stopped, and
 * whose memory is gone afterwards. It is given no variable of the server's environment and may read files of the project alone,
 * and write none. One works at a time.
 */
import { spawn } from "node:child_process";
import { setPriority } from "node:os";
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

/** So many wait at the most: each may take a minute. */
const mostWaiting = 10;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

function inProcess(task: PdfTask): Promise<unknown> {
  if (waiting >= mostWaiting) {
    throw new AppError("too-many", "Many PDF copies are being made at the moment. Try again in a minute.", {
      retryAfter: 60,
    });
  }
  waiting += 1;
  const turn = last.then(() => answerOf(task)).finally(() => (waiting -= 1));
  last = turn.catch(() => undefined);
  return turn;
}

function answerOf(task: PdfTask): Promise<unknown> {
  const project = process.cwd();
  // Run as it stands in the project: a bundler is not to look for it.
  const program = join(/* turbopackIgnore: true */ project, "lib/export/pdf/work.ts");
  // Not the whole folder: the house's data may lie in it.
  const readable = ["lib", "node_modules", "package.json"].map((name) => `--allow-fs-read=${join(project, name)}`);
  const limits = ["--permission", ...readable, "--allow-addons", "--disable-warning=SecurityWarning"];
  const child = spawn(process.execPath, [...limits, program], {
    cwd: project,
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  if (child.pid !== undefined) behind(child.pid);
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

/** Behind the server's own work, where the system allows it. */
function behind(pid: number): void {
  try {
    setPriority(pid, 5);
  } catch {
    return;
  }
}
