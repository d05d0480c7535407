/**
 * Which way the words of a block run, for formats that must be told: the block by its first letter, as browsers do it, and its
 * parts by script. What has no direction of its own (blanks, points, digits) goes with its neighbours when they agree, else with
 * the block.
 */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/u;
const letter = /\p{L}/u;

export interface Directions {
  /** Of the block. */
  rtl: boolean;
  /** Of each UTF-16 unit: whether it runs from right to left. */
  units: readonly boolean[];
}

export function directionsOf(text: string): Directions {
  if (!rightToLeft.test(text)) return { rtl: false, units: Array(text.length).fill(false) };
  const characters = [...text];
  const strong = characters.map(strengthOf);
  const rtl = strong.find((each) => each !== null) ?? false;
  const resolved = resolve(strong, rtl);
  return { rtl, units: characters.flatMap((character, index) => Array(character.length).fill(resolved[index]!)) };
}

function strengthOf(character: string): boolean | null {
  if (rightToLeft.test(character)) return true;
  return letter.test(character) ? false : null;
}

function resolve(strong: readonly (boolean | null)[], base: boolean): boolean[] {
  const resolved: boolean[] = [];
  let before = base;
  for (const after of strong) {
    if (after === null) continue;
    fill(resolved, strong.indexOf(after, resolved.length), before === after ? after : base);
    resolved.push(after);
    before = after;
  }
  fill(resolved, strong.length, base);
  return resolved;
}

function fill(resolved: boolean[], upTo: number, value: boolean): void {
  while (resolved.length < upTo) resolved.push(value);
}

/** `text`, whose first unit is `units[at]`, cut where the direction changes. */
export function directedParts(text: string, at: number, units: readonly boolean[]): { text: string; rtl: boolean }[] {
  const parts: { text: string; rtl: boolean }[] = [];
  let from = 0;
  for (let to = 1; to <= text.length; to += 1) {
    if (to < text.length && units[at + to] === units[at + from]) continue;
    parts.push({ text: text.slice(from, to), rtl: units[at + from]! });
    from = to;
  }
  return parts;
}
