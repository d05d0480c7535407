/**
 * Wakes the readers of an article's log after a commit. It carries no payload: readers fetch from the database, so nothing can be
 * sent that is not in the log. It also knows every open stream, because `next start` waits for ever on open ones at SIGTERM.
 */
import "server-only";

interface Hub {
  readers: Map<string, Set<() => void>>;
  streams: Set<() => void>;
}

const key = Symbol.for("stet.hub");
const held = globalThis as { [key]?: Hub };

function hub(): Hub {
  held[key] ??= start();
  return held[key];
}

function start(): Hub {
  const started: Hub = { readers: new Map(), streams: new Set() };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => closeAndGoOn(signal));
  return started;
}

/** Listening must not keep a process alive that nobody else ends: a script stops at Ctrl-C as ever. */
function closeAndGoOn(signal: "SIGTERM" | "SIGINT"): void {
  closeStreams();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

export function wake(articleId: string): void {
  for (const reader of hub().readers.get(articleId) ?? []) reader();
}

/** Returns what ends the listening. */
export function listen(articleIds: Iterable<string>, onWake: () => void): () => void {
  const { readers } = hub();
  const ids = [...articleIds];
  for (const id of ids) {
    const known = readers.get(id) ?? new Set();
    readers.set(id, known.add(onWake));
  }
  return () => {
    for (const id of ids) {
      const known = readers.get(id);
      known?.delete(onWake);
      if (known?.size === 0) readers.delete(id);
    }
  };
}

/** Returns what takes the stream off the register again. */
export function registerStream(close: () => void): () => void {
  const { streams } = hub();
  streams.add(close);
  return () => streams.delete(close);
}

export function closeStreams(): void {
  for (const close of [...hub().streams]) close();
}

/** How many streams are open: for the health page and for tests of the clean-up. */
export function openStreams(): number {
  return hub().streams.size;
}
