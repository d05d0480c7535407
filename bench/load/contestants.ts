/** The servers that are measured, each a process of its own with the probe in it, on a folder of its own. */
import { type ChildProcess, fork } from "node:child_process";
import { cpSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort, project, startServer } from "#e2e/server.ts";
import { longText } from "../long-article.ts";
import type { Target } from "./clients.ts";
import type { LoadArticle } from "./fill-newsroom.ts";

export interface Running {
  process: ChildProcess;
  target: Target;
  stop(): Promise<unknown>;
}

export interface Contestant {
  name: string;
  start(folder: string): Promise<Running>;
}

const probe = join(import.meta.dirname, "probe.ts");
const silent = "--disable-warning=ExperimentalWarning";

/** The built app; `house` is copied, so that every round begins alike. */
export function stet(name: string, house: string, article: LoadArticle): Contestant {
  return {
    name,
    async start(folder) {
      cpSync(house, folder, { recursive: true });
      const flags = [silent, `--import=${probe}`, process.env.STET_LOAD_FLAGS ?? ""].join(" ");
      const server = await startServer(folder, { NODE_OPTIONS: flags });
      return {
        process: server.process,
        target: { kind: "stet", url: server.url, ...article },
        stop: () => server.stop(),
      };
    },
  };
}

export const bareName = "bare HTTP, durable";

/** Not a peer but a floor: what a durable answer costs without anything that Stet does. */
export function bareHttp(article: LoadArticle): Contestant {
  return {
    name: bareName,
    async start(folder) {
      const port = await freePort();
      const { version, seq } = article;
      const args = [String(port), `${folder}.db`, String(version), String(seq)];
      const { child, stop } = await startPeer(join(import.meta.dirname, "bare-server.ts"), args, {}, port);
      return { process: child, target: { kind: "stet", url: `http://127.0.0.1:${port}`, ...article }, stop };
    },
  };
}

export function hocuspocus(words: number): Contestant {
  return {
    name: "Hocuspocus",
    async start(folder) {
      const port = await freePort();
      const file = join(import.meta.dirname, "hocuspocus-server.ts");
      return startYjs("hocuspocus", file, [String(port), `${folder}.db`], {}, port, words);
    },
  };
}

/** The server that y-websocket's authors ship, with its LevelDB: written behind the answer, never waited for, never synced. */
export function yWebsocket(words: number): Contestant {
  return {
    name: "y-websocket",
    async start(folder) {
      const port = await freePort();
      const file = join(project, "node_modules/@y/websocket-server/src/server.js");
      const env = { HOST: "127.0.0.1", PORT: String(port), YPERSISTENCE: folder };
      return startYjs("y-websocket", file, [], env, port, words);
    },
  };
}

async function startYjs(
  kind: "hocuspocus" | "y-websocket",
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  port: number,
  words: number,
): Promise<Running> {
  const { child, stop } = await startPeer(file, args, env, port);
  const paragraphs = longText(words).split("\n\n");
  return { process: child, target: { kind, url: `ws://127.0.0.1:${port}`, paragraphs }, stop };
}

async function startPeer(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  port: number,
): Promise<{ child: ChildProcess; stop(): Promise<unknown> }> {
  const child = fork(file, args, {
    execArgv: [silent, `--import=${probe}`],
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await answering(port, child);
  return {
    child,
    stop() {
      child.kill();
      return ended;
    },
  };
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`A server ended with ${child.exitCode} before it answered`);
}
