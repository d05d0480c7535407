/** One source, with the claims that rest on it. */
import { answer, route } from "#lib/server/http.ts";
import { readSource } from "#lib/server/search-sources.ts";

export const GET = route<"id">(async ({ principal, params }) => answer(await readSource(principal, params.id)));
