/** The same copy as a page for the export dialog's sandboxed frame. */
import { previewArticle } from "#lib/server/export-article.ts";
import { route } from "#lib/server/http.ts";

export const GET = route<"id">(({ principal, params, parameters, request }) =>
  previewArticle(principal, params.id, parameters, request.signal),
);
