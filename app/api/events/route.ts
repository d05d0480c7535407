/** The logs of several articles in one stream. */
import { getEvents } from "#lib/server/get-events.ts";

export const GET = getEvents;
