/**
 * The objects of a PDF as Typst writes them: each by itself, none packed with others, with one table of where they stand. Bytes
 * are handled as Latin-1 characters, so that positions are the file's.
 */
import { inflateSync } from "node:zlib";
import { firstIndex } from "../../article/first-index.ts";

export class PdfObjects {
  readonly file: string;
  readonly #bytes: Buffer;
  /** The numbers of the objects as they stand in the file. */
  readonly #order: Int32Array;
  /** By its number, where each begins and ends: 0 for those that are not there. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #trailer: string;
  /** The number of the next object that there could be. */
  readonly next: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.file = this.#bytes.toString("latin1");
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.file.slice(-lengthOfEnd))?.[1] ?? Number.NaN);
    const head = /^xref\s+0 (\d+)\s+/.exec(this.file.slice(table, table + 40));
    if (head === null) throw new Error("A PDF has no plain table of its objects.");
    this.next = Number(head[1]);
    const from = startsIn(this.#bytes, table + head[0].length, this.next);
    const there = Int32Array.from(from.keys()).filter((number) => from[number] !== 0);
    this.#from = from;
    this.#order = there.sort((one, other) => from[one]! - from[other]!);
    this.#to = new Int32Array(this.next);
    for (const [index, number] of this.#order.entries())
      this.#to[number] = index + 1 < this.#order.length ? from[this.#order[index + 1]!]! : table;
    this.#trailer = this.file.slice(this.file.indexOf("trailer", table), this.file.lastIndexOf("startxref"));
  }

  /** The number of the object that all others hang on. */
  get root(): number {
    return Number(/\/Root (\d+) 0 R/.exec(this.#trailer)![1]);
  }

  /** From its number to its end, as it is written. */
  textOf(number: number): string {
    const from = this.#from[number] ?? 0;
    if (from === 0) throw new Error(`A PDF lacks its object ${number}.`);
    return this.file.slice(from, this.#to[number]);
  }

  /** The number of the object that stands around a position. */
  around(position: number): number {
    return this.#order[firstIndex(this.#order.length, (index) => this.#from[this.#order[index]!]! > position) - 1]!;
  }

  contentOf(number: number): string {
    const text = this.textOf(number);
    const from = /stream\r?\n/.exec(text)!;
    const content = Buffer.from(text.slice(from.index + from[0].length, text.lastIndexOf("endstream")), "latin1");
    return (text.slice(0, from.index).includes("/FlateDecode") ? inflateSync(content) : content).toString("latin1");
  }

  /** The file with some objects replaced, or left out where nothing replaces them, and others added, which take the next numbers. */
  rewritten(changed: ReadonlyMap<number, string>, added: readonly string[]): Uint8Array {
    const size = this.next + added.length;
    const lengths = [...changed.values(), ...added].reduce((sum, { length }) => sum + length, 0);
    const out = Buffer.allocUnsafe(this.#bytes.length + lengths + added.length * entryLength + lengthOfEnd);
    const starts = new Int32Array(size);
    let at = this.#bytes.copy(out, 0, 0, this.#from[this.#order[0]!]);
    const put = (number: number, text: string) => {
      if (text === "") return;
      starts[number] = at;
      at += out.write(text, at, "latin1");
    };
    for (const number of this.#order) {
      const text = changed.get(number);
      if (text !== undefined) put(number, text);
      else {
        starts[number] = at;
        at += this.#bytes.copy(out, at, this.#from[number], this.#to[number]);
      }
    }
    for (const [index, text] of added.entries()) put(this.next + index, text);
    const table = at;
    at += out.write(`xref\n0 ${size}\n`, at);
    for (const start of starts) at += out.write(entryOf(start), at);
    at += out.write(this.#trailer.replace(/\/Size \d+/, `/Size ${size}`), at, "latin1");
    at += out.write(`startxref\n${table}\n%%EOF\n`, at);
    return out.subarray(0, at);
  }
}

/** Of an entry in the table of objects; and more than what follows the table but for the trailer's own words. */
const entryLength = 20;
const lengthOfEnd = 100;

function startsIn(bytes: Buffer, table: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, number) => {
    const at = table + entryLength * number;
    return bytes[at + 17] === 0x6e ? Number(bytes.toString("latin1", at, at + 10)) : 0;
  });
}

function entryOf(start: number): string {
  return start === 0 ? "0000000000 65535 f \n" : `${String(start).padStart(10, "0")} 00000 n \n`;
}
