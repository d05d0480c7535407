/** What a file would come to as an article, for people to see before anything is saved. */
import { frontLines, mirrorOf } from "../document-text.ts";
import { countRemarks, type RemarkCounts } from "./count-remarks.ts";
import type { ImportedArticle } from "./import-article.ts";
import type { Found } from "./page-facts.ts";

export interface ArticleReport {
  title: string;
  byline: string;
  dateline: string;
  /** The article's first words, to be told from another file's. */
  begins: string;
  remarks: RemarkCounts;
  /** What a web page says of itself; null for everything else. */
  found: Found | null;
  /** What is left out, in words. */
  dropped: readonly string[];
}

const shown = 300;

export function articleReport({ doc, dropped, remarks, found }: ImportedArticle): ArticleReport {
  const body = doc.children.slice(frontLines).map((block) => block.textContent);
  const begins = body.find((text) => text.trim() !== "") ?? "";
  return {
    ...mirrorOf(doc),
    begins: begins.slice(0, shown).toWellFormed(),
    remarks: countRemarks(remarks),
    found: found ?? null,
    dropped,
  };
}
