/** Revoking a token of one's own. */
import { answer, route } from "#lib/server/http.ts";
import { revokeOwnToken } from "#lib/server/token.ts";

export const DELETE = route<"id">(async ({ principal, params }) => {
  await revokeOwnToken(principal, params.id);
  return answer({ revoked: true });
});
