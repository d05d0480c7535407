/**
 * Hands the routes that a newsroom at work lives on to the process that serves (.ci/serve-directly.mjs), which calls them without
 * Next: the same routes, the same checks, the same headers. What Next does around a route costs more than a typed letter, and around
 * a stream more than all that is said on it.
 */
import "server-only";
import { getArticleEvents, getEvents } from "./get-events.ts";
import type { RouteHandler } from "./http.ts";
import { postCommand } from "./post-command.ts";
import { apiPolicy, safeHeaders } from "./safe-headers.ts";

export interface DirectRoute {
  method: "GET" | "POST";
  /** Of the whole address, what stands behind the question mark too; its groups are the route's parameters. */
  address: RegExp;
  answer(request: Request, params: Record<string, string>): Promise<Response>;
}

const key = Symbol.for("stet.direct-routes");

export function handOverRoutes(): void {
  (globalThis as { [key]?: readonly DirectRoute[] })[key] = [
    direct("POST", /^\/api\/articles\/(?<id>[\w-]{1,100})\/commands$/, postCommand),
    direct("GET", /^\/api\/articles\/(?<id>[\w-]{1,100})\/events(\?|$)/, getArticleEvents),
    direct("GET", /^\/api\/events(\?|$)/, getEvents),
  ];
}

function direct<Names extends string>(
  method: DirectRoute["method"],
  address: RegExp,
  handler: RouteHandler<Names>,
): DirectRoute {
  async function answer(request: Request, params: Record<string, string>): Promise<Response> {
    const response = await handler(request, { params: Promise.resolve(params) });
    response.headers.set("content-security-policy", apiPolicy);
    for (const [name, value] of Object.entries(safeHeaders())) response.headers.set(name, value);
    return response;
  }
  return { method, address, answer };
}
