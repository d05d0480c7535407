/**
 * The pass that keeps the search index near the work while a server runs: every few seconds it brings up what is behind, what was so
 * at the start as well. It asks the database, not the commands, so nothing waits for it and nothing can be forgotten. A pass that fails
 * is told once in the server's log and tried again; searches bring up what they need themselves.
 */
import "server-only";
import { bringUp } from "./index-articles.ts";

const pause = 3000;

interface Keeper {
  /** Resolves when the pass that runs has let go of the database. */
  stop(): Promise<void>;
}

const key = Symbol.for("stet.keep-index");
const global = globalThis as { [key]?: Keeper };

/** Once per process; ended by the process that serves (.ci/serve.mjs) before it closes the database. */
export function keepIndex(every = pause): Keeper {
  global[key] ??= start(every);
  return global[key];
}

function start(every: number): Keeper {
  let stopped = false;
  let told = "";
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function pass(): Promise<void> {
    try {
      await bringUp(undefined, () => !stopped);
      told = "";
    } catch (error) {
      if (told !== String(error)) console.error("The search index could not be brought up:", error);
      told = String(error);
    }
    if (!stopped) next();
  }

  function next(): void {
    timer = setTimeout(() => {
      running = pass();
    }, every).unref();
  }

  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      delete global[key];
    },
  };
}
