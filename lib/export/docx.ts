/** The Word copy with a comment on each claim's words. */
import { invariant } from "../app-error.ts";
import type { AnnotatedCopy } from "./annotated-copy.ts";
import type { Fact } from "./claim-facts.ts";
import { aboutParagraphs, unplacedParagraphs } from "./docx-after.ts";
import { articleDocx, type ClaimEdges, type RunPieces } from "./docx-article.ts";
import { type Comment, commentExtendedXml, commentsOf, commentXml } from "./docx-comments.ts";
import { docxFile, type ExtraPart, namespaces } from "./docx-package.ts";
import { Links } from "./docx-paragraph.ts";
import { markup } from "./markup.ts";

export function writeDocx(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> {
  return commentedDocx(copy);
}

/** `facts` are told about the copy too. */
export function commentedDocx(copy: AnnotatedCopy, piecesOf?: RunPieces, facts?: readonly Fact[]) {
  const comments = commentsOf(copy);
  const links = new Links();
  return docxFile(copy, {
    article: articleDocx(copy.blocks, links, commentEdges(comments), piecesOf),
    after: [...aboutParagraphs(copy, facts), ...unplacedParagraphs(copy)],
    links,
    parts: commentParts(comments, copy.zone, links),
  });
}

function commentEdges(comments: readonly Comment[]): ClaimEdges {
  const threads = Map.groupBy(comments, (comment) => comment.claim);
  const idsOn = (claims: readonly number[]) =>
    claims.flatMap((claim) => {
      const thread = threads.get(claim);
      invariant(thread !== undefined, `the notes of a copy lack that of claim ${claim}`);
      return thread.map(({ id }) => id);
    });
  return {
    before: (claims) => idsOn(claims).map((id) => markup`<w:commentRangeStart w:id="${id}"/>`),
    after: (claims) =>
      idsOn(claims).map(
        (id) =>
          markup`<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`,
      ),
  };
}

function commentParts(comments: readonly Comment[], zone: string, links: Links): ExtraPart[] {
  return [
    {
      name: "comments",
      xml: markup`<w:comments ${namespaces}>${comments.map((each) => commentXml(each, links, zone))}</w:comments>`,
      linked: true,
    },
    {
      name: "commentsExtended",
      xml: markup`<w15:commentsEx ${namespaces}>${comments.map(commentExtendedXml)}</w15:commentsEx>`,
      relationship: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    },
  ];
}
