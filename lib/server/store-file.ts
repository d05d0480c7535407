/**
 * Keeps a file as evidence: under STET_DATA/files, named by a keyed hash of its bytes, so that a name is never a path and nobody can
 * tell from a listing whether a known file is there. What it is, is read from the bytes; only pictures and PDF are taken.
 */
import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readHouse } from "#db/house.ts";
import { AppError } from "../app-error.ts";
import type { Attachment } from "../evidence/evidence.ts";
import type { Author } from "./append-events.ts";
import { database, dataFolder } from "./database.ts";

const largest = 10 * 1024 * 1024;

/** `content` is base64. Refuses `too-large` and, for any other type of file, `unfit`. */
export async function storeAttachment(
  { name, content }: { name: string; content: string },
  { by, at }: Author,
): Promise<Attachment> {
  const bytes = Buffer.from(content, "base64");
  if (bytes.length > largest)
    throw new AppError("too-large", "The file is larger than 10 MB. Attach the part that matters.");
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null)
    throw new AppError("unfit", "Only pictures (PNG, JPEG, WebP, GIF) and PDF files can be attached.");
  const { fileKey } = await database().read(readHouse);
  const hash = createHmac("sha256", Buffer.from(fileKey, "hex")).update(bytes).digest("hex");
  await writeOnce(filePath(hash), bytes);
  return { id: randomUUID(), hash, name: plainName(name), mediaType, size: bytes.length, by, at };
}

export function filePath(hash: string): string {
  return join(dataFolder(), "files", hash.slice(0, 2), hash);
}

const signatures: readonly [mediaType: string, matches: (bytes: Buffer) => boolean][] = [
  ["image/png", (bytes) => bytes.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", (bytes) => bytes.subarray(0, 3).toString("latin1") === "\xff\xd8\xff"],
  ["image/gif", (bytes) => /^GIF8[79]a$/.test(bytes.subarray(0, 6).toString("latin1"))],
  ["image/webp", (bytes) => /^RIFF[\s\S]{4}WEBP$/.test(bytes.subarray(0, 12).toString("latin1"))],
  ["application/pdf", (bytes) => bytes.subarray(0, 5).toString("latin1") === "%PDF-"],
];

export function mediaTypeOf(bytes: Buffer): string | null {
  return signatures.find(([, matches]) => matches(bytes))?.[0] ?? null;
}

/** The last part, without control characters: people see it, no path is made of it. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last.replace(/[\p{Cc}\p{Cf}]/gu, "").trim() || "file";
}

/** A file that has its name already, from a house that kept it before. False when another one is kept under that name. */
export async function keepFile(hash: string, bytes: Uint8Array): Promise<boolean> {
  const kept = await readFile(/* turbopackIgnore: true */ filePath(hash)).catch(() => null);
  if (kept === null) await writeOnce(filePath(hash), bytes);
  return kept === null || kept.equals(bytes);
}

/** Durable before it is named, named durably before the log speaks of it: a file that is there is whole. */
async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  const isThere = (await stat(/* turbopackIgnore: true */ path).catch(() => null))?.size === bytes.length;
  if (!isThere) await writeWhole(path, bytes);
  await syncNames(path);
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(/* turbopackIgnore: true */ unfinished, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}

/** Up to the house's own folder: a name made a moment ago, by whichever request, need not be on the disk yet. */
async function syncNames(path: string): Promise<void> {
  for (let folder = dirname(path); folder.length >= dataFolder().length; folder = dirname(folder)) {
    const names = await open(/* turbopackIgnore: true */ folder);
    await names.sync().finally(() => names.close());
  }
}
