/** A Word copy taken apart, and put together with one part changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export function wordParts(content: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(content)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** Throws when there is nothing to change: a test that tears nothing would prove nothing. */
export function tornCopy(
  content: Uint8Array,
  path: string,
  from: string | RegExp,
  to: string,
): Uint8Array<ArrayBuffer> {
  const files = unzipSync(content);
  const before = strFromU8(files[path]!);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} holds no ${from}`);
  return zipSync({ ...files, [path]: strToU8(after) });
}

/** The words of a piece of a part. */
export function wordsIn(xml: string): string {
  return xml.replace(/<[^>]*>/g, "");
}
