/** From a request to a stream of events: where it starts, and who keeps being asked about. */
import "server-only";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import { idOf } from "../claim/commands.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { type Asking, principalOf } from "./principal.ts";
import { headOfStream, streamEvents } from "./stream-events.ts";

const seq = z.coerce.number().int().min(0);
const oneQuery = z.strictObject({ after: seq.default(0) });
/** `as` names the person a page was made for: its tabs must not go on under the cookie of somebody who signed in since. */
export const severalQuery = z.strictObject({
  after: z.string().min(1).max(10_000).describe("ARTICLE:SEQ, several with commas between"),
  as: idOf.optional().describe("The id of the person asking; refused when it is another's."),
});
const mostArticles = 100;

/** Starts behind `Last-Event-ID`, else behind `after`, else at the beginning. */
export async function streamArticle(
  request: Request,
  asking: Asking,
  articleId: string,
  query: Record<string, string>,
): Promise<Response> {
  const { after } = parseInput(oneQuery, query);
  const last = seq.safeParse(request.headers.get("last-event-id") ?? undefined);
  await database().read((tx) => readableArticle(tx, asking.principal, articleId));
  const cursors = new Map([[articleId, last.success ? last.data : after]]);
  return answerStream(request, asking, cursors, false);
}

/** An article that this person may not read is told as gone by the stream itself. */
export function streamArticles(request: Request, asking: Asking, query: Record<string, string>): Response {
  const { after, as } = parseInput(severalQuery, query);
  if (as !== undefined && as !== asking.principal.id) {
    throw new AppError("not-signed-in", "Somebody else has signed in. Sign in again.");
  }
  const cursors = new Map(after.split(",").map(cursorOf));
  if (cursors.size > mostArticles) throw new AppError("malformed", `after: at most ${mostArticles} articles.`);
  const last = request.headers.get("last-event-id");
  if (last !== null && last !== "") {
    const [articleId, reached] = cursorOf(last);
    if (cursors.has(articleId)) cursors.set(articleId, Math.max(reached, cursors.get(articleId)!));
  }
  return answerStream(request, asking, cursors, true);
}

function cursorOf(text: string): [articleId: string, seq: number] {
  const [articleId, reached, ...rest] = text.split(":");
  const id = idOf.safeParse(articleId);
  const at = seq.safeParse(reached);
  if (!id.success || !at.success || reached === "" || rest.length > 0) {
    throw new AppError("malformed", "after: ARTICLE:SEQ, several with commas between.");
  }
  return [id.data, at.data];
}

/** Next answers HEAD with what GET exports, and would never close the body nobody reads. */
function answerStream(
  request: Request,
  { principal }: Asking,
  cursors: ReadonlyMap<string, number>,
  several: boolean,
): Response {
  if (request.method === "HEAD") return headOfStream();
  const asking = async () => (await principalOf(request))?.principal ?? null;
  return streamEvents({ principal, asking, cursors, several, signal: request.signal });
}
