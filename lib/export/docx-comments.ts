/**
 * The comments of a Word copy: a thread per placed claim, its notes the replies. Replies stand on the claim's words too, or Word
 * drops them when it saves; "resolved" is an approval that holds. A comment is known by the id of its last paragraph, which must
 * be below 0x80000000.
 */
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { claimParagraphs, noteParagraphs } from "./docx-notes.ts";
import { type Links, type Paragraph, paragraphXml } from "./docx-paragraph.ts";
import { Markup, markup } from "./markup.ts";
import { plainXml } from "./office-package.ts";
import { wallTime } from "./printed-time.ts";

export interface Comment {
  id: number;
  /** The comment it replies to. */
  parent: number | null;
  claim: number;
  author: string;
  /** ISO 8601 in UTC, or null when it is not told. */
  at: string | null;
  resolved: boolean;
  paragraphs: readonly Paragraph[];
}

const style = "CommentText";
const longestAuthor = 255;

/** Each claim's own first, its notes behind it, in the order of the claims. */
export function commentsOf(copy: AnnotatedCopy): Comment[] {
  const comments: Comment[] = [];
  const nobody = copy.house || "Stet";
  for (const claim of copy.claims) {
    if (claim.range === null) continue;
    const first: Comment = {
      ...{ id: comments.length, parent: null, claim: claim.number, resolved: isResolved(claim) },
      ...{ author: claim.checked?.by ?? nobody, at: claim.checked?.at ?? null },
      paragraphs: claimParagraphs(claim, copy.zone, style),
    };
    comments.push(first);
    for (const note of claim.notes) {
      comments.push({
        ...{ id: comments.length, parent: first.id, claim: claim.number, resolved: first.resolved },
        ...{ author: note.by ?? nobody, at: note.at },
        paragraphs: noteParagraphs(note, copy.zone, style),
      });
    }
  }
  return comments;
}

function isResolved(claim: CopyClaim): boolean {
  return claim.approved !== null && !claim.stale;
}

export function commentXml(comment: Comment, links: Links, zone: string): Markup {
  const { id, at, paragraphs } = comment;
  const author = plainXml(comment.author).slice(0, longestAuthor).toWellFormed();
  const time = at === null ? null : wallTime(at, zone);
  const date = time === null ? null : markup` w:date="${time}"`;
  const last = paragraphs.length - 1;
  const marked = paragraphs.map((paragraph, index) => {
    const before = index === 0 ? mark : null;
    const pieces = before === null ? paragraph.pieces : [{ text: "", before }, ...paragraph.pieces];
    return paragraphXml({ ...paragraph, pieces, ...(index === last ? { id: paragraphId(id) } : {}) }, links);
  });
  return markup`<w:comment w:id="${id}" w:author="${author}"${date}>${marked}</w:comment>`;
}

const mark = new Markup('<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>');

export function commentExtendedXml({ id, parent, resolved }: Comment): Markup {
  const reply = parent === null ? null : markup` w15:paraIdParent="${paragraphId(parent)}"`;
  return markup`<w15:commentEx w15:paraId="${paragraphId(id)}"${reply} w15:done="${resolved ? 1 : 0}"/>`;
}

function paragraphId(comment: number): string {
  return (comment + 1).toString(16).toUpperCase().padStart(8, "0");
}
