/** Where to cut UTF-8 text in two. */
import type { Random } from "#lib/testing/seeded-random.ts";

/** At least one byte in front and behind; null when there is no such place. */
export function cutPoint(bytes: Buffer, random: Random, insideCharacter: boolean): number | null {
  const places = insideCharacter ? insideCharacters(bytes) : null;
  if (places === null) return bytes.length < 2 ? null : 1 + random.below(bytes.length - 1);
  return places.length === 0 ? null : random.pick(places);
}

/** Offsets of the second, third and fourth bytes of characters. */
function insideCharacters(bytes: Buffer): number[] {
  const places: number[] = [];
  for (const [offset, byte] of bytes.entries()) if ((byte & 0xc0) === 0x80) places.push(offset);
  return places;
}
