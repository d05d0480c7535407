/**
 * Moments and days as copies print them: in one zone for the whole copy, always with the zone, so that paper is as exact as the
 * record. What is not a date is printed as it stands.
 */
const english = "en-GB";

/** True for a zone this runtime knows, such as "Asia/Kabul" or "UTC". */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat(english, { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Formatters are costly to make: one per zone, and there are only so many zones. */
const momentFormats = new Map<string, Intl.DateTimeFormat>();

function momentFormat(zone: string): Intl.DateTimeFormat {
  const known = momentFormats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(english, {
    timeZone: zone,
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  });
  momentFormats.set(zone, made);
  return made;
}

/** "3 June 2026, 14:02 UTC+2" for an ISO moment. */
export function printedMoment(moment: string, zone: string): string {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return moment;
  const parts = momentFormat(zone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  const offset = part("timeZoneName")
    .replace("GMT", "UTC")
    .replace(/^UTC\+0$/, "UTC");
  return `${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")} ${offset}`;
}

const dayFormat = new Intl.DateTimeFormat(english, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat(english, { month: "long", year: "numeric", timeZone: "UTC" });

/** "3 June 2026", "June 2026" or "2026" for a day, month or year in ISO 8601. */
export function printedDay(day: string): string {
  const matched = /^\d{4}-\d{2}(-\d{2})?$/.exec(day);
  const time = new Date(matched?.[1] === undefined ? `${day}-01T00:00:00Z` : `${day}T00:00:00Z`);
  if (!matched || Number.isNaN(time.getTime())) return day;
  return (matched[1] === undefined ? monthFormat : dayFormat).format(time);
}

const wallFormats = new Map<string, Intl.DateTimeFormat>();

/** "2026-06-03T14:02:00": what a clock in the zone showed, for formats that keep times without one. Null for what is no moment. */
export function wallTime(moment: string, zone: string): string | null {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return null;
  const format =
    wallFormats.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  wallFormats.set(zone, format);
  const printed = format.format(time).replace(" ", "T");
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(printed) ? printed : null;
}
