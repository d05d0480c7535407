/**
 * When something was said, as Word writes it. Without a zone it is the clock of whoever wrote it, which the file does not name: it
 * is taken as written.
 */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i;
/** What programs write that hide the time. */
const hidden = /^(?:0000|0001|1900-01-01|1970-01-01T00:00)/;

/** ISO 8601 in UTC; null when it is no time. */
export function momentOf(text: string | undefined): string | null {
  const found = moment.exec(text?.trim() ?? "");
  if (found === null || hidden.test(found[0])) return null;
  const milliseconds = Date.parse(found[1] === undefined ? `${found[0]}Z` : found[0]);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
