/** The footnotes or endnotes of a file by their ids, without those that only draw the line above them. */
import type { Losses } from "../losses.ts";
import type { DocxPackage } from "./docx-package.ts";
import { readStory, type Story } from "./read-story.ts";
import type { Styles } from "./styles.ts";
import { childrenOf } from "./xml-element.ts";

export function readNotes(
  file: DocxPackage,
  kind: "footnote" | "endnote",
  styles: Styles,
  losses: Losses,
): Map<string, Story> {
  const part = file.related(file.main, `${kind}s`);
  if (part === null) return new Map();
  const notes = childrenOf(part.root, `w:${kind}`).filter(({ attributes }) => {
    const type = attributes["w:type"];
    return type === undefined || type === "normal";
  });
  const stories = notes.map((element): [string, Story] => {
    const story = readStory(element.children, { part, styles, losses });
    losses.add(
      "notePictures",
      story.paragraphs.reduce((count, { pictures }) => count + pictures.size, 0),
    );
    return [element.attributes["w:id"] ?? "", story];
  });
  return new Map(stories);
}
