/**
 * What every API route shares: who is asking, does the request come from a page of this house, what may it contain, and the one
 * shape of errors. An expected failure is an `AppError`; anything else is written to the server's log and answered without detail.
 */
import "server-only";
import type { z } from "zod";
import { AppError } from "../app-error.ts";
import { idOf } from "../claim/commands.ts";
import { depthOfJson } from "../log/json-depth.ts";
import type { Principal } from "../policy/can.ts";
import { parseInput } from "./parse-input.ts";
import { type Asking, principalOf } from "./principal.ts";
import { isSameOrigin } from "./same-origin.ts";

/** How many bytes are taken; refuses whoever has no business with more than the usual. */
type Longest = () => Promise<number> | number;

/** A request on its way to one operation. `Names` are the parts of the route in brackets. */
export interface PublicCall<Names extends string = never> {
  request: Request;
  url: URL;
  params: Readonly<Record<Names, string>>;
  /** The body as JSON, not yet parsed: of at most 1 MiB, or of what `longest` says, which is asked only for larger ones. */
  json(longest?: Longest): Promise<unknown>;
  body<S extends z.ZodType>(schema: S): Promise<z.output<S>>;
  /** What stands behind the question mark; of one given twice, the last. */
  parameters: Record<string, string>;
}

export interface Call<Names extends string = never> extends PublicCall<Names> {
  principal: Principal;
  asking: Asking;
}

export interface RouteContext<Names extends string> {
  params: Promise<Record<Names, string>>;
}
export type RouteHandler<Names extends string> = (request: Request, context: RouteContext<Names>) => Promise<Response>;

const usualLongest = 1024 * 1024;
const deepest = 256;
const unsafe = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** A route for people who are signed in and for programs with a token; others get 401. */
export function route<Names extends string = never>(
  handle: (call: Call<Names>) => Promise<Response>,
): RouteHandler<Names> {
  return answering<Names>(async (call) => {
    const asking = await principalOf(call.request);
    if (asking === null) throw new AppError("not-signed-in", "Sign in first, or send a personal token.");
    if (asking.via === "session") refuseForeignOrigin(call.request);
    return handle({ ...call, principal: asking.principal, asking });
  });
}

/** A route for everybody: health, setting up, signing in. */
export function publicRoute<Names extends string = never>(
  handle: (call: PublicCall<Names>) => Promise<Response>,
): RouteHandler<Names> {
  return answering<Names>((call) => {
    refuseForeignOrigin(call.request);
    return handle(call);
  });
}

/** Plain JSON for the caller; nothing of it is kept on the way. */
export function answer(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: privateHeaders() });
}

function privateHeaders(): Record<string, string> {
  return { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
}

function answering<Names extends string>(
  handle: (call: PublicCall<Names>) => Promise<Response> | Response,
): RouteHandler<Names> {
  return async (request, context) => {
    try {
      const response = await handle(await callOf<Names>(request, context));
      if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
      return response;
    } catch (error) {
      return failed(error);
    }
  };
}

async function callOf<Names extends string>(
  request: Request,
  context: RouteContext<Names>,
): Promise<PublicCall<Names>> {
  const url = new URL(request.url);
  // Next gives undefined to a route without brackets.
  const params = (await context.params) ?? ({} as Record<Names, string>);
  for (const value of Object.values<string>(params)) {
    if (!idOf.safeParse(value).success) throw new AppError("not-found", "There is nothing at this address.");
  }
  const json = (longest: Longest = () => usualLongest) => readJson(request, longest);
  return {
    ...{ request, url, params, json },
    parameters: Object.fromEntries(url.searchParams),
    body: async (schema) => parseInput(schema, await json()),
  };
}

/** Before the handler runs, so that it covers handlers that read no body. */
function refuseForeignOrigin(request: Request): void {
  if (!unsafe.has(request.method) || isSameOrigin(request)) return;
  throw new AppError("forbidden", "This request came from a page of another site.");
}

function failed(error: unknown): Response {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    const headers = privateHeaders();
    if (typeof details?.retryAfter === "number") headers["Retry-After"] = String(details.retryAfter);
    return Response.json({ error: { code, message, ...(details && { details }) } }, { status: error.status, headers });
  }
  console.error(error);
  const message = "Something went wrong on the server. It was written down there; nothing was changed.";
  return Response.json({ error: { code: "failed", message } }, { status: 500, headers: privateHeaders() });
}

async function readJson(request: Request, longest: Longest): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("malformed", "Send JSON, with Content-Type: application/json.");
  }
  const text = await readText(request, longest);
  try {
    const body: unknown = JSON.parse(text);
    if (depthOfJson(body, deepest) > deepest) throw new AppError("malformed", "The body is nested too deeply.");
    return body;
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("malformed", "The body is not JSON.");
    throw error;
  }
}

/** Counts what arrives; a declared length proves nothing, but is enough to refuse by. */
async function readText(request: Request, longest: Longest): Promise<string> {
  const chunks: Uint8Array[] = [];
  let [size, most] = [0, usualLongest];
  async function take(bytes: number): Promise<void> {
    if (bytes > most) most = await longest();
    if (bytes > most) throw new AppError("too-large", `The body is larger than ${Math.floor(most / 1024)} KiB.`);
  }
  await take(Number(request.headers.get("content-length") ?? 0));
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    await take(size);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("malformed", "The body is not UTF-8.");
    throw error;
  }
}
