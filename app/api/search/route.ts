/** Full-text search over everything that whoever asks may see. */
import { answer, route } from "#lib/server/http.ts";
import { searchArticles } from "#lib/server/search-articles.ts";

export const GET = route(async ({ principal, parameters }) => answer(await searchArticles(principal, parameters)));
