/** Whether what waits in one's inbox is told by e-mail, too. */
import { bySession, mailChange, setMail } from "#lib/server/account.ts";
import { answer, route } from "#lib/server/http.ts";

export const PUT = route(async ({ asking, body }) => answer(await setMail(bySession(asking), await body(mailChange))));
