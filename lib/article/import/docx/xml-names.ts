/**
 * The names of elements and attributes as `prefix:name`, with prefixes of our own: a file may call its namespaces anything, and a
 * "strict" file has other namespaces for the same things.
 */
const standards = [
  ["http://schemas.openxmlformats.org/", ""],
  ["http://purl.oclc.org/ooxml/", "strict"],
] as const;

const common: Readonly<Record<string, readonly [transitional: string, strict: string]>> = {
  w: ["wordprocessingml/2006/main", "wordprocessingml/main"],
  r: ["officeDocument/2006/relationships", "officeDocument/relationships"],
  m: ["officeDocument/2006/math", "officeDocument/math"],
  wp: ["drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"],
  a: ["drawingml/2006/main", "drawingml/main"],
  pic: ["drawingml/2006/picture", "drawingml/picture"],
};

const own: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  // Of the versions before Word 2013 was done.
  "http://schemas.microsoft.com/office/word/2010/11/wordml": "w15",
  "http://schemas.microsoft.com/office/word/2016/wordml/cid": "cid",
  "http://schemas.microsoft.com/office/word/2018/wordml/cex": "cex",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "http://www.w3.org/XML/1998/namespace": "xml",
};

const prefixes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(own),
  ...Object.entries(common).flatMap(([prefix, paths]) =>
    standards.map(([start], index): [string, string] => [start + paths[index], prefix]),
  ),
]);

/** A name of no namespace stands alone; one of a namespace that nobody here reads has a prefix that no other has. */
export function nameOf(uri: string, local: string): string {
  return uri === "" ? local : `${prefixes.get(uri) ?? "?"}:${local}`;
}
