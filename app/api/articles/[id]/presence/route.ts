/** Where this tab is in the article, told to the others who are there; kept in memory alone. */
import { answer, route } from "#lib/server/http.ts";
import { tellPresence } from "#lib/server/presence.ts";

export const POST = route<"id">(async ({ principal, asking, params, json }) => {
  await tellPresence(principal, asking.again, params.id, await json(() => 1024), Date.now());
  return answer({ told: true });
});
