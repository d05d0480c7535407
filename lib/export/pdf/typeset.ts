/** Sets a PDF copy with Typst: one program that is ours, and the copy as its data. Loads no file but the fonts, knows no time. */
import { readFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { inProject } from "../../apart/code.ts";
import { breakable } from "../pdf-letters.ts";
import type { PdfPages } from "../pdf-pages.ts";
import { Fonts, printable } from "./fonts.ts";

const template = readFileSync(inProject("lib/export/pdf/copy.typ"), "utf8");
/** Typst knows files under one folder alone, and this is the only one there is. */
const workspace = "/copy";

export function typeset(pages: PdfPages): Uint8Array {
  const fonts = new Fonts();
  const printed = asPrinted(pages, fonts);
  const { files, others } = fonts.needed();
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: files }] });
  compiler.mapShadow(`${workspace}/copy.json`, Buffer.from(printed));
  compiler.mapShadow(`${workspace}/fonts.json`, Buffer.from(JSON.stringify(others)));
  const compiled = compiler.compile({ mainFileContent: template });
  const error = compiled.takeError();
  if (error !== null) throw new Error(`A PDF copy cannot be set: ${JSON.stringify(compiler.fetchDiagnostics(error))}`);
  // What it remembers of the layout, so that the file takes its place in memory.
  compiler.evictCache(0);
  return compiler.pdf(compiled.result!);
}

const longestWord = 30;

/** As JSON, every text as the fonts can show it and lines can hold it; addresses stay as they are. */
function asPrinted(pages: PdfPages, fonts: Fonts): string {
  return JSON.stringify(pages, (key, value: unknown) =>
    typeof value === "string" && key !== "address" && key !== "link"
      ? printable(breakable(value, longestWord), fonts)
      : value,
  );
}
