/** What others wrote on a copy of this article: told with `describe`, else taken in. */
import { answer, route } from "#lib/server/http.ts";
import { longestCopy, returnCopy } from "#lib/server/return-copy.ts";

export const POST = route<"id">(async ({ request, principal, asking, params, json }) => {
  const input = await json(() => longestCopy(principal, params.id));
  return answer(await returnCopy(principal, params.id, input, asking.again, request.signal));
});
