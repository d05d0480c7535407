/** Starts the built app as a process of its own on a data folder of its own, the way `npm start` and `npm run demo` do. */
import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

export const project = join(import.meta.dirname, "..");
/** The demo-filled house that every worker's data folder is copied from (fill-template.ts). */
export const template = join(project, "test-results/template");
/** One for all people of the demo house; never leaves this machine. */
export const password = "end-to-end-tests-only";

export interface Server {
  url: string;
  port: number;
  data: string;
  process: ChildProcess;
  /** What it wrote to its output so far. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** `on` is a port to come back on. */
export async function startServer(data: string, more: Record<string, string> = {}, on?: number): Promise<Server> {
  const port = on ?? (await freePort());
  const url = `http://localhost:${port}`;
  const child = fork(join(project, ".ci/serve.mjs"), [], {
    cwd: project,
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      STET_DATA: data,
      STET_DEMO: "1",
      PORT: String(port),
      HOST: "127.0.0.1",
      NEXTAUTH_URL: url,
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text: Buffer) => {
      written += text.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    child.on("message", (message) => message === "ready" && resolve());
    void ended.then((code) => reject(new Error(`The server ended with ${code} before it was ready.\n${written}`)));
  });
  const stop = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  return { url, port, data, process: child, output: () => written, stop };
}
