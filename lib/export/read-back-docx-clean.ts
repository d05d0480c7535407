/** Reads a Word copy of the article alone: anything else in it is a problem. */
import type { ReadArticle } from "./read-back.ts";
import { articleIn } from "./read-back-docx-article.ts";
import { type Kind, openedDocx } from "./read-back-docx-parts.ts";

const wordsAlone: Kind = { body: "", settings: "", parts: {} };

export function readBackDocxClean(file: Uint8Array): ReadArticle {
  const opened = openedDocx(file, wordsAlone);
  if (opened.problems.length > 0) return { text: "", references: [], notes: [], problems: opened.problems };
  const { text, names, after, problems } = articleIn(opened.part("word/document.xml"));
  const more = [
    ...[...names.values()].map((name) => `a bookmark ${name}`),
    ...after.map((words) => `“${words}” behind the article`),
  ];
  return { text, references: [], notes: [], problems: [...problems, ...more] };
}
