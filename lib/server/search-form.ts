/** The form in which searches and what they search are compared: folded and without case, in every script. */
import "server-only";
import { foldWords } from "../article/document-text.ts";

export function searchForm(text: string): string {
  return foldWords(text).toLowerCase();
}
