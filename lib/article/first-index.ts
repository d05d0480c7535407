/**
 * The first of `count` things that stand in order for which `isBehind` holds, found by halving: it must hold for none before that and
 * for all behind it. `count` when it holds for none.
 */
export function firstIndex(count: number, isBehind: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
