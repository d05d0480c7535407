/** The logs of several articles in one stream: `?after=ARTICLE:SEQ,…`. */
import { route } from "#lib/server/http.ts";
import { streamArticles } from "#lib/server/open-stream.ts";

export const GET = route(async ({ asking, request, parameters }) => streamArticles(request, asking, parameters));
