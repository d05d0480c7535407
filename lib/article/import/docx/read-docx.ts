/**
 * A Word file as the article's blocks and what the file says about them. Like Markdown it goes by way of HTML and the one walk over
 * it. Pure: nothing is loaded, nothing outside the file is looked at. Throws `AppError` "unfit" and "too-large".
 */
import { AppError } from "../../../app-error.ts";
import { anchorsFor } from "../anchored.ts";
import type { ReadArticle } from "../front-lines.ts";
import type { Losses } from "../losses.ts";
import { readHtml } from "../read-html.ts";
import { DocxPackage } from "./docx-package.ts";
import { countMargins } from "./margins.ts";
import { Numbering } from "./numbering.ts";
import { ParagraphOrder } from "./paragraph-order.ts";
import { readComments } from "./read-comments.ts";
import { readNotes } from "./read-notes.ts";
import { readStory } from "./read-story.ts";
import { RemarkList } from "./remark-list.ts";
import { Styles } from "./styles.ts";
import { writeHtml } from "./write-html.ts";
import { childOf, settingOf } from "./xml-element.ts";

/** Of the text, however little of the file it is. */
const mostText = 2 * 1024 * 1024;

export function readDocx(bytes: Uint8Array, title: string | undefined, losses: Losses): ReadArticle {
  const file = new DocxPackage(bytes);
  const styles = new Styles(file.related(file.main, "styles")?.root ?? null);
  const body = readStory(childOf(file.main.root, "w:body")?.children ?? [], { part: file.main, styles, losses });
  const text = body.paragraphs.map((paragraph) => paragraph.text).join("\n");
  if (new TextEncoder().encode(text).length > mostText) {
    throw new AppError("too-large", "The text of the Word file is larger than 2 MB. Bring in a part of it.");
  }
  countMargins(file, losses);
  const order = new ParagraphOrder(body.paragraphs);
  const footnotes = readNotes(file, "footnote", styles, losses);
  const endnotes = readNotes(file, "endnote", styles, losses);
  const noteStories = [...footnotes.values(), ...endnotes.values()];
  const list = new RemarkList(order, losses);
  list.addComments(readComments(file, styles, losses), body, noteStories);
  list.addNotes("footnote", footnotes, body);
  list.addNotes("endnote", endnotes, body);
  list.addChanges(body, order, true);
  for (const story of noteStories) list.addChanges(story, new ParagraphOrder(story.paragraphs), false);
  const remarks = list.take();
  const anchors = anchorsFor(text);
  const hasTitle = body.paragraphs.some(
    ({ hasWords, properties }) => hasWords && styles.ofParagraph(settingOf(properties, "w:pStyle") ?? "").heading === 0,
  );
  const numbering = new Numbering(file.related(file.main, "numbering")?.root ?? null, (id) => styles.numberingOf(id));
  const html = writeHtml(body.blocks, { styles, numbering, anchors, hasTitle, losses });
  return { ...readHtml(html, title, losses, anchors.tag), remarks };
}
