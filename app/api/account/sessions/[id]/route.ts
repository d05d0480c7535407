/** Signing out somewhere else; the id is a session's `handle`. */
import { bySession } from "#lib/server/account.ts";
import { answer, route } from "#lib/server/http.ts";
import { endOwnSession } from "#lib/server/session.ts";

export const DELETE = route<"id">(async ({ asking, params }) => {
  await endOwnSession(bySession(asking).principal.id, params.id);
  return answer({ ended: true });
});
