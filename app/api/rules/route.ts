/** The rules of the house: what a claim needs before its article may be signed off. */
import { houseRules } from "#lib/decision/house-rules-input.ts";
import { readHouseRules, setHouseRules } from "#lib/server/house-rules.ts";
import { answer, route } from "#lib/server/http.ts";

export const GET = route(async () => answer(await readHouseRules()));

export const PUT = route(async ({ principal, asking, body }) =>
  answer(await setHouseRules(principal, await body(houseRules), asking.again)),
);
