/**
 * The log as it grows, as server-sent events. A stream is a reader of the log: woken by the hub (and every two seconds, as the net),
 * it takes what lies behind its cursors, from what all readers of the article share, and sends it as this reader may see it. It asks
 * the house again who is asking before it sends anything after a change to a session, token or role, and every two seconds in any
 * case: a person removed, signed out or given another role is cut off within two seconds.
 */
import "server-only";
import type { ArticleMeta } from "../article/article.ts";
import type { LogEntry } from "../log/event.ts";
import type { PresenceWord } from "../log/presence.ts";
import { presentEntry } from "../log/present.ts";
import { canReadArticle, type Principal } from "../policy/can.ts";
import { houseChanges, listen, registerStream } from "./hub.ts";
import { entriesBehind, type Tail, type TailEntry, tailOf } from "./log-tail.ts";
import { presenceRevision, presentIn } from "./presence.ts";

export interface StreamRequest {
  principal: Principal;
  /** Asked again and again; null or another role ends the stream. */
  asking(): Promise<Principal | null>;
  /** Article id → last entry the reader has. */
  cursors: ReadonlyMap<string, number>;
  /** One article: SSE ids are plain seqs. Several: `ARTICLE:SEQ`. */
  several: boolean;
  signal: AbortSignal;
}

const checkEvery = 2000;
/** Less than that, so that no check falls out because a timer was early. */
const askEvery = 1900;
/** Heard by the page (EventSource hides comments), which takes a stream that says nothing for one that somebody holds back. */
const heartbeatEvery = 4000;
const heartbeat = "event: here\ndata: 1\n\n";
const entriesPerRound = 100;
/** Bytes a slow reader may be behind before the log is left alone until they catch up. */
const mostUnread = 256 * 1024;
const reconnectAfter = 1000;

const streamHeaders = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "private, no-store, no-transform",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
};

/** The answer to HEAD: what the stream would say of itself, and no stream. */
export function headOfStream(): Response {
  return new Response(null, { headers: streamHeaders });
}

export function streamEvents(request: StreamRequest): Response {
  const bell = makeBell();
  let open = true;
  const close = () => {
    open = false;
    bell.ring();
  };
  const stopListening = listen(request.cursors.keys(), bell.ring);
  const unregister = registerStream(request.principal.id, close);
  request.signal.addEventListener("abort", close, { once: true });
  if (request.signal.aborted) close();

  let line: Line | null = null;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const mine = makeLine(controller);
        line = mine;
        run(request, mine, bell, () => open)
          .catch((error: unknown) => console.error("A stream of events failed:", error))
          .finally(() => {
            stopListening();
            unregister();
            request.signal.removeEventListener("abort", close);
            mine.end();
          });
      },
      pull() {
        if (line?.isWaiting()) bell.ring();
      },
      cancel() {
        line?.cut();
        close();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostUnread }),
  );
  return new Response(stream, { headers: streamHeaders });
}

async function run(request: StreamRequest, line: Line, bell: Bell, isOpen: () => boolean): Promise<void> {
  const rounds = makeRounds(request, line);
  const isStillThere = makeGuard(request);
  line.sendText(`retry: ${reconnectAfter}\n${heartbeat}`);
  while (isOpen()) {
    if (!(await isStillThere())) return;
    const more = line.isRoomy() && (await rounds.deliver());
    if (rounds.isOver()) return;
    if (Date.now() - line.lastSent() >= heartbeatEvery) line.sendText(heartbeat);
    if (!more) await bell.heard(checkEvery);
  }
}

/** Whether who is asking is still the person they were, in the same role. */
function makeGuard({ principal, asking }: StreamRequest): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let changesThen = -1;
  return async () => {
    const [now, changes] = [Date.now(), houseChanges()];
    if (changes === changesThen && now - askedAt < askEvery) return true;
    const person = await asking();
    [askedAt, changesThen] = [now, changes];
    return person !== null && person.id === principal.id && person.role === principal.role;
  };
}

/** Sends what is new, article by article; remembers how far the reader is. */
function makeRounds({ principal, cursors: given, several }: StreamRequest, line: Line) {
  const cursors = new Map(given);
  const presence = makePresence(principal, line);

  function sayGone(articleId: string): void {
    cursors.delete(articleId);
    line.sendText(`event: gone\ndata: ${JSON.stringify({ article: articleId })}\n\n`);
  }

  /** True when the article has more than one round holds. */
  async function deliverArticle(articleId: string, cursor: number): Promise<boolean> {
    const tail = await tailOf(articleId);
    if (tail === null || !canReadArticle(principal, tail.state.meta)) {
      sayGone(articleId);
      return false;
    }
    const isNew = tail.seq > cursor;
    if (isNew) {
      const entries = await entriesBehind(articleId, tail, cursor, entriesPerRound);
      line.send(linesOf(entries, { articleId, several, tail, principal }));
      cursors.set(articleId, entries.at(-1)!.entry.seq);
      if (entries.length === entriesPerRound) return true;
    }
    // An entry may have changed who may be here.
    if (isNew || !presence.isTold(articleId)) presence.tell(articleId, tail.state.meta);
    return false;
  }

  return {
    isOver: () => cursors.size === 0,
    async deliver() {
      let more = false;
      for (const [articleId, cursor] of [...cursors]) more = (await deliverArticle(articleId, cursor)) || more;
      return more;
    },
  };
}

/** Tells who is here: everybody at first, then what has changed since. Only after the right to read was asked in the same round. */
function makePresence(reader: Principal, line: Line) {
  const told = new Map<string, { state: string; revisions: ReadonlyMap<string, number> }>();
  return {
    isTold: (articleId: string) => told.get(articleId)?.state === presenceRevision(articleId),
    tell(articleId: string, meta: ArticleMeta) {
      const before = told.get(articleId)?.revisions;
      const state = presenceRevision(articleId);
      const present = presentIn(articleId, reader, meta);
      const revisions = new Map(present.map(({ presence, revision }) => [presence.key, revision]));
      told.set(articleId, { state, revisions });
      const moved = present.filter(({ presence, revision }) => before?.get(presence.key) !== revision);
      const here = moved.map(({ presence }) => presence);
      const gone = [...(before?.keys() ?? [])].filter((key) => !revisions.has(key));
      if (before !== undefined && here.length + gone.length === 0) return;
      const word: PresenceWord = { article: articleId, all: before === undefined, here, gone };
      line.sendText(`event: presence\ndata: ${JSON.stringify(word)}\n\n`);
    },
  };
}

interface Sight {
  articleId: string;
  several: boolean;
  tail: Tail;
  principal: Principal;
}

interface Packed {
  count: number;
  several: boolean;
  bytes: Uint8Array;
}

const encoder = new TextEncoder();
/** What was sent from this entry on, as it stands in the log: the same bytes go to all who may see it so. */
const packed = new WeakMap<TailEntry, Packed>();

function linesOf(entries: readonly TailEntry[], { articleId, several, tail, principal }: Sight): Uint8Array {
  const shown = entries.map(({ entry }) => presentEntry(entry, tail.state, principal));
  const write = () => encoder.encode(shown.map((entry) => lineOf(entry, articleId, several)).join(""));
  if (shown.some(({ event }, index) => event !== entries[index]!.entry.event)) return write();
  const known = packed.get(entries[0]!);
  if (known?.count === entries.length && known.several === several) return known.bytes;
  const bytes = write();
  packed.set(entries[0]!, { count: entries.length, several, bytes });
  return bytes;
}

function lineOf(entry: LogEntry, articleId: string, several: boolean): string {
  const id = several ? `${articleId}:${entry.seq}` : String(entry.seq);
  return `id: ${id}\nevent: entry\ndata: ${JSON.stringify({ article: articleId, entry })}\n\n`;
}

interface Line {
  send(bytes: Uint8Array): void;
  sendText(text: string): void;
  /** False while the reader is too far behind; then `isWaiting` until they caught up. */
  isRoomy(): boolean;
  isWaiting(): boolean;
  lastSent(): number;
  /** Says that the log has no more for this reader. */
  end(): void;
  /** The reader went away: nothing more can be said. */
  cut(): void;
}

function makeLine(controller: ReadableStreamDefaultController<Uint8Array>): Line {
  let last = 0;
  let waiting = false;
  let ended = false;
  function send(bytes: Uint8Array): void {
    last = Date.now();
    if (!ended) controller.enqueue(bytes);
  }
  return {
    send,
    sendText: (text) => send(encoder.encode(text)),
    isRoomy() {
      waiting = (controller.desiredSize ?? 0) <= 0;
      return !waiting;
    },
    isWaiting: () => waiting,
    lastSent: () => last,
    end() {
      if (!ended) controller.close();
      ended = true;
    },
    cut() {
      ended = true;
    },
  };
}

interface Bell {
  ring(): void;
  /** Resolves at the next ring, at once when it rang since the last time, or when the time is over. */
  heard(milliseconds: number): Promise<void>;
}

function makeBell(): Bell {
  let rung = false;
  let answer: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      answer?.();
    },
    async heard(milliseconds) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      answer = null;
      rung = false;
    },
  };
}
