/** A file attached to a claim of this article. */
import { route } from "#lib/server/http.ts";
import { fileResponse, readAttachment } from "#lib/server/read-file.ts";

export const GET = route<"id" | "fileId">(async ({ principal, params }) =>
  fileResponse(await readAttachment(principal, params.id, params.fileId)),
);
