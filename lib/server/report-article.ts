/** What somebody's text or file would come to as an article, before anything is saved. */
import "server-only";
import { type ArticleReport, articleReport } from "../article/import/article-report.ts";
import type { Principal } from "../policy/can.ts";
import { newArticle, refuseUnlessCreator } from "./create-article.ts";
import { fetchToTell } from "./fetched-pages.ts";
import { parseInput } from "./parse-input.ts";
import { readIncoming } from "./read-incoming.ts";
import { refuseTooMany } from "./take-remarks.ts";

/** Takes what `createArticle` takes. */
export async function reportArticle(
  principal: Principal,
  input: unknown,
  signal?: AbortSignal,
  fetch = fetchToTell(principal.id),
): Promise<ArticleReport> {
  refuseUnlessCreator(principal);
  const given = parseInput(newArticle, input);
  const read = await readIncoming(given, signal, fetch);
  refuseTooMany(read.remarks);
  return articleReport(read);
}
