/**
 * All that a PDF says, got out with pdf.js: the words of its pages, and what its annotations, outline and properties hold. Lines
 * end where they do on the page.
 */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PdfText {
  pages: string;
  annotations: string;
  outline: string;
  properties: string;
}

interface Annotation {
  contentsObj?: { str: string };
  titleObj?: { str: string };
  url?: string;
}

interface OutlineItem {
  title: string;
  items: OutlineItem[];
}

export function isPdf(content: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(content.subarray(0, 5)) === "%PDF-";
}

export async function pdfText(content: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(content), disableFontFace: true, verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  const annotations: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    const found = (await page.getAnnotations()) as Annotation[];
    annotations.push(
      ...found.map(({ contentsObj, titleObj, url }) => [titleObj?.str, contentsObj?.str, url].join("\n")),
    );
  }
  const outline = ((await pdf.getOutline()) ?? []) as OutlineItem[];
  const { info, metadata } = await pdf.getMetadata();
  await task.destroy();
  return {
    pages: pages.join("\n"),
    annotations: annotations.join("\n"),
    outline: titlesOf(outline).join("\n"),
    properties: JSON.stringify([info, metadata]),
  };
}

function titlesOf(items: readonly OutlineItem[]): string[] {
  return items.flatMap(({ title, items: inner }) => [title, ...titlesOf(inner)]);
}

/** As pages can be searched: they break lines anywhere, and draw some characters alike. */
export function asLetters(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
}
