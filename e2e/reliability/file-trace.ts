/** What a process did to the files of one folder, in order: written down by file-trace.c, preloaded into it. Linux with a C compiler. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type FileRecord =
  /** A file was opened that was there; its inode is known from here on. */
  | { kind: "opened"; inode: number; path: string }
  | { kind: "created"; inode: number; path: string }
  | { kind: "folder-opened"; inode: number; path: string }
  | { kind: "written"; inode: number; offset: number; bytes: Buffer }
  | { kind: "truncated"; inode: number; length: number }
  /** What was done to this file, or to the names in this folder, is durable from here on. */
  | { kind: "synced"; inode: number }
  | { kind: "folder-made"; path: string }
  | { kind: "unlinked"; path: string }
  | { kind: "renamed"; from: string; to: string };

/** Null where this machine cannot trace; else what must be in the environment of a process to have its files traced. */
export function tracing(work: string, traced: string): { env: Record<string, string>; file: string } | null {
  if (process.platform !== "linux") return null;
  const library = join(work, "file-trace.so");
  const source = join(import.meta.dirname, "file-trace.c");
  const { status, error, stderr } = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], {
    encoding: "utf8",
  });
  if (error !== undefined) return null;
  if (status !== 0) throw new Error(`file-trace.c could not be compiled:\n${stderr}`);
  const file = join(work, "trace");
  return { file, env: { LD_PRELOAD: library, STET_TRACED: traced, STET_TRACE: file, UV_USE_IO_URING: "0" } };
}

/** Paths are relative to the traced folder, which is "". */
export function readTrace(file: string): FileRecord[] {
  const bytes = readFileSync(file);
  const records: FileRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [kind, inode, offset, length] = [0, 8, 16, 24].map((field) => Number(bytes.readBigUInt64LE(at + field)));
    const content = bytes.subarray(at + 32, at + 32 + length!);
    records.push(recordOf(String.fromCharCode(kind!), inode!, offset!, content));
    at += 32 + length!;
  }
  return records;
}

function recordOf(kind: string, inode: number, offset: number, bytes: Buffer): FileRecord {
  const [path, to] = kind === "W" ? ["", ""] : bytes.toString("utf8").split("\0").map(relative);
  switch (kind) {
    case "O":
      return { kind: "opened", inode, path: path! };
    case "C":
      return { kind: "created", inode, path: path! };
    case "D":
      return { kind: "folder-opened", inode, path: path! };
    case "W":
      return { kind: "written", inode, offset, bytes };
    case "T":
      return { kind: "truncated", inode, length: offset };
    case "S":
      return { kind: "synced", inode };
    case "M":
      return { kind: "folder-made", path: path! };
    case "U":
      return { kind: "unlinked", path: path! };
    case "R":
      return { kind: "renamed", from: path!, to: to! };
    default:
      throw new Error(`The trace holds an unknown record ${kind}`);
  }
}

function relative(path: string): string {
  return path.replace(/^\/+/, "").replace(/\/+$/, "");
}
