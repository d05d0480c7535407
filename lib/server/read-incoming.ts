/** What somebody brings in, read: plain text here, everything else in a process apart, since anybody may have made it. */
import "server-only";
import { Node } from "prosemirror-model";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import {
  type ArticleContent,
  type ArticleInput,
  articleFormats,
  type ImportedArticle,
  importArticle,
} from "../article/import/import-article.ts";
import { schema } from "../article/schema.ts";
import { typed } from "../claim/commands.ts";
import { runApart } from "./apart/run-apart.ts";

export const incomingFormats = [...articleFormats, "docx"] as const;

/** A text or a file as people bring it in, and the lines of it that they know better. */
export const incoming = {
  format: z.enum(incomingFormats),
  /** A Word file in base64; anything else as it is. */
  content: z.string(),
  title: typed(1000).optional(),
  byline: typed(500).optional(),
  dateline: typed(500).optional(),
};
const incomingText = z.strictObject(incoming);
export type Incoming = z.output<typeof incomingText>;

export async function readIncoming(given: Incoming, signal?: AbortSignal): Promise<ImportedArticle> {
  const { title, byline, dateline } = given;
  const input: ArticleInput = { ...contentOf(given), title, byline, dateline };
  if (input.format === "text") return importArticle(input);
  const { doc: json, ...read } = await runApart("read", { input }, signal);
  const doc = Node.fromJSON(schema, json);
  doc.check();
  return { doc, ...read };
}

function contentOf({ format, content }: Incoming): ArticleContent {
  if (format !== "docx") return { format, content };
  if (!z.base64().safeParse(content).success) throw new AppError("malformed", "The Word file is not in base64.");
  return { format, content: Buffer.from(content, "base64") };
}
