/** Headers and footers stand on every page and are no part of the text. Those with words of their own are counted, page numbers not. */
import { Losses } from "../losses.ts";
import type { DocxPackage } from "./docx-package.ts";
import { readStory } from "./read-story.ts";
import { Styles } from "./styles.ts";

export function countMargins(file: DocxPackage, losses: Losses): void {
  const uncounted = new Losses();
  const styles = new Styles(null);
  const withWords = file.allRelated(file.main, ["header", "footer"]).filter((part) => {
    const { paragraphs } = readStory(part.root.children, { part, styles, losses: uncounted });
    return paragraphs.some((paragraph) => /\p{L}/u.test(paragraph.words()));
  });
  losses.add("margins", withWords.length);
}
