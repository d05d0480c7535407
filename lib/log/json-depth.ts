/**
 * How deep parsed JSON is nested, at most `limit + 1`. Without recursion: JSON that is deep enough ends the stack of whatever
 * walks it naively, `JSON.stringify` included, so this is asked first.
 */
export function depthOfJson(value: unknown, limit: number): number {
  if (!isNested(value)) return 1;
  let deepest = 1;
  const open: [value: object, depth: number][] = [[value, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [present, depth] = next;
    deepest = Math.max(deepest, depth);
    if (depth > limit) return depth;
    for (const key in present) {
      const child: unknown = (present as Record<string, unknown>)[key];
      if (isNested(child)) open.push([child, depth + 1]);
    }
  }
  return deepest;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
