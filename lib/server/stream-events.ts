/**
 * The log as it grows, as server-sent events. A stream is a reader of the log: woken by the hub (and every two seconds, as the net),
 * it fetches what lies behind its cursors and sends it as this reader may see it. Before anything is sent it asks the house again
 * who is asking: a person removed, signed out or given another role is cut off within two seconds.
 */
import "server-only";
import { articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { logRows } from "#db/log.ts";
import type { ArticleMeta } from "../article/article.ts";
import type { PresenceWord } from "../log/presence.ts";
import { presentEntry } from "../log/present.ts";
import { canReadArticle, type Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { listen, registerStream } from "./hub.ts";
import { articleToRead } from "./live-articles.ts";
import { presenceRevision, presentIn } from "./presence.ts";
import { openEntry } from "./seal-entry.ts";

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
  line.send(`retry: ${reconnectAfter}\n${heartbeat}`);
  while (isOpen()) {
    const now = await request.asking();
    if (now === null || now.id !== request.principal.id || now.role !== request.principal.role) return;
    const more = line.isRoomy() && (await rounds.deliver());
    if (rounds.isOver()) return;
    if (Date.now() - line.lastSent() >= heartbeatEvery) line.send(heartbeat);
    if (!more) await bell.heard(checkEvery);
  }
}

/** Sends what is new, article by article; remembers how far the reader is. */
function makeRounds({ principal, cursors: given, several }: StreamRequest, line: Line) {
  const cursors = new Map(given);
  /** The entry up to which the right to read was asked. */
  const asked = new Map<string, number>();
  const presence = makePresence(principal, line);

  function sayGone(articleId: string): void {
    cursors.delete(articleId);
    line.send(`event: gone\ndata: ${JSON.stringify({ article: articleId })}\n\n`);
  }

  /** True when the article has more than one round holds. */
  async function deliverArticle(tx: Tx, articleId: string, cursor: number): Promise<boolean> {
    const head = await articleHead(tx, articleId);
    const isAsked = head !== null && head.seq <= cursor && asked.get(articleId) === head.seq;
    if (isAsked && presence.isTold(articleId)) return false;
    const article = head === null ? null : await articleToRead(tx, articleId);
    if (head === null || article === null || !canReadArticle(principal, article.live.state.meta)) {
      sayGone(articleId);
      return false;
    }
    asked.set(articleId, head.seq);
    const rows = await logRows(tx, articleId, { after: cursor, limit: entriesPerRound });
    for (const row of rows) {
      const entry = presentEntry(openEntry(row), article.live.state, principal);
      const id = several ? `${articleId}:${entry.seq}` : String(entry.seq);
      line.send(`id: ${id}\nevent: entry\ndata: ${JSON.stringify({ article: articleId, entry })}\n\n`);
      cursors.set(articleId, entry.seq);
    }
    if (rows.length < entriesPerRound) presence.tell(articleId, article.live.state.meta);
    return rows.length === entriesPerRound;
  }

  return {
    isOver: () => cursors.size === 0,
    deliver: () =>
      database().read(async (tx) => {
        let more = false;
        for (const [articleId, cursor] of [...cursors]) more = (await deliverArticle(tx, articleId, cursor)) || more;
        return more;
      }),
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
      line.send(`event: presence\ndata: ${JSON.stringify(word)}\n\n`);
    },
  };
}

interface Line {
  send(text: string): void;
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
  const encoder = new TextEncoder();
  let last = 0;
  let waiting = false;
  let ended = false;
  return {
    send(text) {
      last = Date.now();
      if (!ended) controller.enqueue(encoder.encode(text));
    },
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
