/** What a new draft would do to an article, before anything is changed: the edit it comes to, and where each claim would stand. */
import "server-only";
import type { Node } from "prosemirror-model";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import { countRemarks, type RemarkCounts } from "../article/import/count-remarks.ts";
import type { ArticleState } from "../log/article-state.ts";
import { refuseWhileClosed } from "../log/decide.ts";
import { storedState } from "../log/snapshot.ts";
import { type DraftPlan, planDraft } from "../log/take-draft.ts";
import { can, type Principal } from "../policy/can.ts";
import { runApart } from "./apart/run-apart.ts";
import { longestArticle } from "./create-article.ts";
import { parseInput } from "./parse-input.ts";
import { readState } from "./read-article.ts";
import { incomingFormats, readIncoming } from "./read-incoming.ts";

export const newDraft = z.strictObject({
  format: z.enum(incomingFormats),
  content: z.string(),
  /** False when the draft has no headline of its own: that of the article stays. */
  headline: z.boolean().default(true),
});

export interface ComparedDraft extends DraftPlan {
  /** What the file has beside its text. It is not part of a draft: a copy that comes back brings it (`returnCopy`). */
  remarks: RemarkCounts;
  /** What the import left out, in words. */
  dropped: readonly string[];
}

/** Characters of both: up to here they are compared sooner than a process starts, and hold nobody up. */
const shortest = 50_000;

/** The answer's `version` and `steps` go into the command `take-draft`. */
export async function compareDraft(
  principal: Principal,
  articleId: string,
  input: unknown,
  signal?: AbortSignal,
): Promise<ComparedDraft> {
  const { headline, ...given } = parseInput(newDraft, input);
  const state = await readState(principal, articleId);
  refuseUnlessTaken(principal, state);
  const title = headline ? {} : { title: state.meta.title };
  const { doc, dropped, remarks } = await readIncoming({ ...given, ...title }, signal);
  const draft = withKnownLines(doc, state.doc);
  const isShort = draft.content.size + state.doc.content.size <= shortest;
  const plan = isShort
    ? planDraft(state, draft)
    : await runApart("plan", { state: storedState(state), draft: draft.toJSON() }, signal);
  return { ...plan, dropped, remarks: countRemarks(remarks) };
}

/** A draft that names no author or no place says nothing about them. */
function withKnownLines(draft: Node, now: Node): Node {
  const { content } = draft;
  const lines = [1, 2].filter((line) => draft.child(line).content.size === 0);
  return draft.copy(lines.reduce((blocks, line) => blocks.replaceChild(line, now.child(line)), content));
}

/** How many bytes a draft of theirs may have; asked before they are read. */
export async function longestDraft(principal: Principal, articleId: string): Promise<number> {
  refuseUnlessTaken(principal, await readState(principal, articleId));
  return longestArticle(principal);
}

function refuseUnlessTaken(principal: Principal, { meta }: ArticleState): void {
  if (!can(principal, "take-draft")) {
    throw new AppError("forbidden", `The role ${principal.role} may not bring in a new draft.`);
  }
  refuseWhileClosed(meta, "take-draft");
}
