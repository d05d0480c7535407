/** Sets a PDF copy with Typst: one program that is ours, and the copy as its data. Loads no file but the fonts, knows no time. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { breakable } from "../pdf-letters.ts";
import type { PdfPages } from "../pdf-pages.ts";
import { type Fonts, loadFonts, printable } from "./fonts.ts";

const folder = import.meta.dirname;

export function typeset(pages: PdfPages): Uint8Array {
  const fonts = loadFonts();
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts.files }] });
  compiler.mapShadow(join(folder, "copy.json"), Buffer.from(printed(pages, fonts)));
  const program = readFileSync(join(folder, "copy.typ"), "utf8");
  const compiled = compiler.compile({ mainFileContent: program });
  const error = compiled.takeError();
  if (error !== null) throw new Error(`A PDF copy cannot be set: ${JSON.stringify(compiler.fetchDiagnostics(error))}`);
  return compiler.pdf(compiled.result!);
}

const longestWord = 30;

/** As JSON, every text as the fonts can show it and lines can hold it; addresses stay as they are. */
function printed(pages: PdfPages, fonts: Fonts): string {
  return JSON.stringify(pages, (key, value: unknown) =>
    typeof value === "string" && key !== "address" && key !== "link"
      ? printable(breakable(value, longestWord), fonts)
      : value,
  );
}
