/** The transport of a page: fetch, a live stream shared with the browser's other tabs, timers. */
import { refusalOf } from "../app-error.ts";
import { browserTabs } from "./browser-tabs.ts";
import { type OpenSource, sourceOf } from "./event-source.ts";
import { orderedId } from "./ordered-id.ts";
import { SharedStream, sayTo } from "./shared-stream.ts";
import type { StreamHandlers, Transport } from "./transport.ts";

/** For whom the page was made, and in which session: tabs of another person or session share nothing with it. */
export interface PageOwner {
  personId: string;
  session: string;
}

/** A request without an answer after so long is taken for lost; it is sent again with the same id. */
const longestWait = 15_000;
/** Files take longer. */
const longestUpload = 120_000;
const largeBody = 100_000;

export function browserTransport({ personId, session }: PageOwner): Transport {
  const world = {
    later(milliseconds: number, callback: () => void) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    newId: () => orderedId(Date.now()),
    random: () => Math.random(),
  };
  const openSource = sourceOf(personId);
  const tabs = browserTabs(`stet.events.${personId}.${session}`);
  const shared = tabs && new SharedStream(tabs, openSource, world);
  return {
    ...world,
    fetchJson,
    build: process.env.STET_BUILD ?? "",
    sendLast,
    isHidden: () => document.visibilityState === "hidden",
    openStream: (articleId, after, handlers) =>
      shared?.open(articleId, after, handlers) ?? openAlone(openSource, articleId, after, handlers),
  };
}

async function fetchJson(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(path, {
    method,
    headers: { Accept: "application/json", ...(content !== undefined && { "Content-Type": "application/json" }) },
    signal: AbortSignal.timeout((content?.length ?? 0) > largeBody ? longestUpload : longestWait),
    ...(content !== undefined && { body: content }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  throw refusalOf(answer) ?? new Error(`${method} ${path} failed with ${response.status}`);
}

function sendLast(path: string, body: unknown): void {
  const headers = { "Content-Type": "application/json" };
  void Promise.allSettled([fetch(path, { method: "POST", headers, body: JSON.stringify(body), keepalive: true })]);
}

/** A stream of this tab's own. */
function openAlone(openSource: OpenSource, articleId: string, after: number, handlers: StreamHandlers): () => void {
  return openSource(new Map([[articleId, after]]), {
    onOpen: () => handlers.onOpen(),
    onWord: () => {},
    onSaid: (say, _, data) => sayTo(handlers, say, data),
    onError: (isHeldBack) => handlers.onError(isHeldBack),
  });
}
