/** The starter as the server sees it: started at the first order, kept as long as the server lives. See starter.ts. */
import { type ChildProcess, fork } from "node:child_process";
import { codeOf } from "./code.ts";
import type { Ended, FromStarter, Order, ToStarter } from "./starter.ts";

interface Waiting {
  /** The answer as far as it has come. */
  pieces: Uint8Array[];
  resolve(done: Done): void;
  reject(error: Error): void;
}

type Done = Omit<Ended, "id"> & { answer: Uint8Array };

/** Bytes: see `Piece`. */
const longestPiece = 64 * 1024;

let starter: ChildProcess | null = null;
const waiting = new Map<number, Waiting>();
let orders = 0;

/** With `signal` it is stopped at once. Rejects when the starter is gone. */
export function askStarter(order: Omit<Order, "id">, task: Uint8Array, signal?: AbortSignal): Promise<Done> {
  orders += 1;
  const id = orders;
  const to = started();
  const tell = (message: ToStarter) => to.send(message, () => undefined);
  const stop = () => tell({ stop: id });
  signal?.addEventListener("abort", stop);
  return new Promise<Done>((resolve, reject) => {
    waiting.set(id, { pieces: [], resolve, reject });
    holding(to);
    tell({ id, ...order });
    for (let at = 0; at < task.length; at += longestPiece) tell({ id, piece: task.subarray(at, at + longestPiece) });
    tell({ whole: id });
  }).finally(() => {
    waiting.delete(id);
    holding(to);
    signal?.removeEventListener("abort", stop);
  });
}

function started(): ChildProcess {
  if (starter !== null) return starter;
  const { path } = codeOf({ file: "lib/apart/starter.ts", built: ".next/apart/starter.mjs" });
  const child = fork(path, {
    serialization: "advanced",
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: {} as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  starter = child;
  const gone = () => {
    if (starter === child) starter = null;
    for (const { reject } of waiting.values()) reject(new Error("What starts processes apart has ended."));
  };
  child.on("message", (message: FromStarter) => {
    const asked = waiting.get(message.id);
    if ("code" in message) asked?.resolve({ ...message, answer: Buffer.concat(asked.pieces) });
    else asked?.pieces.push(message.piece);
  });
  child.once("error", gone).once("exit", gone);
  return child;
}

/** It keeps nobody alive but for an answer that is waited for. */
function holding(child: ChildProcess): void {
  const how = waiting.size > 0 ? "ref" : "unref";
  child[how]();
  child.channel?.[how]();
}
