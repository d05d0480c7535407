/** The Word copy of the article alone, for those who set or translate it: a format of `wordsOnly`, whose copies have no claims. */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { articleDocx } from "./docx-article.ts";
import { docxFile } from "./docx-package.ts";
import { Links } from "./docx-paragraph.ts";

export function writeDocxClean(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> {
  const links = new Links();
  const article = articleDocx(copy.blocks, links, { before: () => null, after: () => null });
  return docxFile(copy, { article, after: [], links, parts: [] });
}
