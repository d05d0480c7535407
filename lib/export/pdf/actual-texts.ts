/**
 * What a page's spans are meant to be read as: the file says so beside the glyphs where these alone would tell other characters,
 * as where letters share a shape. pdf.js passes that over, so it is taken from the page's own content.
 */
import { PdfObjects } from "./objects.ts";

/** By the number of the page's object, in the order of its content. The file is taken apart when first asked. */
export function actualTexts(file: Uint8Array): (page: number) => string[] {
  let opened: PdfObjects | null = null;
  return (page) => {
    opened ??= new PdfObjects(file);
    const objects = opened;
    const [, one, several] = /\/Contents (?:(\d+) 0 R|\[([^\]]*)\])/.exec(objects.textOf(page)) ?? [];
    const contents =
      one === undefined ? [...(several ?? "").matchAll(/(\d+) 0 R/g)].map(([, number]) => number) : [one];
    return textsIn(contents.map((number) => objects.contentOf(Number(number))).join("\n"));
  };
}

function textsIn(content: string): string[] {
  const told = /\/ActualText\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\)])*)\))/g;
  return [...content.matchAll(told)].map(([, hex, plain]) => (hex === undefined ? unescaped(plain!) : fromHex(hex)));
}

function unescaped(literal: string): string {
  return literal.replace(/\\([nrtbf]|[0-7]{1,3}|[\s\S])/g, (_, after: string) => {
    if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8));
    return controls[after] ?? after;
  });
}

const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Text in hex is UTF-16 behind its mark, else one byte a character. */
function fromHex(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/g, ""), "hex");
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString("latin1");
  return bytes.subarray(2).swap16().toString("utf16le");
}
