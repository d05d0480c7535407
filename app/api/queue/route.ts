/** Claims that wait for whoever asks. */
import { answer, route } from "#lib/server/http.ts";
import { listQueue } from "#lib/server/list-queue.ts";

export const GET = route(async ({ principal, parameters }) => answer(await listQueue(principal, parameters)));
