/** How much memory a process had that was started for a job and is gone before one could ask it. Linux alone tells. */
import { readdirSync, readFileSync } from "node:fs";

const lookEvery = 10;

/** The most megabytes of any process whose command has `word` in it, until the job is done; 0 where nothing is told. */
export async function mostMemory<T>(word: string, job: () => Promise<T>): Promise<{ done: T; megabytes: number }> {
  let most = 0;
  const known = new Map<string, boolean>();
  const look = setInterval(() => {
    for (const id of readdirSync("/proc")) {
      if (!/^\d+$/.test(id)) continue;
      if (!known.has(id)) known.set(id, told(`/proc/${id}/cmdline`).includes(word));
      if (known.get(id)) most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(told(`/proc/${id}/status`))?.[1] ?? 0));
    }
  }, lookEvery);
  try {
    return { done: await job(), megabytes: most / 1024 };
  } finally {
    clearInterval(look);
  }
}

function told(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
