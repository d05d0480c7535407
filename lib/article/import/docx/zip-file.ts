/**
 * A ZIP archive by its table of contents, one part at a time. What a part says of its size is not believed: what really comes out
 * is counted, over all parts that are read, and a part that nobody asks for is never unpacked. Throws `AppError`.
 */
import { Inflate } from "fflate";
import { AppError } from "../../../app-error.ts";

const mostEntries = 2000;
const mostInflated = 100_000_000;
/** Packed bytes taken at a time: one of them makes at most a thousand. */
const stride = 4096;

const signatures = { end: 0x06054b50, entry: 0x02014b50, part: 0x04034b50 } as const;
const longestComment = 65_535;
const endSize = 22;
const inWideField = 0xffffffff;

interface Entry {
  offset: number;
  packed: number;
  stored: boolean;
}

export class ZipFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #inflated = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    withinFile(() => this.#readEntries());
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  /** Hands on what is in a part, piece by piece. False when there is no such part. */
  read(name: string, take: (bytes: Uint8Array) => void): boolean {
    const entry = this.#entries.get(keyOf(name));
    if (entry === undefined) return false;
    const counted = (bytes: Uint8Array) => {
      this.#inflated += bytes.length;
      if (this.#inflated > mostInflated) throw tooMuchInside();
      take(bytes);
    };
    const packed = withinFile(() => this.#packedBytes(entry));
    if (entry.stored) counted(packed);
    else inflate(packed, counted);
    return true;
  }

  #readEntries(): void {
    const end = this.#endOfTable();
    let at = this.#view.getUint32(end + 16, true);
    while (at + 4 <= end && this.#view.getUint32(at, true) === signatures.entry) {
      if (this.#entries.size >= mostEntries) throw tooMuchInside();
      at = this.#readEntry(at);
    }
    if (this.#entries.size < this.#view.getUint16(end + 10, true)) throw damaged();
  }

  /** Returns where the next one begins. */
  #readEntry(at: number): number {
    const short = (offset: number) => this.#view.getUint16(at + offset, true);
    const method = short(10);
    const nameEnd = at + 46 + short(28);
    const name = keyOf(new TextDecoder().decode(this.#bytes.subarray(at + 46, nameEnd)));
    if ((short(8) & 1) === 1) throw protectedByPassword();
    if (method !== 0 && method !== 8) throw damaged();
    const fields = this.#wideFields(at, nameEnd, nameEnd + short(30));
    this.#entries.set(name, { offset: fields.offset, packed: fields.packed, stored: method === 0 });
    return nameEnd + short(30) + short(32);
  }

  /** Some programs write every size into the field that is there for more than 4 GB. */
  #wideFields(at: number, from: number, to: number): { packed: number; offset: number } {
    const [packed, unpacked, offset] = [20, 24, 42].map((field) => this.#view.getUint32(at + field, true)) as number[];
    const wide: number[] = [];
    for (let field = from; field + 4 <= to; field += 4 + this.#view.getUint16(field + 2, true)) {
      if (this.#view.getUint16(field, true) !== 1) continue;
      const end = field + 4 + this.#view.getUint16(field + 2, true);
      for (let value = field + 4; value + 8 <= end; value += 8) {
        wide.push(Number(this.#view.getBigUint64(value, true)));
      }
    }
    if (unpacked === inWideField) wide.shift();
    const of = (value: number) => (value === inWideField ? (wide.shift() ?? value) : value);
    return { packed: of(packed!), offset: of(offset!) };
  }

  #endOfTable(): number {
    const last = this.#bytes.length - endSize;
    for (let at = last; at >= Math.max(0, last - longestComment); at--) {
      if (this.#view.getUint32(at, true) === signatures.end) return at;
    }
    throw damaged();
  }

  #packedBytes({ offset, packed }: Entry): Uint8Array {
    if (this.#view.getUint32(offset, true) !== signatures.part) throw damaged();
    const from = offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    if (from + packed > this.#bytes.length) throw damaged();
    return this.#bytes.subarray(from, from + packed);
  }
}

/** Names of parts differ neither by case nor by the slash a program likes. */
function keyOf(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

function inflate(packed: Uint8Array, take: (bytes: Uint8Array) => void): void {
  const stream = new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += stride) {
      stream.push(packed.subarray(at, at + stride), at + stride >= packed.length);
    }
  } catch (error) {
    // fflate's own errors have a number for a code.
    if (typeof (error as { code?: unknown }).code === "number") throw damaged();
    throw error;
  }
}

/** What is read beyond the file's end was cut off. */
function withinFile<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

export function damaged(): AppError {
  return new AppError(
    "unfit",
    "The Word file is damaged or was cut off on its way. Open it in Word, save it anew, and bring that in.",
  );
}

export function tooMuchInside(): AppError {
  return new AppError(
    "too-large",
    "There is more in the Word file than can be read. Bring in a part of it, or paste its text.",
  );
}

export function protectedByPassword(): AppError {
  return new AppError(
    "unfit",
    "The file is protected by a password. Save it in Word without one, and bring that in, or paste its text.",
  );
}
