/**
 * Reads a Word copy with comments: a claim's number from its comment, its words from the text between the comment's markers.
 */

import type { ReadArticle } from "./read-back.ts";
import { type ArticleFound, articleIn } from "./read-back-docx-article.ts";
import { inParagraphs, type Kind, type Opened, openedDocx, wordsOf } from "./read-back-docx-parts.ts";
import { attribute, named } from "./read-back-xml.ts";

export const withComments: Kind = {
  body: "commentRangeStart commentRangeEnd commentReference",
  settings: "",
  parts: {
    "word/comments.xml": `comments comment annotationRef ${inParagraphs}`,
    "word/commentsExtended.xml": "commentsEx commentEx",
    "word/_rels/comments.xml.rels": "Relationships Relationship",
  },
};

export function readBackDocx(file: Uint8Array): ReadArticle {
  const opened = openedDocx(file, withComments);
  if (opened.problems.length > 0) return { text: "", references: [], notes: [], problems: opened.problems };
  return commentedIn(opened, articleIn(opened.part("word/document.xml")));
}

export function commentedIn(opened: Opened, article: ArticleFound): ReadArticle {
  const comments = readComments(opened);
  const references = comments.claims.flatMap(({ id, number }) => {
    const range = article.comments.get(id);
    return range === undefined ? [] : [{ number, ...range }];
  });
  return {
    text: article.text,
    references,
    notes: [...comments.claims.map(({ number }) => number), ...article.unplaced],
    problems: [
      ...article.problems,
      ...[...article.names.values()].map((name) => `a bookmark ${name}`),
      ...comments.problems,
      ...misplaced(article.comments, comments),
    ],
  };
}

interface Comments {
  claims: { id: string; number: number }[];
  /** By the id of a reply, that of the comment it belongs to. */
  parents: ReadonlyMap<string, string>;
  ids: readonly string[];
  references: readonly string[];
  problems: string[];
}

function readComments({ part }: Opened): Comments {
  const problems: string[] = [];
  const comments = named(part("word/comments.xml"), "comment");
  const ids = comments.map((comment) => attribute(comment, "id"));
  const paragraphs = new Map<string, string>();
  for (const comment of comments) {
    const paragraph = attribute(named(comment, "p").at(-1) ?? comment, "paraId");
    if (!/^[0-7][0-9A-F]{7}$/.test(paragraph) || paragraphs.has(paragraph))
      problems.push("a comment without its own id");
    paragraphs.set(paragraph, attribute(comment, "id"));
  }
  const parents = new Map<string, string>();
  for (const extended of named(part("word/commentsExtended.xml"), "commentEx")) {
    const id = paragraphs.get(attribute(extended, "paraId"));
    const parentId = attribute(extended, "paraIdParent");
    const parent = paragraphs.get(parentId);
    if (id === undefined || (parentId !== "" && parent === undefined)) problems.push("a thread without its comment");
    else if (parent !== undefined) parents.set(id, parent);
  }
  const claims = comments
    .filter((comment) => !parents.has(attribute(comment, "id")))
    .map((comment) => {
      const matched = /^Claim (\d+)/.exec(wordsOf(comment));
      return { id: attribute(comment, "id"), number: Number(matched?.[1] ?? -1) };
    });
  const references = named(part("word/document.xml"), "commentReference").map((each) => attribute(each, "id"));
  return { claims, parents, ids, references, problems };
}

/** Comments, their ranges and their references belong together one to one, and a reply stands on the words of its thread. */
function misplaced(ranges: ArticleFound["comments"], { ids, references, parents }: Comments): string[] {
  const sets = [ids, references, [...ranges.keys()]].map((each) => each.toSorted().join(" "));
  const problems = sets.every((each) => each === sets[0]) ? [] : ["comments that are not at their words"];
  if (new Set(ids).size !== ids.length) problems.push("two comments of one id");
  for (const [id, parent] of parents) {
    const [own, thread] = [ranges.get(id), ranges.get(parent)];
    if (own?.from !== thread?.from || own?.to !== thread?.to)
      problems.push("a reply that is not at its thread's words");
  }
  return problems;
}
