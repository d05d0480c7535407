/**
 * How deep parsed JSON is nested, at most `limit + 1`. Without recursion: JSON that is deep enough ends the stack of whatever
 * walks it naively, `JSON.stringify` included, so this is asked first.
 */
export function depthOfJson(value: unknown, limit: number): number {
  let deepest = 0;
  const open: [value: unknown, depth: number][] = [[value, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [present, depth] = next;
    deepest = Math.max(deepest, depth);
    if (depth > limit) return depth;
    if (typeof present === "object" && present !== null) {
      for (const child of Object.values(present)) open.push([child, depth + 1]);
    }
  }
  return deepest;
}
