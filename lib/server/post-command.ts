/** The route of the one door, here and not in `app`, because Next is not the only one who calls it (direct-routes.ts). */
import "server-only";
import { executeCommand, longestCommand } from "./execute-command.ts";
import { answer, route } from "./http.ts";

export const postCommand = route<"id">(async ({ principal, asking, params, json }) => {
  const input = await json(() => longestCommand(principal, params.id));
  return answer(await executeCommand(principal, params.id, input, asking.again));
});
