/** The one door: everything that changes an article. */
import { executeCommand } from "#lib/server/execute-command.ts";
import { answer, route } from "#lib/server/http.ts";

/** A file of ten megabytes in base64 is the largest there is. */
const longest = 15 * 1024 * 1024;

export const POST = route<"id">(async ({ principal, params, json }) =>
  answer(await executeCommand(principal, params.id, await json(longest))),
);
