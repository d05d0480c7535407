/** How far two texts, or lists of words or characters, are the same from their starts, or back from their ends. */
type Sequence = string | readonly string[];

export function sharedStart(one: Sequence, other: Sequence): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

export function sharedEnd(one: Sequence, other: Sequence): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}
