/**
 * Hands some routes to the process that serves (.ci/serve-direct.mjs), which calls them without Next: the same routes, the same checks,
 * the same headers. What Next does around a route costs more than a typed letter, and more than telling it to a reader.
 */
import "server-only";
import { getArticleEvents, getEvents } from "./get-events.ts";
import { postCommand } from "./post-command.ts";
import { apiPolicy, safeHeaders } from "./safe-headers.ts";

type Direct = (request: Request, articleId: string) => Promise<Response>;

const key = Symbol.for("stet.direct-routes");

export function handOverRoutes(): void {
  (globalThis as { [key]?: Record<string, Direct> })[key] = {
    command: withHeaders((request, id) => postCommand(request, { params: Promise.resolve({ id }) })),
    events: withHeaders((request) => getEvents(request, { params: Promise.resolve({}) })),
    articleEvents: withHeaders((request, id) => getArticleEvents(request, { params: Promise.resolve({ id }) })),
  };
}

function withHeaders(route: Direct): Direct {
  return async (request, articleId) => {
    const response = await route(request, articleId);
    response.headers.set("content-security-policy", apiPolicy);
    for (const [name, value] of Object.entries(safeHeaders())) response.headers.set(name, value);
    return response;
  };
}
