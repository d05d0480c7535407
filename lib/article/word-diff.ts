/** Where two texts differ, in whole words: for the steps of an edit, and to show a change as people read it. */
import { sharedEnd, sharedStart } from "./shared-ends.ts";

/** Stretches of the old text in characters, and what stands there in the new one; either may be empty. */
export interface Hunk {
  from: number;
  to: number;
  text: string;
}

export interface DiffPart {
  kind: "same" | "cut" | "new";
  text: string;
}

const token = /[\p{L}\p{N}\p{M}_'’]+|\s+|[^\p{L}\p{N}\p{M}_'’\s]/gu;
/** Beyond this many comparisons the whole is one hunk. */
const mostComparisons = 1_000_000;

/** In the order of the old text, not touching each other. */
export function hunksBetween(old: string, now: string): Hunk[] {
  const before = old.match(token) ?? [];
  const after = now.match(token) ?? [];
  const first = sharedStart(before, after);
  const start = before.slice(0, first).join("").length;
  return hunksBehind(before.slice(first), after.slice(first)).map((hunk) => ({
    ...hunk,
    from: start + hunk.from,
    to: start + hunk.to,
  }));
}

/** What is equal at the end is left out only where all would be too much: else of equal words the first is the one that stays. */
function hunksBehind(before: readonly string[], after: readonly string[]): Hunk[] {
  if (before.length * after.length <= mostComparisons) return hunksOf(before, after);
  const last = sharedEnd(before, after);
  const [cut, added] = [before.slice(0, before.length - last), after.slice(0, after.length - last)];
  if (cut.length * added.length <= mostComparisons) return hunksOf(cut, added);
  return [{ from: 0, to: cut.join("").length, text: added.join("") }];
}

/** The old text with what is cut from it, and what is new, each in its place. */
export function wordDiff(old: string, now: string): DiffPart[] {
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text: string) => text !== "" && parts.push({ kind, text });
  let end = 0;
  for (const { from, to, text } of hunksBetween(old, now)) {
    add("same", old.slice(end, from));
    add("cut", old.slice(from, to));
    add("new", text);
    end = to;
  }
  add("same", old.slice(end));
  return parts;
}

/**
 * For reading: words exchanged one behind the other, with nothing but blanks between them, are cut as one stretch and come as one.
 * A sentence written anew is then read twice and not in turns.
 */
export function inStretches(parts: readonly DiffPart[]): DiffPart[] {
  const told: DiffPart[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next, last] = [parts[at]!, exchangeAt(parts, at + 1), exchangeAt(told, told.length - 2)];
    if (isBlank(part) && next !== null && last !== null) {
      last.cut.text += part.text + next.cut.text;
      last.added.text += part.text + next.added.text;
      at += 2;
    } else {
      told.push({ ...part });
    }
  }
  return told;
}

function exchangeAt(parts: readonly DiffPart[], at: number): { cut: DiffPart; added: DiffPart } | null {
  const [cut, added] = [parts[at], parts[at + 1]];
  return cut?.kind === "cut" && added?.kind === "new" ? { cut, added } : null;
}

/** A break between blocks is none. */
function isBlank(part: DiffPart): boolean {
  return part.kind === "same" && /^[^\S\n]+$/.test(part.text);
}

function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const common = commonLengths(before, after);
  const hunks: Hunk[] = [];
  let [i, j, position] = [0, 0, 0];
  let open: Hunk | null = null;
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      if (open !== null) hunks.push(open);
      open = null;
      position += before[i]!.length;
      i += 1;
      j += 1;
      continue;
    }
    open ??= { from: position, to: position, text: "" };
    if (j >= after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      position += before[i]!.length;
      open.to = position;
      i += 1;
    } else {
      open.text += after[j];
      j += 1;
    }
  }
  return open === null ? hunks : [...hunks, open];
}

/** `lengths[i][j]` is the length of the longest common run of tokens from `i` and `j` on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
