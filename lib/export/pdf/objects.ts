/**
 * The objects of a PDF as Typst writes them: each by itself, none packed with others, with one table of where they stand. Bytes
 * are handled as Latin-1 characters, so that positions are the file's.
 */
import { inflateSync } from "node:zlib";

interface Place {
  number: number;
  from: number;
  to: number;
}

export class PdfObjects {
  readonly file: string;
  /** In the order of the file. */
  readonly #places: Place[];
  readonly #byNumber: ReadonlyMap<number, Place>;
  readonly #trailer: string;
  /** The number of the next object that there could be. */
  readonly next: number;

  constructor(bytes: Uint8Array) {
    this.file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.file)?.[1] ?? Number.NaN);
    const head = /^xref\s+0 (\d+)\s+/.exec(this.file.slice(table, table + 40));
    if (head === null) throw new Error("A PDF has no plain table of its objects.");
    this.next = Number(head[1]);
    const starts = Array.from({ length: this.next }, (_, number) => {
      const at = table + head[0].length + 20 * number;
      return { number, from: Number(this.file.slice(at, at + 10)), used: this.file[at + 17] === "n" };
    }).filter(({ used }) => used);
    starts.sort((a, b) => a.from - b.from);
    this.#places = starts.map(({ number, from }, index) => ({ number, from, to: starts[index + 1]?.from ?? table }));
    this.#byNumber = new Map(this.#places.map((place) => [place.number, place]));
    this.#trailer = this.file.slice(this.file.indexOf("trailer", table), this.file.lastIndexOf("startxref"));
  }

  /** The number of the object that all others hang on. */
  get root(): number {
    return Number(/\/Root (\d+) 0 R/.exec(this.#trailer)![1]);
  }

  /** From its number to its end, as it is written. */
  textOf(number: number): string {
    const place = this.#byNumber.get(number);
    if (place === undefined) throw new Error(`A PDF lacks its object ${number}.`);
    return this.file.slice(place.from, place.to);
  }

  /** The number of the object that stands around a position. */
  around(position: number): number {
    let [low, high] = [0, this.#places.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#places[middle]!.from <= position) low = middle;
      else high = middle - 1;
    }
    return this.#places[low]!.number;
  }

  contentOf(number: number): string {
    const text = this.textOf(number);
    const from = /stream\r?\n/.exec(text)!;
    const content = Buffer.from(text.slice(from.index + from[0].length, text.lastIndexOf("endstream")), "latin1");
    return (text.slice(0, from.index).includes("/FlateDecode") ? inflateSync(content) : content).toString("latin1");
  }

  /** The file with some objects replaced, or left out where nothing replaces them, and others added, which take the next numbers. */
  rewritten(changed: ReadonlyMap<number, string>, added: readonly string[]): Uint8Array {
    const parts = [this.file.slice(0, this.#places[0]!.from)];
    let at = parts[0]!.length;
    const starts = new Map<number, number>();
    const put = (number: number, text: string) => {
      if (text === "") return;
      starts.set(number, at);
      parts.push(text);
      at += text.length;
    };
    for (const { number, from, to } of this.#places) put(number, changed.get(number) ?? this.file.slice(from, to));
    for (const [index, text] of added.entries()) put(this.next + index, text);
    const size = this.next + added.length;
    const entries = Array.from({ length: size }, (_, number) => entryOf(starts.get(number)));
    const trailer = this.#trailer.replace(/\/Size \d+/, `/Size ${size}`);
    parts.push(`xref\n0 ${size}\n${entries.join("")}${trailer}startxref\n${at}\n%%EOF\n`);
    return Buffer.from(parts.join(""), "latin1");
  }
}

function entryOf(start: number | undefined): string {
  return start === undefined ? "0000000000 65535 f \n" : `${String(start).padStart(10, "0")} 00000 n \n`;
}
