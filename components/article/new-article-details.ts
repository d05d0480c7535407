/** What the form says of a new article, as the API takes it: what was left empty is left out. */
export interface NewArticleDetails {
  title?: string;
  byline?: string;
  dateline?: string;
  sourceUrl?: string;
  language?: string;
  /** ISO 8601 with zone. */
  deadline?: string;
}

const plain = ["title", "byline", "dateline", "sourceUrl", "language"] as const;

export function detailsOf(form: { get(name: string): FormDataEntryValue | null }): NewArticleDetails {
  const details: NewArticleDetails = {};
  for (const name of plain) {
    const value = String(form.get(name) ?? "").trim();
    if (value !== "") details[name] = value;
  }
  const deadline = new Date(String(form.get("deadline") ?? ""));
  if (!Number.isNaN(deadline.getTime())) details.deadline = deadline.toISOString();
  return details;
}
