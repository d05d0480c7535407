/** Positions as the W3C counts them: in code points, where ours count UTF-16 units. */
export interface CodePoints {
  /** One character each; half a pair that stands alone is one as well. */
  points: readonly string[];
  /** The code points before a UTF-16 unit of the text, its end included. */
  before: (unit: number) => number;
}

export function codePointsOf(text: string): CodePoints {
  const points = [...text];
  const before = new Uint32Array(text.length + 1);
  let unit = 0;
  for (const [index, point] of points.entries()) {
    before.fill(index, unit, unit + point.length);
    unit += point.length;
  }
  before[unit] = points.length;
  return { points, before: (at) => before[at]! };
}
