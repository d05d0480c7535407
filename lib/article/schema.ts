/**
 * The ProseMirror schema of an article: one for server, browser and exports. Headline, byline and dateline always stand first,
 * empty when unknown, so that claims can sit on them and no edit can put them elsewhere. Attributes are validated: what passes
 * `check()` is safe to draw. Claims are not in here: they are ranges beside the text.
 */
import { type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model";
import { safeUrl } from "./safe-url.ts";

function wholeNumber(least: number, most: number) {
  return (value: unknown) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`Expected a whole number from ${least} to ${most}`);
    }
  };
}

function plainText(longest: number) {
  return (value: unknown) => {
    if (typeof value !== "string" || value.length > longest || !value.isWellFormed() || value.includes("\0")) {
      throw new RangeError(`Expected text of at most ${longest} characters`);
    }
  };
}

function link(value: unknown) {
  if (typeof value !== "string" || safeUrl(value) !== value) throw new RangeError("Expected a safe link");
}

function linkOrEmpty(value: unknown) {
  if (value !== "") link(value);
}

/** A block of plain words: `dir="auto"` lets each block find its own direction. */
function line(tag: string, name: string, label: string): NodeSpec {
  return {
    content: "text*",
    marks: "em",
    defining: true,
    isolating: true,
    selectable: false,
    parseDOM: [{ tag: `${tag}[data-node=${name}]` }],
    toDOM: (): DOMOutputSpec => [tag, { "data-node": name, "data-label": label, dir: "auto" }, 0],
  };
}

const spans = {
  colspan: { default: 1, validate: wholeNumber(1, 100) },
  rowspan: { default: 1, validate: wholeNumber(1, 1000) },
};

function spanOf(element: HTMLElement, name: "colspan" | "rowspan", most: number): number {
  const value = Number(element.getAttribute(name));
  return Number.isInteger(value) && value >= 1 && value <= most ? value : 1;
}

function cell(tag: "td" | "th"): NodeSpec {
  return {
    content: "cell_block+",
    attrs: spans,
    isolating: true,
    parseDOM: [
      { tag, getAttrs: (dom) => ({ colspan: spanOf(dom, "colspan", 100), rowspan: spanOf(dom, "rowspan", 1000) }) },
    ],
    toDOM: (node): DOMOutputSpec => {
      const attributes: Record<string, string> = {};
      if (node.attrs.colspan !== 1) attributes.colspan = String(node.attrs.colspan);
      if (node.attrs.rowspan !== 1) attributes.rowspan = String(node.attrs.rowspan);
      return [tag, attributes, 0];
    },
  };
}

const nodes = {
  // Between the first three lines nothing can be typed: a caret there would take keys and lose them.
  doc: { content: "headline byline dateline block+", allowGapCursor: false },
  headline: line("h1", "headline", "Headline"),
  byline: line("p", "byline", "Byline"),
  dateline: line("p", "dateline", "Dateline"),
  paragraph: {
    content: "inline*",
    group: "block cell_block",
    parseDOM: [{ tag: "p" }],
    toDOM: (): DOMOutputSpec => ["p", { dir: "auto" }, 0],
  },
  heading: {
    content: "inline*",
    group: "block",
    attrs: { level: { default: 2, validate: wholeNumber(2, 6) } },
    defining: true,
    parseDOM: [
      { tag: "h1", attrs: { level: 2 } },
      ...[2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    ],
    toDOM: (node: Node): DOMOutputSpec => [`h${node.attrs.level}`, { dir: "auto" }, 0],
  },
  blockquote: {
    content: "block+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: (): DOMOutputSpec => ["blockquote", { dir: "auto" }, 0],
  },
  bullet_list: {
    content: "list_item+",
    group: "block cell_block",
    parseDOM: [{ tag: "ul" }],
    toDOM: (): DOMOutputSpec => ["ul", { dir: "auto" }, 0],
  },
  ordered_list: {
    content: "list_item+",
    group: "block cell_block",
    attrs: { order: { default: 1, validate: wholeNumber(0, 1_000_000) } },
    parseDOM: [
      {
        tag: "ol",
        getAttrs: (dom: HTMLElement) => {
          const start = Number(dom.getAttribute("start") ?? 1);
          return { order: Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1 };
        },
      },
    ],
    toDOM: (node: Node): DOMOutputSpec =>
      node.attrs.order === 1 ? ["ol", { dir: "auto" }, 0] : ["ol", { dir: "auto", start: String(node.attrs.order) }, 0],
  },
  list_item: {
    content: "paragraph (paragraph | bullet_list | ordered_list)*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: (): DOMOutputSpec => ["li", { dir: "auto" }, 0],
  },
  /** A picture is never loaded: its address and alternative text are kept, its caption and credit can carry claims. */
  figure: {
    content: "caption credit",
    group: "block",
    attrs: {
      src: { default: "", validate: linkOrEmpty },
      alt: { default: "", validate: plainText(2000) },
    },
    isolating: true,
    defining: true,
    parseDOM: [
      {
        tag: "figure[data-node=figure]",
        getAttrs: (dom: HTMLElement) => ({
          src: safeUrl(dom.getAttribute("data-src") ?? "") ?? "",
          alt: (dom.getAttribute("data-alt") ?? "").slice(0, 2000).toWellFormed(),
        }),
      },
    ],
    toDOM: (node: Node): DOMOutputSpec => [
      "figure",
      { "data-node": "figure", "data-src": node.attrs.src, "data-alt": node.attrs.alt },
      0,
    ],
  },
  caption: { ...line("p", "caption", "Caption"), content: "inline*", marks: "_" },
  credit: line("p", "credit", "Credit"),
  table: {
    content: "table_row+",
    group: "block",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: (): DOMOutputSpec => ["table", ["tbody", 0]],
  },
  table_row: {
    content: "(table_cell | table_header)+",
    parseDOM: [{ tag: "tr" }],
    toDOM: (): DOMOutputSpec => ["tr", 0],
  },
  table_cell: cell("td"),
  table_header: cell("th"),
  horizontal_rule: {
    group: "block",
    parseDOM: [{ tag: "hr" }],
    toDOM: (): DOMOutputSpec => ["hr"],
  },
  text: { group: "inline" },
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: "br" }],
    toDOM: (): DOMOutputSpec => ["br"],
  },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: { href: { validate: link } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom: HTMLElement) => {
          const href = safeUrl(dom.getAttribute("href") ?? "");
          return href === null ? false : { href };
        },
      },
    ],
    toDOM: (mark): DOMOutputSpec => [
      "a",
      { href: mark.attrs.href, rel: "noopener noreferrer nofollow", target: "_blank" },
      0,
    ],
  },
  em: {
    parseDOM: [
      { tag: "i" },
      { tag: "em" },
      { style: "font-style=italic" },
      { style: "font-style=normal", clearMark: (mark) => mark.type.name === "em" },
    ],
    toDOM: (): DOMOutputSpec => ["em", 0],
  },
  strong: {
    parseDOM: [
      { tag: "strong" },
      // Google Docs wraps everything it copies in <b style="font-weight: normal">.
      { tag: "b", getAttrs: (dom: HTMLElement) => (/^(normal|400)$/.test(dom.style.fontWeight) ? false : null) },
      { style: "font-weight=400", clearMark: (mark) => mark.type.name === "strong" },
      { style: "font-weight", getAttrs: (value: string) => (/^(bold(er)?|[5-9]\d{2,})$/.test(value) ? null : false) },
    ],
    toDOM: (): DOMOutputSpec => ["strong", 0],
  },
  superscript: { excludes: "subscript", parseDOM: [{ tag: "sup" }], toDOM: (): DOMOutputSpec => ["sup", 0] },
  subscript: { excludes: "superscript", parseDOM: [{ tag: "sub" }], toDOM: (): DOMOutputSpec => ["sub", 0] },
} satisfies Record<string, MarkSpec>;

/** Raised when a change makes documents of an older browser tab unreadable here; compared in the handshake. */
export const schemaVersion = 1;

function makeSchema() {
  return new Schema({
    nodes: nodes as Record<keyof typeof nodes, NodeSpec>,
    marks: marks as Record<keyof typeof marks, MarkSpec>,
  });
}

/**
 * One per process: Next loads modules once per layer, and a document of one schema takes no steps of another. For the same
 * reason prosemirror-model and -transform are loaded from outside the server's bundles (next.config.js).
 */
const shared = globalThis as { [key: symbol]: unknown };
const key = Symbol.for(`stet.schema.${schemaVersion}`);
shared[key] ??= makeSchema();
export const schema = shared[key] as ReturnType<typeof makeSchema>;
