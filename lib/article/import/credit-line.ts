/** Recognises the line that says whose picture it is: "Photo: Radio Pakistan", "© Reuters", "Photograph by Jane Doe". */

const names = "photo|photograph|photography|picture|image|credit|foto|fotos|bild|crédit|фото|عکس|عکاس|تصویر|صورة|صوره";
const opening = new RegExp(
  `(?:(?:${names})s?(?:\\s+(?:credit|courtesy(?:\\s+of)?))?\\s*[:：]\\s*\\S|photo(?:graph)?s?\\s+(?:by|courtesy\\s+of)\\s+\\S|©\\s*\\S)`,
  "iu",
);
const wholeLine = new RegExp(`^\\(?${opening.source}`, "iu");
/** At the end of a caption the credit begins after a sentence or in brackets, or it would be part of what the caption says. */
const atEnd = new RegExp(`(?:[.!?…”"]\\s+|\\s(?=\\()|\\n|\\s[/|–—]\\s+)(\\(?${opening.source})`, "iu");
const longest = 200;

export function isCreditLine(text: string): boolean {
  return text.length <= longest && !text.includes("\n") && wholeLine.test(text);
}

/** Where in a caption its credit begins, or null when it has none. */
export function creditStart(caption: string): number | null {
  if (isCreditLine(caption)) return 0;
  const tail = Math.max(0, caption.length - longest);
  const found = atEnd.exec(caption.slice(tail));
  return found === null ? null : tail + found.index + found[0].length - found[1]!.length;
}
