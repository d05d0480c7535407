/** Where one is signed in. */
import { answer, route } from "#lib/server/http.ts";
import { ownSessions } from "#lib/server/session.ts";

export const GET = route(async ({ asking }) =>
  answer({ sessions: await ownSessions(asking.principal.id, asking.sessionId) }),
);
