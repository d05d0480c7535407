/** The one door: everything that changes an article. */
import { executeCommand, longestCommand } from "#lib/server/execute-command.ts";
import { answer, route } from "#lib/server/http.ts";

export const POST = route<"id">(async ({ principal, asking, params, json }) => {
  const input = await json(() => longestCommand(principal, params.id));
  return answer(await executeCommand(principal, params.id, input, asking.again));
});
