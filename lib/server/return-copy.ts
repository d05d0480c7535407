/** A copy of an article comes back with what others wrote on it: told first, then taken in as entries of the article's log. */
import "server-only";
import type { Node } from "prosemirror-model";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import { countRemarks } from "../article/import/count-remarks.ts";
import type { ImportedArticle } from "../article/import/import-article.ts";
import type { RemarkClaim } from "../claim/claims-of-remarks.ts";
import type { ArticleState } from "../log/article-state.ts";
import { claimsReturned } from "../log/copy-returned.ts";
import { refuseWhileClosed } from "../log/decide.ts";
import type { ArticleEvent } from "../log/event.ts";
import type { TakenRemarks } from "../log/remarks-taken.ts";
import { storedState } from "../log/snapshot.ts";
import { can, canReadArticle, type Principal } from "../policy/can.ts";
import { runApart } from "./apart/run-apart.ts";
import type { Author } from "./append-events.ts";
import { longestArticle } from "./create-article.ts";
import { database } from "./database.ts";
import { wake } from "./hub.ts";
import { articleNotFound, articleToWrite, forget, keepUncommitted, publish, readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";
import { incomingFormats, readIncoming } from "./read-incoming.ts";
import { refuseTooMany, remarksToTake, takeRemarks } from "./take-remarks.ts";

export const returnedCopy = z.strictObject({
  /** "annotations": a Web Annotation document, or an export of Hypothesis. */
  format: z.enum([...incomingFormats, "annotations"]),
  content: z.string(),
  /** Tells what would be taken in; nothing is changed. */
  describe: z.boolean().default(false),
});

type ReadCopy = Omit<z.output<typeof returnedCopy>, "describe">;

export async function returnCopy(
  principal: Principal,
  articleId: string,
  input: unknown,
  again?: AskAgain,
  signal?: AbortSignal,
): Promise<TakenRemarks> {
  const { describe, ...given } = parseInput(returnedCopy, input);
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  refuseUnlessTaken(principal, live.state);
  const read = await readCopy(given, live.state.doc, signal);
  refuseTooMany(read.remarks);
  const placed = await placedRemarks(live.state, read, signal);
  return describe ? describeCopy(principal, articleId, placed) : takeCopy(principal, articleId, placed, again);
}

/** The claims that a copy's remarks are about, in the text of one version. */
interface PlacedCopy extends ImportedArticle {
  claims: readonly RemarkClaim[];
  /** Null where they are sought again in whatever text there is. */
  version: number | null;
}

/** Characters of both: up to here places are found sooner than a process starts, and nobody is held up. */
const shortest = 100_000;

async function placedRemarks(state: ArticleState, read: ImportedArticle, signal?: AbortSignal): Promise<PlacedCopy> {
  if (state.doc.content.size + read.doc.content.size <= shortest) return { ...read, claims: [], version: null };
  const input = { state: storedState(state), copy: read.doc.toJSON(), remarks: read.remarks };
  return { ...read, claims: await runApart("returned", input, signal), version: state.version };
}

/** Throws `not-current` when the text changed since. */
function claimsIn(state: ArticleState, { doc, remarks, claims, version }: PlacedCopy): readonly RemarkClaim[] {
  if (version === null) return claimsReturned(state, doc, remarks);
  if (version === state.version) return claims;
  throw new AppError("not-current", "The text changed while the copy was read. Try again.");
}

async function readCopy({ format, content }: ReadCopy, doc: Node, signal?: AbortSignal): Promise<ImportedArticle> {
  if (format !== "annotations") return readIncoming({ format, content }, signal);
  return { doc, ...(await runApart("annotations", { content, doc: doc.toJSON() }, signal)) };
}

async function describeCopy(principal: Principal, articleId: string, read: PlacedCopy): Promise<TakenRemarks> {
  return database().read(async (tx) => {
    const article = await readableArticle(tx, principal, articleId);
    const { state } = article.live;
    const events = await remarksToTake(tx, article, claimsIn(state, read), authorNow(principal));
    return told(read, events, state.seq);
  });
}

async function takeCopy(
  principal: Principal,
  articleId: string,
  read: PlacedCopy,
  again: AskAgain | undefined,
): Promise<TakenRemarks> {
  try {
    const { taken, events } = await database().write(async (tx) => {
      const now = await principalNow(tx, principal, again);
      const article = await articleToWrite(tx, articleId);
      if (article === null || !canReadArticle(now, article.live.state.meta)) throw articleNotFound();
      refuseUnlessTaken(now, article.live.state);
      const claims = claimsIn(article.live.state, read);
      const done = await takeRemarks(tx, now, article, claims, authorNow(now));
      if (done.events.length > 0) keepUncommitted(articleId, done.taken);
      return done;
    });
    if (events.length > 0) {
      publish(articleId, taken);
      wake(articleId);
    }
    return told(read, events, taken.live.state.seq);
  } catch (error) {
    if (!(error instanceof AppError)) forget([articleId]);
    throw error;
  }
}

function told({ remarks, dropped }: ImportedArticle, events: readonly ArticleEvent[], seq: number): TakenRemarks {
  const countOf = (type: ArticleEvent["type"]) => events.filter((event) => event.type === type).length;
  return {
    remarks: countRemarks(remarks),
    claims: countOf("claim-added"),
    notes: countOf("note-added"),
    corrections: countOf("correction-proposed"),
    ...{ dropped, seq },
  };
}

function authorNow({ id, name }: Principal): Author {
  return { by: { id, name }, at: new Date().toISOString() };
}

/** How many bytes a copy of theirs may have; asked before they are read. */
export async function longestCopy(principal: Principal, articleId: string): Promise<number> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  refuseUnlessTaken(principal, live.state);
  return longestArticle(principal);
}

function refuseUnlessTaken(principal: Principal, { meta }: ArticleState): void {
  if (!can(principal, "take-remarks")) {
    throw new AppError("forbidden", `The role ${principal.role} may not bring a copy's comments in.`);
  }
  refuseWhileClosed(meta, "add-claim");
}
