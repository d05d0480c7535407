/** One article as this reader may see it. */
import { answer, route } from "#lib/server/http.ts";
import { readArticle } from "#lib/server/read-article.ts";

export const GET = route<"id">(async ({ principal, params }) => answer(await readArticle(principal, params.id)));
