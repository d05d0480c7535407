/** Using a one-time link: the first admin of an empty house, or a person who was added without a password. */
import { answer, publicRoute } from "#lib/server/http.ts";
import { setUp, setupInput } from "#lib/server/setup.ts";

export const POST = publicRoute(async ({ body }) => answer(await setUp(await body(setupInput)), 201));
