/**
 * What Word and Excel files have in common: parts of XML in a zip, and properties that name the headline and no person. The same
 * parts give the same bytes.
 */
import { type Zippable, zipSync } from "fflate";
import { type Markup, markup } from "./markup.ts";

/** Zip keeps times of the clock on the wall: this one is the same everywhere. */
const noTime = new Date(1980, 0, 1);

export function zipped(written: Readonly<Record<string, Markup>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const files: Zippable = {};
  for (const [path, xml] of Object.entries(written)) {
    files[path] = encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml.text}`);
  }
  return zipSync(files, { mtime: noTime });
}

export function coreXml(headline: string): Markup {
  return markup`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${plainXml(headline)}</dc:title><dc:creator>Stet</dc:creator></cp:coreProperties>`;
}

/** Text for an attribute or a property, where what XML cannot hold has nothing to stand in for it. */
export function plainXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD");
}
