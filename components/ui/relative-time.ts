/** How far a moment is from another, in words: "in 2 hours", "3 days ago", "now". Whole units, towards the nearest. */
const minute = 60_000;
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, length: number, until: number])[] = [
  ["minute", minute, 60 * minute],
  ["hour", 60 * minute, 36 * 60 * minute],
  ["day", 24 * 60 * minute, 14 * 24 * 60 * minute],
  ["week", 7 * 24 * 60 * minute, 60 * 24 * 60 * minute],
  ["month", 30.44 * 24 * 60 * minute, 365 * 24 * 60 * minute],
  ["year", 365.25 * 24 * 60 * minute, Number.POSITIVE_INFINITY],
];
const format = new Intl.RelativeTimeFormat("en", { numeric: "always" });

export function relativeTime(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  if (Math.abs(distance) < minute) return "now";
  const [unit, length] = units.find(([, , until]) => Math.abs(distance) < until) ?? units[units.length - 1]!;
  return format.format(Math.round(distance / length), unit);
}
