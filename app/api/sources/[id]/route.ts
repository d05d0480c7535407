/** One source, with the claims that rest on it and what was asked of it. */
import { answer, route } from "#lib/server/http.ts";
import { readSource } from "#lib/server/read-source.ts";

export const GET = route<"id">(async ({ principal, params }) => answer(await readSource(principal, params.id)));
