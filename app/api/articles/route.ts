/** Articles: a page of those one may see, and a new one. */
import { createArticle } from "#lib/server/create-article.ts";
import { answer, route } from "#lib/server/http.ts";
import { listArticles } from "#lib/server/list-articles.ts";

/** Two megabytes of text, escaped. */
const longest = 6 * 1024 * 1024;

export const GET = route(async ({ principal, parameters }) => answer(await listArticles(principal, parameters)));

export const POST = route(async ({ principal, json }) =>
  answer(await createArticle(principal, await json(longest)), 201),
);
