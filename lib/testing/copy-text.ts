/**
 * A written copy as text to search. Of a packed one every file in it, and in these: as it is written, attributes included, and
 * once more its words alone, as runs may cut them anywhere. Of a PDF its pages, as lines and once more without blanks, and all
 * that it says beside them.
 */
import { unzipSync } from "fflate";
import { asLetters, isPdf, pdfText } from "./pdf-text.ts";

export async function copyText(content: Uint8Array): Promise<string> {
  if (!isPdf(content)) return plainText(content);
  const { pages, ...rest } = await pdfText(content);
  return [pages, asLetters(pages), ...Object.values(rest)].join("\n");
}

function plainText(content: Uint8Array): string {
  if (!isPacked(content)) return new TextDecoder().decode(content);
  return Object.entries(unzipSync(content))
    .flatMap(([path, bytes]) => [
      path,
      ...(isPacked(bytes) ? [plainText(bytes)] : xmlTexts(new TextDecoder().decode(bytes))),
    ])
    .join("\n");
}

function isPacked(content: Uint8Array): boolean {
  return content[0] === 0x50 && content[1] === 0x4b && content[2] === 3 && content[3] === 4;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function xmlTexts(xml: string): string[] {
  const words = xml
    .replace(/<w:(p|br|cr|tab)[ />]/g, "\n$&")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
  return [xml, words];
}
