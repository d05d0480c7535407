/**
 * Hands the route of the one door to the process that serves (.ci/serve-commands.mjs), which calls it without Next: the same route,
 * the same checks, the same headers. What Next does around a route costs more than a typed letter.
 */
import "server-only";
import { postCommand } from "./post-command.ts";
import { apiPolicy, safeHeaders } from "./safe-headers.ts";

type Direct = (request: Request, articleId: string) => Promise<Response>;

const key = Symbol.for("stet.direct-commands");

export function handOverCommands(): void {
  (globalThis as { [key]?: Direct })[key] = answerCommand;
}

async function answerCommand(request: Request, articleId: string): Promise<Response> {
  const response = await postCommand(request, { params: Promise.resolve({ id: articleId }) });
  response.headers.set("content-security-policy", apiPolicy);
  for (const [name, value] of Object.entries(safeHeaders())) response.headers.set(name, value);
  return response;
}
