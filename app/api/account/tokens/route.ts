/** One's personal tokens. */
import { bySession } from "#lib/server/account.ts";
import { answer, route } from "#lib/server/http.ts";
import { makeToken, newToken, ownTokens } from "#lib/server/token.ts";

export const GET = route(async ({ principal }) => answer({ tokens: await ownTokens(principal.id) }));

export const POST = route(async ({ asking, body }) => {
  const { label } = await body(newToken);
  return answer(await makeToken(bySession(asking).principal, label, asking.again), 201);
});
