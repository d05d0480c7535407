/**
 * The article of a desk, as a page gets it. The page names the address while it is still being read (`preload`), so that the
 * article is on its way before any code is: the request here must be the very same, without headers of its own.
 */
import type { ArticleState } from "../log/article-state.ts";
import { type PackedSnapshot, unpackState } from "../log/packed-snapshot.ts";
import { articlePath } from "./article-path.ts";

export function articleAddress(articleId: string): string {
  return `${articlePath(articleId)}?form=packed`;
}

/** Throws when no article comes, for whatever reason. */
export async function fetchArticle(articleId: string): Promise<ArticleState> {
  const response = await fetch(articleAddress(articleId));
  if (!response.ok) throw new Error(`The article was answered with ${response.status}`);
  return unpackState((await response.json()) as PackedSnapshot);
}
