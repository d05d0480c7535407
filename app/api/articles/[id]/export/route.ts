/** An annotated copy of this article as a file, read back before it is handed over; with `describe=1` what it would be. */
import { exportArticle } from "#lib/server/export-article.ts";
import { route } from "#lib/server/http.ts";

export const GET = route<"id">(({ principal, params, parameters, request }) =>
  exportArticle(principal, params.id, parameters, request.signal),
);
