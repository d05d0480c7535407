/** The routes of the log as it grows, here and not in `app`, because Next is not the only one who calls them (direct-routes.ts). */
import "server-only";
import { answer, route } from "./http.ts";
import { listEvents } from "./list-events.ts";
import { streamArticle, streamArticles } from "./open-stream.ts";

/** The logs of several articles in one stream: `?after=ARTICLE:SEQ,…`. */
export const getEvents = route(async ({ asking, request, parameters }) => streamArticles(request, asking, parameters));

/** The log of one article: a stream, or with `after`, `claim` or `limit` a page of JSON. */
export const getArticleEvents = route<"id">(async ({ asking, principal, params, parameters, request }) => {
  const wantsStream = (request.headers.get("accept") ?? "").includes("text/event-stream");
  if (!wantsStream && Object.keys(parameters).length > 0) {
    return answer(await listEvents(principal, params.id, parameters));
  }
  return streamArticle(request, asking, params.id, parameters);
});
