/** Sources by link or title. */
import { answer, route } from "#lib/server/http.ts";
import { searchSources } from "#lib/server/search-sources.ts";

export const GET = route(async ({ principal, parameters }) => answer(await searchSources(principal, parameters)));
