/**
 * A disk as a power cut finds it. Bytes are certain once their file was synced, names (made, removed, renamed) once their folder was;
 * what lies between may be there in part. As strict as POSIX: no more is taken for durable than was asked for.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Random } from "#lib/testing/seeded-random.ts";
import type { FileRecord } from "./file-trace.ts";

/** What a disk writes whole or not at all. */
const sector = 512;

interface Write {
  offset: number;
  bytes: Buffer;
}
type Change = Write | { length: number };

class TracedFile {
  certain = new Content();
  pending: Change[] = [];

  sync(): void {
    for (const change of this.pending.splice(0)) this.certain.apply(change);
  }

  /** With every change, or with those that `isKept`: each sector of a write by itself. */
  content(isKept: () => boolean): Buffer {
    const content = this.certain.copy();
    for (const change of this.pending) {
      for (const part of "bytes" in change ? sectorsOf(change) : [change]) if (isKept()) content.apply(part);
    }
    return content.bytes();
  }
}

class Content {
  #buffer = Buffer.alloc(0);
  #length = 0;

  apply(change: Change): void {
    if ("length" in change) this.#resize(change.length);
    else {
      this.#resize(Math.max(this.#length, change.offset + change.bytes.length));
      change.bytes.copy(this.#buffer, change.offset);
    }
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  copy(): Content {
    const copy = new Content();
    copy.apply({ offset: 0, bytes: this.bytes() });
    return copy;
  }

  #resize(length: number): void {
    if (length > this.#buffer.length) {
      const larger = Buffer.alloc(length * 2);
      this.bytes().copy(larger);
      this.#buffer = larger;
    }
    // What lies behind the end is read as zeros if the file grows again.
    this.#buffer.fill(0, Math.min(length, this.#length));
    this.#length = length;
  }
}

function* sectorsOf({ offset, bytes }: Write): Generator<Write> {
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + sector - ((offset + at) % sector));
    yield { offset: offset + at, bytes: bytes.subarray(at, end) };
    at = end;
  }
}

type Names = Map<string, TracedFile | "folder">;

interface Renaming {
  /** The folder that must be synced for it. */
  folder: string;
  apply(names: Names): void;
}

/** How much of what was not synced is there: nothing, or a random part. */
export type Cut = "certain" | Random;

/** Begins as an empty folder but for the folders that are there for certain. */
export class DiskModel {
  /** As the process sees them. */
  readonly #names: Names = new Map();
  readonly #certain: Names = new Map();
  #pending: Renaming[] = [];
  readonly #byInode = new Map<number, TracedFile | string>();

  constructor(folders: readonly string[]) {
    for (const folder of folders) for (const names of [this.#names, this.#certain]) names.set(folder, "folder");
  }

  apply(record: FileRecord): void {
    switch (record.kind) {
      case "opened":
        break;
      case "folder-opened":
        this.#byInode.set(record.inode, record.path);
        break;
      case "created":
        this.#create(record.path, record.inode);
        break;
      case "written":
      case "truncated":
        this.#file(record.inode).pending.push("bytes" in record ? record : { length: record.length });
        break;
      case "synced":
        this.#sync(record.inode);
        break;
      case "folder-made":
        this.#rename(record.path, (names) => names.set(record.path, "folder"));
        break;
      case "unlinked":
        this.#rename(record.path, (names) => names.delete(record.path));
        break;
      case "renamed":
        this.#move(record.from, record.to);
        break;
    }
  }

  /** What the process itself would read. */
  read(path: string): Buffer | null {
    const file = this.#names.get(path);
    return file instanceof TracedFile ? file.content(() => true) : null;
  }

  get paths(): readonly string[] {
    return [...this.#names].filter(([, entry]) => entry !== "folder").map(([path]) => path);
  }

  /** Writes what the disk holds after a cut at this moment. */
  materialise(folder: string, cut: Cut): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const names = this.#namesAfter(cut);
    for (const [path, file] of names) {
      if (file === "folder" || !hasAllFolders(names, path)) continue;
      const kept = cut === "certain" ? 0 : cut.pick([0, 0.1, 0.5, 0.9, 1]);
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(
        join(folder, path),
        file.content(() => cut !== "certain" && cut.chance(kept)),
      );
    }
  }

  /** Changes of names reach a disk in their order. */
  #namesAfter(cut: Cut): Names {
    const names = new Map(this.#certain);
    const reached = cut === "certain" ? 0 : cut.below(this.#pending.length + 1);
    for (const { apply } of this.#pending.slice(0, reached)) apply(names);
    return names;
  }

  #create(path: string, inode: number): void {
    const file = new TracedFile();
    this.#byInode.set(inode, file);
    this.#rename(path, (names) => names.set(path, file));
  }

  #move(from: string, to: string): void {
    const moved = this.#names.get(from)!;
    this.#rename(to, (names) => names.set(to, moved).delete(from));
  }

  #rename(path: string, apply: (names: Names) => unknown): void {
    const folder = dirname(path);
    apply(this.#names);
    this.#pending.push({ folder: folder === "." ? "" : folder, apply });
  }

  #sync(inode: number): void {
    const synced = this.#byInode.get(inode);
    if (synced instanceof TracedFile) synced.sync();
    else this.#syncFolder(synced);
  }

  #syncFolder(synced: string | undefined): void {
    for (const { folder, apply } of this.#pending) if (folder === synced) apply(this.#certain);
    this.#pending = this.#pending.filter(({ folder }) => folder !== synced);
  }

  #file(inode: number): TracedFile {
    const file = this.#byInode.get(inode);
    if (file instanceof TracedFile) return file;
    throw new Error(`The trace names inode ${inode} before it was opened`);
  }
}

function hasAllFolders(names: Names, path: string): boolean {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) if (!names.has(folder)) return false;
  return true;
}
