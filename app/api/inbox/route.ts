/** What concerns whoever asks. */
import { answer, route } from "#lib/server/http.ts";
import { listInbox } from "#lib/server/list-inbox.ts";

export const GET = route(async ({ principal, parameters }) => answer(await listInbox(principal, parameters)));
