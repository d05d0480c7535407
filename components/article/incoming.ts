/**
 * What a person brings in, before it goes to the server: which format a clipboard or a file holds, and why one is refused.
 * Pure but for reading the file. Nothing is parsed or drawn here: rich text stays a string until the server has read it.
 */
import { decodePage, decodeText } from "#lib/article/import/decode.ts";

/** A `page` is an HTML file, in which the article is sought; `html` is read whole. */
export const incomingFormats = ["text", "markdown", "html", "page", "address", "docx", "annotations"] as const;
export type IncomingFormat = (typeof incomingFormats)[number];

export interface Incoming {
  format: IncomingFormat;
  /** Of a Word file its bytes in base64, of an address itself. */
  content: string;
}

/** Rich text, a file or an address, held as it came: where from, and its plain words where the clipboard gave them. */
export interface Held {
  from: string;
  plain: string | null;
}

/** The text of the form; `held` is set while it is not edited by hand. */
export interface ArticleText extends Incoming {
  held: Held | null;
}
export const emptyText: ArticleText = { format: "text", content: "", held: null };

export type FileReading = { file: Incoming; refused?: undefined } | { file?: undefined; refused: string };

/** As large as the server takes a text, and a Word file with its pictures. */
const largestText = 2_000_000;
const largestPage = 5_000_000;
const largestPacked = 20_000_000;

type Endings = Readonly<Record<string, IncomingFormat>>;
const formatOfEnding: Endings = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  htm: "page",
  html: "page",
  xhtml: "page",
  docx: "docx",
};
/** What comes back may also be a list of annotations. */
const formatOfCopy: Endings = { ...formatOfEnding, json: "annotations", jsonld: "annotations" };

const accepted = (endings: Endings) => [
  ...Object.keys(endings).map((ending) => `.${ending}`),
  "text/plain",
  "text/html",
];
export const acceptedFiles = accepted(formatOfEnding);
export const acceptedCopies = accepted(formatOfCopy);

/** A clipboard's rich text, when it says more than the plain text beside it; else null and the browser pastes as usual. */
export function richTextOf(html: string, plain: string): string | null {
  if (html.trim() === "" || plain.trim() === "") return null;
  const says = /<(a\s|h[1-6]\b|p\b|li\b|table\b|blockquote\b|figure\b|strong\b|em\b|b\b|i\b|br\b|sup\b|sub\b|div\b)/i;
  return says.test(html) ? html : null;
}

type AnyFile = Pick<File, "name" | "size" | "type" | "arrayBuffer">;

export const readFile = (file: AnyFile) => read(file, formatOfEnding, articleInstead).catch(() => unread(file));
export const readCopy = (file: AnyFile) => read(file, formatOfCopy, copyInstead).catch(() => unread(file));

/** It was moved or changed since it was chosen, or the browser may not open it. */
function unread({ name }: AnyFile): FileReading {
  return { refused: `The browser could not open ${name}. Close it in other programs and choose it again.` };
}

async function read(file: AnyFile, endings: Endings, instead: Instead): Promise<FileReading> {
  const ending = file.name.toLowerCase().split(".").at(-1) ?? "";
  const format = endings[ending] ?? (file.type === "text/html" ? "page" : undefined);
  if (format === undefined) return { refused: `${file.name} cannot be read here. ${instead(ending)}` };
  if (format === "docx") return readPacked(file);
  const largest = format === "page" ? largestPage : largestText;
  if (file.size > largest) {
    return { refused: `${file.name} is larger than ${largest / 1_000_000} MB. Bring in the text alone.` };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const content = format === "page" ? decodePage(bytes) : decodeText(bytes);
  if (content.includes("\0")) return { refused: `${file.name} is not a text file. ${instead(ending)}` };
  return content.trim() === "" ? { refused: empty(file.name) } : { file: { format, content } };
}

async function readPacked(file: Pick<File, "name" | "size" | "arrayBuffer">): Promise<FileReading> {
  if (file.size > largestPacked) {
    return { refused: `${file.name} is larger than 20 MB. Save it without its pictures and bring it in again.` };
  }
  if (file.size === 0) return { refused: empty(file.name) };
  return { file: { format: "docx", content: inBase64(new Uint8Array(await file.arrayBuffer())) } };
}

function empty(name: string): string {
  return `${name} is empty. Choose another file.`;
}

const slice = 0x8000;

function inBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += slice) text += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(text);
}

/** What to do about a file with such an ending. */
type Instead = (ending: string) => string;

const savedElsewhere: ReadonlySet<string> = new Set(["doc", "odt", "rtf", "pdf", "pages"]);

function articleInstead(ending: string): string {
  return savedElsewhere.has(ending)
    ? "Save it as a Word file (.docx) and choose that. Or open it, select everything, copy it and paste it here: links, headings and emphasis come along."
    : "Choose a Word (.docx), HTML, Markdown or text file, or paste the article’s text.";
}

function copyInstead(ending: string): string {
  return savedElsewhere.has(ending)
    ? "Save it as a Word file (.docx) with its comments and choose that."
    : "Choose a Word (.docx), HTML, Markdown or text file, or a list of annotations (.json).";
}

/** Words as people count them, in any script. */
export function countWords(text: string): number {
  let words = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (segment.isWordLike) words += 1;
  }
  return words;
}
