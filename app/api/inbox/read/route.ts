/** Lines of one's inbox as read, or as unread again. */
import { answer, route } from "#lib/server/http.ts";
import { inboxMark, markInbox } from "#lib/server/mark-inbox.ts";

export const POST = route(async ({ principal, asking, body }) =>
  answer(await markInbox(principal, await body(inboxMark), asking.again)),
);
