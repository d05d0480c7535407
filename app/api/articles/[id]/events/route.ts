/** The log of one article, as a stream or in pages. */
import { getArticleEvents } from "#lib/server/get-events.ts";

export const GET = getArticleEvents;
