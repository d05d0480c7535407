/** How results are told: medians, and a ratio beside the aim it is held against. A ratio is never a reason to fail. */

export interface Aim {
  /** `most`: a cost, to stay below; `least`: a speed, to reach. */
  kind: "most" | "least";
  value: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function heading(words: string): void {
  console.log(`\n${words}`);
}

/** `ours` and `theirs` are values of the same rounds, in order: the ratio is the median of the rounds' own ratios. */
export function printRatio(
  name: string,
  unit: string,
  ours: readonly number[],
  theirs: readonly number[],
  aim: Aim | null,
): void {
  const ratios = ours.map((value, round) => value / theirs[round]!);
  const ratio = median(ratios);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  const figures = `${figure(median(ours))} : ${figure(median(theirs))} ${unit}`;
  console.log(`  ${name.padEnd(44)} ${figures.padEnd(26)} ${ratio.toFixed(2)} (${spread})${verdict(ratio, aim)}`);
}

export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

function verdict(ratio: number, aim: Aim | null): string {
  if (aim === null) return "";
  const reached = aim.kind === "most" ? ratio <= aim.value : ratio >= aim.value;
  return `   aim ${aim.kind === "most" ? "≤" : "≥"} ${aim.value}: ${reached ? "reached" : "MISSED"}`;
}
