/** One article as this reader may see it, now or as it stood. */
import { answer, route } from "#lib/server/http.ts";
import { readArticle } from "#lib/server/read-article.ts";

export const GET = route<"id">(async ({ principal, params, parameters }) =>
  answer(await readArticle(principal, params.id, parameters)),
);
