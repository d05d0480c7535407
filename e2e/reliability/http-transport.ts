/** The desk's world in Node: HTTP with a cookie, a stream read from `fetch`, real time. Notes which commands were acknowledged. */
import { randomUUID } from "node:crypto";
import { refusalOf } from "#lib/app-error.ts";
import type { StreamHandlers, Transport } from "#lib/editor/transport.ts";
import { eventMessages } from "#lib/testing/event-messages.ts";

export interface HttpClient {
  transport: Transport;
  /** When the server last answered, and when the stream was last opened. */
  readonly heard: { answer: number; stream: number };
  /** Ends everything that is planned or open. */
  close(): void;
}

export function httpClient(url: string, cookie: string, onAcknowledged: (id: string, seq: number) => void): HttpClient {
  const closing = new AbortController();
  const heard = { answer: 0, stream: 0 };
  const timers = new Set<NodeJS.Timeout>();
  const headers = { cookie, origin: url, accept: "application/json" };

  function later(milliseconds: number, callback: () => void): () => void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      callback();
    }, milliseconds);
    timers.add(timer);
    return () => {
      clearTimeout(timer);
      timers.delete(timer);
    };
  }

  async function fetchJson(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(15_000)]),
    });
    const answer = (await response.json()) as { seq: number };
    heard.answer = Date.now();
    if (!response.ok) throw refusalOf(answer) ?? new Error(`${method} ${path}: ${response.status}`);
    if (path.endsWith("/commands")) onAcknowledged((body as { id: string }).id, answer.seq);
    return answer;
  }

  function openStream(articleId: string, after: number, handlers: StreamHandlers): () => void {
    const closed = new AbortController();
    const signal = AbortSignal.any([closing.signal, closed.signal]);
    const onOpen = () => {
      heard.stream = Date.now();
      handlers.onOpen();
    };
    const over = () => {
      if (!signal.aborted) handlers.onError();
    };
    readStream(`${url}/api/events?after=${articleId}:${after}`, headers, signal, { ...handlers, onOpen }).then(
      over,
      over,
    );
    return () => closed.abort();
  }

  return {
    heard,
    transport: {
      fetchJson,
      sendLast: (path, body) => void Promise.allSettled([fetchJson("POST", path, body)]),
      openStream,
      later,
      now: () => Date.now(),
      build: "",
      newId: () => randomUUID(),
      random: () => Math.random(),
      isHidden: () => false,
    },
    close() {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function readStream(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  handlers: StreamHandlers,
): Promise<void> {
  const response = await fetch(url, { headers: { ...headers, accept: "text/event-stream" }, signal });
  if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}`);
  handlers.onOpen();
  const messages = eventMessages(response.body);
  for (let message = await messages.next(); message !== null; message = await messages.next()) {
    if (message.event === "entry") handlers.onEntry(message.data);
    if (message.event === "gone") handlers.onGone(message.data);
  }
}
