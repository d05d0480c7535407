/** The starter as the server sees it: started at the first order, kept as long as the server lives. See starter.ts. */
import { type ChildProcess, fork } from "node:child_process";
import { codeOf } from "./code.ts";
import type { Ended, Order, ToStarter } from "./starter.ts";

interface Waiting {
  resolve(ended: Ended): void;
  reject(error: Error): void;
}

let starter: ChildProcess | null = null;
const waiting = new Map<number, Waiting>();
let orders = 0;

/** With `signal` it is stopped at once. Rejects when the starter is gone. */
export function askStarter(order: Omit<Order, "id">, signal?: AbortSignal): Promise<Ended> {
  orders += 1;
  const id = orders;
  const to = started();
  const tell = (message: ToStarter) => to.send(message, () => undefined);
  const stop = () => tell({ stop: id });
  signal?.addEventListener("abort", stop);
  return new Promise<Ended>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    holding(to);
    tell({ id, ...order });
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
  child.on("message", (ended: Ended) => waiting.get(ended.id)?.resolve(ended));
  child.once("error", gone).once("exit", gone);
  return child;
}

/** It keeps nobody alive but for an answer that is waited for. */
function holding(child: ChildProcess): void {
  const how = waiting.size > 0 ? "ref" : "unref";
  child[how]();
  child.channel?.[how]();
}
