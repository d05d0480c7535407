/** What somebody brings in, read: plain text here, everything else in a process apart, since anybody may have made it. */
import "server-only";
import { Node } from "prosemirror-model";
import { z } from "zod";
import { articleFormats, type ImportedArticle, importArticle } from "../article/import/import-article.ts";
import { schema } from "../article/schema.ts";
import { typed } from "../claim/commands.ts";
import { runApart } from "./apart/run-apart.ts";

/** A text as people bring it in, and the lines of it that they know better. */
export const incoming = {
  format: z.enum(articleFormats),
  content: z.string(),
  title: typed(1000).optional(),
  byline: typed(500).optional(),
  dateline: typed(500).optional(),
};
const incomingText = z.strictObject(incoming);
export type Incoming = z.output<typeof incomingText>;

export async function readIncoming(
  { format, content, title, byline, dateline }: Incoming,
  signal?: AbortSignal,
): Promise<ImportedArticle> {
  const input = { format, content, title, byline, dateline };
  if (format === "text") return importArticle(input);
  const { doc: json, ...read } = await runApart("read", { input }, signal);
  const doc = Node.fromJSON(schema, json);
  doc.check();
  return { doc, ...read };
}
