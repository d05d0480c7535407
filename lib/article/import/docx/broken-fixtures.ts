/** A sound Word file to break, and what becomes of a broken one. */
import { AppError } from "../../../app-error.ts";
import { documentText } from "../../document-text.ts";
import { importArticle } from "../import-article.ts";
import { docxParts, p, r, zipped } from "./docx-fixtures.ts";

export const words = "The minister said on Tuesday that the road would stay closed.";
export const good = docxParts({ body: p(r(words)) });

export function refusal(content: Uint8Array): { code: string; message: string } {
  try {
    importArticle({ format: "docx", content });
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: "", message: "" };
}

export function text(content: Uint8Array): string {
  return documentText(importArticle({ format: "docx", content }).doc);
}

export function withDocument(xml: string): Uint8Array {
  return zipped({ ...good, "word/document.xml": xml });
}
