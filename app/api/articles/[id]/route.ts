/** One article as this reader may see it, now or as it stood; with `form=packed` as our own screens take it. */
import { answer, route } from "#lib/server/http.ts";
import { readArticleAs } from "#lib/server/read-article.ts";

export const GET = route<"id">(async ({ principal, params, parameters }) =>
  answer(await readArticleAs(principal, params.id, parameters)),
);
