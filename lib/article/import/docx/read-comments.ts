/**
 * The comments of a file as threads. Which comment answers which, and which thread is done, stands in a part beside, by the id of a
 * comment's last paragraph; the true time in a third part, by an id that a fourth one knows.
 */
import type { Losses } from "../losses.ts";
import type { Said } from "../remark.ts";
import type { DocxPackage, DocxPart } from "./docx-package.ts";
import { momentOf } from "./moment.ts";
import { readStory } from "./read-story.ts";
import { saidOf } from "./said.ts";
import type { Styles } from "./styles.ts";
import { authorOf, childrenOf, descendantsOf, type XmlElement } from "./xml-element.ts";

export interface CommentThread {
  /** Of what opened it. */
  id: string;
  resolved: boolean;
  said: Said[];
}

interface Comment {
  id: string;
  /** Of the last paragraph; empty in files without such ids. */
  paragraphId: string;
  said: Said;
}

interface Extra {
  parent: string;
  done: boolean;
}

export function readComments(file: DocxPackage, styles: Styles, losses: Losses): CommentThread[] {
  const part = file.related(file.main, "comments");
  if (part === null) return [];
  const times = timesOf(file);
  const comments = childrenOf(part.root, "w:comment").map((element) => commentOf(element, part, times, styles, losses));
  return threadsOf(comments, extrasOf(file));
}

function commentOf(
  element: XmlElement,
  part: DocxPart,
  times: ReadonlyMap<string, string>,
  styles: Styles,
  losses: Losses,
): Comment {
  const { attributes } = element;
  const story = readStory(element.children, { part, styles, losses });
  losses.add(
    "notePictures",
    story.paragraphs.reduce((count, { pictures }) => count + pictures.size, 0),
  );
  const paragraphId = paragraphIdOf(element);
  return {
    id: attributes["w:id"] ?? "",
    paragraphId,
    said: {
      author: authorOf(element),
      at: momentOf(times.get(paragraphId)) ?? momentOf(attributes["w:date"]),
      ...saidOf(story),
    },
  };
}

function paragraphIdOf(comment: XmlElement): string {
  const paragraphs = [...descendantsOf(comment)].filter(({ name }) => name === "w:p");
  return paragraphs.at(-1)?.attributes["w14:paraId"]?.toUpperCase() ?? "";
}

/** However deep an answer was nested: a thread is what opened it, and the answers in the order of the file. */
function threadsOf(comments: readonly Comment[], extras: ReadonlyMap<string, Extra>): CommentThread[] {
  const byParagraph = new Map(comments.map((comment) => [comment.paragraphId, comment]));
  byParagraph.delete("");
  const threads = new Map<Comment, CommentThread>();
  const openers = comments.map((comment) => openerOf(comment, byParagraph, extras));
  for (const opener of openers) {
    const resolved = extras.get(opener.paragraphId)?.done === true;
    if (!threads.has(opener)) threads.set(opener, { id: opener.id, resolved, said: [opener.said] });
  }
  for (const [index, comment] of comments.entries()) {
    const opener = openers[index]!;
    if (opener !== comment) threads.get(opener)!.said.push(comment.said);
  }
  return [...threads.values()];
}

/** What opened the thread that a comment is in: itself when it answers nothing, or comments in a circle. */
function openerOf(
  comment: Comment,
  byParagraph: ReadonlyMap<string, Comment>,
  extras: ReadonlyMap<string, Extra>,
): Comment {
  const seen = new Set([comment]);
  for (let opener = comment; ; ) {
    const parent = byParagraph.get(extras.get(opener.paragraphId)?.parent ?? "");
    if (parent === undefined) return opener;
    if (seen.has(parent)) return comment;
    seen.add(parent);
    opener = parent;
  }
}

function extrasOf(file: DocxPackage): Map<string, Extra> {
  const root = file.related(file.main, "commentsExtended")?.root;
  return new Map(
    childrenOf(root, "w15:commentEx").map(({ attributes }) => [
      attributes["w15:paraId"]?.toUpperCase() ?? "",
      {
        parent: attributes["w15:paraIdParent"]?.toUpperCase() ?? "",
        done: /^(?:1|true|on)$/.test(attributes["w15:done"] ?? ""),
      },
    ]),
  );
}

/** The time in UTC by the id of a comment's last paragraph. */
function timesOf(file: DocxPackage): Map<string, string> {
  const extensible = file.related(file.main, "commentsExtensible")?.root;
  const byDurableId = new Map(
    childrenOf(extensible, "cex:commentExtensible").map(({ attributes }) => [
      attributes["cex:durableId"]?.toUpperCase(),
      attributes["cex:dateUtc"],
    ]),
  );
  const times = new Map<string, string>();
  for (const { attributes } of childrenOf(file.related(file.main, "commentsIds")?.root, "cid:commentId")) {
    const time = byDurableId.get(attributes["cid:durableId"]?.toUpperCase());
    if (time !== undefined) times.set(attributes["cid:paraId"]?.toUpperCase() ?? "", time);
  }
  return times;
}
