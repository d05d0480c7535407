/**
 * Reads a Word copy with footnotes: a claim's number from its footnote, its words from the bookmark of that number, at whose end
 * the footnote's mark must stand.
 */

import type { ReadArticle } from "./read-back.ts";
import { type ArticleFound, articleIn } from "./read-back-docx-article.ts";
import { inParagraphs, type Kind, type Opened, openedDocx, wordsOf } from "./read-back-docx-parts.ts";
import { attribute, named } from "./read-back-xml.ts";

const withFootnotes: Kind = {
  body: "footnoteReference",
  settings: "footnotePr footnote",
  parts: {
    "word/footnotes.xml": `footnotes footnote footnoteRef separator continuationSeparator ${inParagraphs}`,
    "word/_rels/footnotes.xml.rels": "Relationships Relationship",
  },
};

export function readBackDocxNotes(file: Uint8Array): ReadArticle {
  const opened = openedDocx(file, withFootnotes);
  if (opened.problems.length > 0) return { text: "", references: [], notes: [], problems: opened.problems };
  const article = articleIn(opened.part("word/document.xml"));
  const claims = claimsOfFootnotes(opened);
  const bookmarks = new Map([...article.names].map(([id, name]) => [name, article.bookmarks.get(id)!]));
  const references = claims.flatMap(({ number }) => {
    const range = bookmarks.get(`Claim_${number}`);
    return range === undefined ? [] : [{ number, ...range }];
  });
  return {
    text: article.text,
    references,
    notes: [...claims.map(({ number }) => number), ...article.unplaced],
    problems: [...article.problems, ...misplaced(article, claims, references)],
  };
}

interface ClaimOfFootnote {
  id: string;
  /** -1 when it says none. */
  number: number;
}

function claimsOfFootnotes({ part }: Opened): ClaimOfFootnote[] {
  return named(part("word/footnotes.xml"), "footnote")
    .filter((footnote) => attribute(footnote, "type") === "")
    .map((footnote) => {
      const matched = /^ Claim (\d+)/.exec(wordsOf(footnote));
      return { id: attribute(footnote, "id"), number: Number(matched?.[1] ?? -1) };
    });
}

/** Footnotes, marks and bookmarks belong together one to one; footnotes are kept in the order in which they are read. */
function misplaced(
  { footnotes, names }: ArticleFound,
  claims: readonly ClaimOfFootnote[],
  references: readonly { number: number; to: number }[],
): string[] {
  const ends = new Map(references.map(({ number, to }) => [number, to]));
  const problems = claims
    .filter(({ number }, index) => ends.get(number) === undefined || ends.get(number) !== footnotes[index]?.at)
    .map(({ id }) => `footnote ${id} is not at its words`);
  if (names.size !== claims.length || footnotes.length !== claims.length)
    problems.push("footnotes that are not at words");
  if (claims.some(({ id }, index) => footnotes[index]?.id !== id)) problems.push("footnotes in another order");
  return problems;
}
