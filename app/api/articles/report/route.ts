/** What a file would come to as an article. Nothing is saved. */
import { longestArticle } from "#lib/server/create-article.ts";
import { answer, route } from "#lib/server/http.ts";
import { reportArticle } from "#lib/server/report-article.ts";

export const POST = route(async ({ request, principal, json }) => {
  const input = await json(() => longestArticle(principal));
  return answer(await reportArticle(principal, input, request.signal));
});
