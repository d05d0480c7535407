/** The transport of a page: fetch, EventSource, timers. */
import { AppError, type ErrorCode, statusOfCode } from "../app-error.ts";
import type { StreamHandlers, Transport } from "./transport.ts";

/** A request without an answer after so long is taken for lost; it is sent again with the same id. */
const longestWait = 15_000;
/** Files take longer. */
const longestUpload = 120_000;
const largeBody = 100_000;

export function browserTransport(): Transport {
  return {
    fetchJson,
    openStream,
    later(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
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

/** Null for a failure that is not in the closed list: a defect of the server, or of something between. */
function refusalOf(answer: unknown): AppError | null {
  const error = (answer as { error?: { code?: string; message?: string; details?: Record<string, unknown> } } | null)
    ?.error;
  if (error?.code === undefined || !Object.hasOwn(statusOfCode, error.code)) return null;
  return new AppError(error.code as ErrorCode, error.message ?? "", error.details);
}

function openStream(path: string, handlers: StreamHandlers): () => void {
  const source = new EventSource(path);
  source.addEventListener("open", () => handlers.onOpen());
  source.addEventListener("entry", (event) => handlers.onEntry(JSON.parse(event.data)));
  source.addEventListener("gone", (event) => handlers.onGone(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    source.close();
    handlers.onError();
  });
  return () => source.close();
}
