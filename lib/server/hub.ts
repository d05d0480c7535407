/**
 * Wakes the readers of an article's log after a commit. It carries no payload: readers fetch from the database, so nothing can be
 * sent that is not in the log. It also knows every open stream, because `next start` waits for ever on open ones at SIGTERM.
 */
import "server-only";

interface Hub {
  readers: Map<string, Set<() => void>>;
  streams: Set<() => void>;
  /** Person → their open streams, oldest first. */
  streamsOf: Map<string, Set<() => void>>;
  /** Who wants to know that somebody's session, token or role changed. */
  listeners: Set<() => void>;
  /** Article → how many commands have written to it since the start. */
  wakes: Map<string, number>;
  /** Articles whose readers are about to be woken. */
  due: Set<string>;
  /** Article → when its readers were woken last. */
  wokenAt: Map<string, number>;
  /** How often somebody's session, token or role has changed. */
  houseChanges: number;
}

/** More than anybody has windows for. */
export const mostStreams = 40;

const key = Symbol.for("stet.hub");
const held = globalThis as { [key]?: Hub };

function hub(): Hub {
  held[key] ??= start();
  return held[key];
}

function start(): Hub {
  const started: Hub = {
    readers: new Map(),
    streams: new Set(),
    streamsOf: new Map(),
    listeners: new Set(),
    wakes: new Map(),
    due: new Set(),
    wokenAt: new Map(),
    houseChanges: 0,
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => closeAndGoOn(signal));
  return started;
}

/** Listening must not keep a process alive that nobody else ends: a script stops at Ctrl-C as ever. */
function closeAndGoOn(signal: "SIGTERM" | "SIGINT"): void {
  closeStreams();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** Milliseconds for each reader: about what telling one takes. */
const breath = 0.03;

/**
 * Soon, and once for all the commands of one commit: fifty answers go out before two hundred readers begin. Many readers are told less
 * often, and then of more at once: a server that is busy with telling everybody of each letter would be late with all of them.
 */
export function wake(articleId: string): void {
  const { due, wakes, wokenAt } = hub();
  wakes.set(articleId, wakesOf(articleId) + 1);
  if (due.has(articleId)) return;
  due.add(articleId);
  const pause = (wokenAt.get(articleId) ?? 0) + readersOf(articleId) * breath - Date.now();
  if (pause < 1) setImmediate(wakeReaders, articleId);
  else setTimeout(wakeReaders, pause, articleId).unref();
}

function wakeReaders(articleId: string): void {
  const { due, readers, wokenAt } = hub();
  due.delete(articleId);
  const reading = readers.get(articleId);
  if (reading === undefined) {
    wokenAt.delete(articleId);
    return;
  }
  wokenAt.set(articleId, Date.now());
  for (const reader of reading) reader();
}

/** Changes with each command that wrote to the article: what was read before may be old. */
export function wakesOf(articleId: string): number {
  return hub().wakes.get(articleId) ?? 0;
}

/** After somebody's session, token or role changed: every stream asks again who is reading. */
export function wakeAll(): void {
  hub().houseChanges += 1;
  for (const readers of hub().readers.values()) for (const reader of readers) reader();
  for (const listener of hub().listeners) listener();
}

export function onWakeAll(listener: () => void): void {
  hub().listeners.add(listener);
}

/** How many read an article's log as it grows. */
export function readersOf(articleId: string): number {
  return hub().readers.get(articleId)?.size ?? 0;
}

/** Changes whenever somebody's session, token or role has. */
export function houseChanges(): number {
  return hub().houseChanges;
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

/**
 * Returns what takes the stream off the register again. Past the most a person may have, their oldest is closed: its browser is gone
 * or comes back.
 */
export function registerStream(personId: string, close: () => void): () => void {
  const { streams, streamsOf } = hub();
  const own = streamsOf.get(personId) ?? new Set();
  streamsOf.set(personId, own.add(close));
  streams.add(close);
  const [oldest] = own;
  if (own.size > mostStreams && oldest !== undefined) {
    own.delete(oldest);
    oldest();
  }
  return () => {
    streams.delete(close);
    own.delete(close);
    if (own.size === 0 && streamsOf.get(personId) === own) streamsOf.delete(personId);
  };
}

export function closeStreams(): void {
  for (const close of [...hub().streams]) close();
}

/** How many streams are open: for the health page and for tests of the clean-up. */
export function openStreams(): number {
  return hub().streams.size;
}
