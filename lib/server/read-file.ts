/** The bytes of an attachment, for those who may see attachments of this article. */
import "server-only";
import { readFile } from "node:fs/promises";
import { AppError } from "../app-error.ts";
import type { Attachment } from "../evidence/evidence.ts";
import { canSeeField, type Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";
import { filePath } from "./store-file.ts";

export interface FileToServe {
  attachment: Attachment;
  bytes: Buffer<ArrayBuffer>;
}

export async function readAttachment(principal: Principal, articleId: string, fileId: string): Promise<FileToServe> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  const attachment = [...live.state.claims.values()]
    .flatMap((claim) => claim.attachments)
    .find((present) => present.id === fileId);
  if (attachment === undefined || !canSeeField(principal, "attachment")) {
    throw new AppError("not-found", "There is no such file, or you may not see it.");
  }
  return { attachment, bytes: await readFile(/* turbopackIgnore: true */ filePath(attachment.hash)) };
}

/** Never run, never sniffed, never framed: the file is somebody else's. */
export function fileResponse({ attachment, bytes }: FileToServe): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": attachment.mediaType,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
