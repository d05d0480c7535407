/** Articles: a page of those one may see, and a new one. */
import { createArticle, longestArticle } from "#lib/server/create-article.ts";
import { answer, route } from "#lib/server/http.ts";
import { listArticles } from "#lib/server/list-articles.ts";

export const GET = route(async ({ principal, parameters }) => answer(await listArticles(principal, parameters)));

export const POST = route(async ({ request, principal, asking, json }) => {
  const input = await json(() => longestArticle(principal));
  return answer(await createArticle(principal, input, asking.again, request.signal), 201);
});
