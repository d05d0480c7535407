/**
 * What somebody brings in, read: plain text here, everything else in a process apart, since anybody may have made it. A page is fetched
 * by its address where the house allows it.
 */
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
import { fetchPage } from "./fetch-page.ts";
import type { FetchPage } from "./fetched-pages.ts";
import { readHouseRules } from "./house-rules.ts";

export const incomingFormats = [...articleFormats, "docx"] as const;

/** A text or a file as people bring it in, and the lines of it that they know better. */
export const incoming = {
  format: z
    .enum([...incomingFormats, "address"])
    .describe(
      "`html` is read whole; in a `page` (saved from a browser) the article is sought. With `address`, `content` is the address of a page of the public web, which the server fetches where the rules of the house allow it (`fetchPages`; else 403). With `docx`, `content` is a Word file in base64.",
    ),
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
  fetch: FetchPage = fetchPage,
): Promise<ImportedArticle> {
  const given = { title, byline, dateline };
  if (format === "address") return readApart({ ...given, ...(await fetchAllowed(content, signal, fetch)) }, signal);
  if (format === "text") return importArticle({ ...given, format, content });
  return readApart({ ...given, ...contentOf(format, content) }, signal);
}

function contentOf(format: (typeof incomingFormats)[number], content: string): ArticleContent {
  if (format !== "docx") return { format, content };
  const bytes = Buffer.from(content, "base64");
  // Node skips what is not base64: then fewer bytes come out than the characters stand for.
  if (bytes.length === 0 || bytes.length < Math.floor((content.replace(/=+$/, "").length * 3) / 4)) {
    throw new AppError("malformed", "The Word file is not in base64.");
  }
  return { format, content: bytes };
}

async function fetchAllowed(content: string, signal: AbortSignal | undefined, fetch: FetchPage) {
  if (!(await readHouseRules()).fetchPages) {
    throw new AppError(
      "forbidden",
      "This house fetches no pages from the web. Save the page in a browser as a file and choose that, or ask an admin to change the rule.",
    );
  }
  const { address, html } = await fetch(content, signal);
  return { format: "page" as const, content: html, address };
}

async function readApart(input: ArticleInput, signal: AbortSignal | undefined): Promise<ImportedArticle> {
  const { doc: json, ...read } = await runApart("read", { input }, signal);
  const doc = Node.fromJSON(schema, json);
  doc.check();
  return { doc, ...read };
}
