/** A command in words, for a person who shall do again by hand what the server did not take. */

const labels: Readonly<Record<string, string>> = {
  "add-claim": "A claim",
  "add-note": "A note",
  "edit-note": "A changed note",
  "withdraw-note": "A note taken back",
  "add-citation": "A source",
  "record-finding": "A finding",
  "withdraw-finding": "A finding taken back",
  "approve-claim": "An approval",
  "return-claim": "A claim returned",
  "set-resolution": "A resolution",
  "propose-correction": "A correction",
  "ask-query": "A query",
  "answer-query": "An answer",
};

/** Fields a person has typed or chosen, in the order they are read. */
const fields = [
  "finding",
  "resolution",
  "statement",
  "body",
  "passage",
  "locator",
  "reason",
  "calculation",
  "with",
  "question",
  "words",
] as const;

export function sayCommand(command: Record<string, unknown>): string {
  const source = command.source as { title?: string; url?: string } | undefined;
  const words = [...fields.map((field) => command[field]), source?.title, source?.url]
    .filter((value): value is string => typeof value === "string" && value !== "")
    .join(" · ");
  const label = labels[String(command.type)] ?? `A change (${String(command.type).replaceAll("-", " ")})`;
  return words === "" ? label : `${label}: ${words}`;
}
