/** The log of one article: a stream, or with `after`, `claim` or `limit` a page of JSON. */
import { answer, route } from "#lib/server/http.ts";
import { listEvents } from "#lib/server/list-events.ts";
import { streamArticle } from "#lib/server/open-stream.ts";

export const GET = route<"id">(async ({ asking, principal, params, parameters, request }) => {
  const wantsStream = (request.headers.get("accept") ?? "").includes("text/event-stream");
  if (!wantsStream && Object.keys(parameters).length > 0) {
    return answer(await listEvents(principal, params.id, parameters));
  }
  return streamArticle(request, asking, params.id, parameters);
});
