/** The log of one article: a stream or a page of JSON. */
import { getArticleEvents } from "#lib/server/get-events.ts";

export const GET = getArticleEvents;
