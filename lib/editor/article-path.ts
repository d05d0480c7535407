/** Where an article is in the API: `/api/articles/ID`. */
export function articlePath(articleId: string): string {
  return `/api/articles/${encodeURIComponent(articleId)}`;
}
