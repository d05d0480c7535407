/** A new password: every session and token ends, and this browser gets a new session. */
import { bySession, changePassword, passwordChange } from "#lib/server/account.ts";
import { answer, route } from "#lib/server/http.ts";
import { sealedCookie } from "#lib/server/principal.ts";
import { visitOf } from "#lib/server/sign-in-request.ts";

export const POST = route(async ({ asking, body, request }) => {
  const sessionId = await changePassword(bySession(asking), await body(passwordChange), visitOf(request));
  const response = answer({ changed: true });
  response.headers.set("Set-Cookie", await sealedCookie(sessionId));
  return response;
});
