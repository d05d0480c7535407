/**
 * Word files of others: each is read or refused with a reason. What is in those that are read (words, comments with exactly the words
 * they are about, footnotes, tracked changes) is counted a second time by a plain walk over the XML with another parser, which shares
 * nothing with the reader.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { DOMParser, type Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import { AppError } from "../../../app-error.ts";
import { documentText, foldWords, textBetween } from "../../document-text.ts";
import { importArticle } from "../import-article.ts";

const folder = fileURLToPath(new URL("../../../../../shared/samples/docx/", import.meta.url));
const absent = existsSync(folder) ? false : "the folder ../shared/samples/docx is not here";
const names = absent === false ? readdirSync(folder).filter((name) => name.endsWith(".docx")) : [];

const refused: Record<string, RegExp> = {
  "Encrypted_MSO2010_abc.docx": /password/,
  "ExternalEntityInText.docx": /other files/,
  "truncated62886.docx": /damaged/,
  // Its text is one empty paragraph; the part that unpacks to 48 MB is never looked at.
  "tdf122780.docx": /no words/,
};

interface Piece {
  text: string;
  author: string;
  kind: "ins" | "del" | null;
  move: boolean;
}

interface Counted {
  text: string;
  comments: Map<string, { start?: number; end?: number }>;
  notes: string[];
  /** What each person changed side by side. */
  changes: { cut: string; put: string }[];
}

function parse(xml: string): Element {
  return new DOMParser({ onError: () => {} }).parseFromString(xml, "text/xml").documentElement!;
}
function elements(within: Element): Element[] {
  return [...within.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}
function all(within: Element, name: string): Element[] {
  return elements(within).flatMap((child) => [...(child.localName === name ? [child] : []), ...all(child, name)]);
}
function get(element: Element | undefined, name: string): string {
  return [...(element?.attributes ?? [])].find((each) => each.localName === name)?.value ?? "";
}
function child(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>(
    (inner, name) => (inner === undefined ? undefined : elements(inner).find((each) => each.localName === name)),
    element,
  );
}

class Counter {
  readonly #styles: readonly Element[];
  readonly #boxes: Element[] = [];
  readonly found: Counted = { text: "", comments: new Map(), notes: [], changes: [] };
  #fields: boolean[] = [];
  #group: { author: string; move: boolean; cut: string; put: string } | null = null;

  constructor(styles: Element | undefined) {
    this.#styles = styles === undefined ? [] : elements(styles);
  }

  walk(element: Element, change: Omit<Piece, "text">): void {
    for (const inner of elements(element)) this.#visit(inner, change);
  }

  #visit(element: Element, change: Omit<Piece, "text">): void {
    const name = element.localName ?? "";
    const id = get(element, "id");
    if (/^(Fallback|pPr|sdtPr|instrText|delInstrText)$/.test(name)) return;
    if (name === "r" && this.#isHidden(element)) return;
    // What stands in a box stands beside the text, not in it.
    if (name === "txbxContent") {
      this.#boxes.push(element);
      return;
    }
    if (name === "commentRangeStart") this.#comment(id).start ??= this.found.text.length;
    if (name === "commentRangeEnd") this.#comment(id).end ??= this.found.text.length;
    if (name === "footnoteReference" || name === "endnoteReference")
      this.found.notes.push(`${name.slice(0, -9)} ${id}`);
    if (name === "fldChar") this.#field(get(element, "fldCharType"));
    if (/^(t|delText)$/.test(name)) this.#add({ ...change, text: element.textContent ?? "" });
    if (/^(tab|br|cr)$/.test(name)) this.#add({ ...change, text: " " });
    if (name === "noBreakHyphen") this.#add({ ...change, text: "-" });
    const inside = /^(ins|moveTo|del|moveFrom)$/.test(name)
      ? {
          author: get(element, "author"),
          kind: /^(ins|moveTo)$/.test(name) ? ("ins" as const) : ("del" as const),
          move: name.startsWith("move"),
        }
      : change;
    // What was put in and cut again is in neither text.
    if (!(change.kind === "ins" && inside.kind === "del")) this.walk(element, inside);
    if (name !== "p") return;
    this.#endParagraph(child(element, "pPr", "rPr", "ins"));
    for (const box of this.#boxes.splice(0)) this.walk(box, change);
  }

  #isHidden(run: Element): boolean {
    const style = this.#styles.find((each) => get(each, "styleId") === get(child(run, "rPr", "rStyle"), "val"));
    const hidden = child(run, "rPr", "vanish") ?? child(style, "rPr", "vanish");
    return hidden !== undefined && get(hidden, "val") !== "0";
  }

  #comment(id: string) {
    const marks = this.found.comments.get(id) ?? {};
    this.found.comments.set(id, marks);
    return marks;
  }

  #field(type: string): void {
    if (type === "begin") this.#fields.push(false);
    else if (type === "separate") this.#fields[this.#fields.length - 1] = true;
    else this.#fields.pop();
  }

  #add({ text, author, kind, move }: Piece): void {
    if (this.#fields.includes(false)) return;
    if (kind !== "ins") this.found.text += text;
    if (kind === null) {
      this.#endGroup();
      return;
    }
    if (this.#group?.author !== author || this.#group.move !== move) this.#endGroup();
    this.#group ??= { author, move, cut: "", put: "" };
    this.#group[kind === "ins" ? "put" : "cut"] += text;
  }

  #endParagraph(put: Element | undefined): void {
    if (put !== undefined) this.#add({ text: "\n", author: get(put, "author"), kind: "ins", move: false });
    else {
      this.#endGroup();
      this.found.text += "\n";
    }
  }

  #endGroup(): void {
    if (this.#group !== null) this.found.changes.push(this.#group);
    this.#group = null;
  }
}

function count(root: Element, styles?: Element): Counted {
  const counter = new Counter(styles);
  counter.walk(root, { author: "", kind: null, move: false });
  return counter.found;
}

const letters = (text: string) => text.replace(/\s+/g, "");
/** Letters and digits only: signs of special fonts are the reader's own matter. */
const wordsIn = (text: string) =>
  text
    .normalize("NFC")
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.toSorted() ?? [];

describe("Word files of others", { skip: absent }, () => {
  for (const name of names) {
    it(`${name}: ${name in refused ? "refused with a reason" : "what is in it is found"}`, () => {
      const content = readFileSync(folder + name);
      if (name in refused) {
        assert.throws(
          () => importArticle({ format: "docx", content }),
          (error) => error instanceof AppError && error.code === "unfit" && refused[name]!.test(error.message),
        );
        return;
      }
      const { doc, remarks } = importArticle({ format: "docx", content });
      const parts = unzipSync(content);
      const part = (file: string) => (parts[file] === undefined ? undefined : parse(strFromU8(parts[file])));
      const counted = count(part("word/document.xml")!, part("word/styles.xml"));

      assert.deepEqual(wordsIn(documentText(doc)), wordsIn(counted.text));

      const answers = new Set(
        all(part("word/commentsExtended.xml") ?? part("word/document.xml")!, "commentEx")
          .filter((extra) => get(extra, "paraIdParent") !== "")
          .map((extra) => get(extra, "paraId")),
      );
      const comments = elements(part("word/comments.xml") ?? parse("<x/>"));
      const isAnswer = (comment: Element) => all(comment, "p").some((p) => answers.has(get(p, "paraId")));
      const threads = remarks.flatMap((remark) => (remark.kind === "comment" ? [remark] : []));
      assert.equal(threads.flatMap(({ said }) => said).length, comments.length);
      assert.deepEqual(
        threads.map(({ words, said }) => `${words}: ${letters(said[0]!.text)}`).toSorted(),
        comments
          .filter((comment) => !isAnswer(comment))
          .map((comment) => {
            const { start, end } = counted.comments.get(get(comment, "id")) ?? {};
            const words = start === undefined || end === undefined ? "" : foldWords(counted.text.slice(start, end));
            return `${words}: ${letters(count(comment).text)}`;
          })
          .toSorted(),
      );

      const noteOf = (mark: string) => {
        const [kind, id] = mark.split(" ") as [string, string];
        return all(part(`word/${kind}s.xml`) ?? parse("<x/>"), kind).find((note) => get(note, "id") === id);
      };
      assert.deepEqual(
        remarks.flatMap((remark) => (remark.kind === "footnote" ? [letters(remark.said[0]!.text)] : [])).toSorted(),
        counted.notes.map((mark) => letters(count(noteOf(mark)!).text)).toSorted(),
      );

      assert.deepEqual(
        remarks
          .flatMap((remark) => (remark.kind === "change" ? [`${letters(remark.words)} > ${letters(remark.with)}`] : []))
          .toSorted(),
        counted.changes
          .map(({ cut, put }) => `${letters(cut)} > ${letters(put)}`)
          .filter((change) => change !== " > ")
          .toSorted(),
      );

      for (const remark of remarks) {
        if (remark.place === null) continue;
        const there = textBetween(doc, remark.place.from, remark.place.to);
        if (remark.place.side === "over")
          assert.equal(foldWords(there), remark.kind === "footnote" ? "" : remark.words);
        else assert.match(there, /^\S+$/u);
      }
    });
  }
});
