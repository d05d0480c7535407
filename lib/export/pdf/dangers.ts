/**
 * What a PDF could do beside being read, found by the names in its objects: no page has to be opened for that, and none is passed
 * over. Names that stand in somebody's words or in a stream, which can do nothing, are not looked at.
 */
const dangerous = new Set(
  `JavaScript JS Launch SubmitForm ImportData GoToR GoToE Rendition Movie Sound RichMedia EmbeddedFile EmbeddedFiles Filespec
   OpenAction AA AcroForm XFA Encrypt ObjStm`.split(/\s+/),
);

/** What may lie over a page and is in no copy, whether it prints, shows or neither. */
const annotations = new Set(
  `Text FreeText Line Square Circle Polygon PolyLine Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Sound Movie
   Widget Screen PrinterMark TrapNet Watermark Redact`.split(/\s+/),
);

/** One of the names, or an address that is not at once seen to be safe: wherever it stands, in words and streams, too. */
const suspicious = new RegExp(
  `/(?:${[...dangerous].join("|")})(?![A-Za-z])|/Subtype\\s*/(?:${[...annotations].join("|")})(?![A-Za-z])|/URI(?![A-Za-z])(?!\\s*/|\\s*\\((?:https?|mailto|tel):)`,
);

/** `file` as Latin-1. Most files hold nothing suspicious and need not be gone through. */
export function dangersIn(file: string): string[] {
  return suspicious.test(file) ? dangersAmong(file) : [];
}

function dangersAmong(file: string): string[] {
  const found = new Set<string>();
  const next = /[(/]|stream\r?\n/g;
  let name = "";
  for (let start = next.exec(file); start !== null; start = next.exec(file)) {
    if (start[0] === "(") {
      const to = endOfString(file, start.index);
      if (name === "URI" && !isSafe(file.slice(start.index + 1, to - 1))) found.add("an unsafe link");
      next.lastIndex = to;
      name = "";
    } else if (start[0] === "/") {
      const before = name;
      name = /^[A-Za-z]*/.exec(file.slice(start.index + 1, start.index + 40))![0];
      if (dangerous.has(name)) found.add(`a ${name}`);
      if (before === "Subtype" && annotations.has(name)) found.add(`a ${name} annotation`);
      const hex =
        name === "URI" ? /^\s*<([0-9A-Fa-f]*)>/.exec(file.slice(next.lastIndex + 3, next.lastIndex + 60)) : null;
      if (hex !== null && !isSafe(Buffer.from(hex[1]!, "hex").toString())) found.add("an unsafe link");
    } else {
      const to = file.indexOf("endstream", start.index);
      if (to < 0) break;
      next.lastIndex = to + "endstream".length;
    }
  }
  return [...found];
}

/** Brackets within a string are in pairs, or have a stroke before them. */
function endOfString(file: string, from: number): number {
  let depth = 0;
  for (let at = from; at < file.length; at += 1) {
    if (file[at] === "\\") at += 1;
    else if (file[at] === "(") depth += 1;
    else if (file[at] === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return file.length;
}

function isSafe(address: string): boolean {
  return /^(https?|mailto|tel):/i.test(address);
}
