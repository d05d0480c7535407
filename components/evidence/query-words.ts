/** Queries in words: whom one asks, how, and what may come back. */
import type { WaitingFor } from "#lib/claim/claim.ts";
import type { Channel, Purpose, Query, Reply } from "#lib/evidence/query.ts";

/** The one choice that says to whom a query goes and what for: whom a claim criticises is asked for a reply and nothing else. */
export const addressees = ["writer", "source", "document", "criticised"] as const;
export type Addressee = (typeof addressees)[number];

export const addresseeLabels: Record<Addressee, string> = {
  writer: "The writer",
  source: "A source",
  document: "Somebody for a document",
  criticised: "Whom it criticises, for a reply",
};

export function asked(addressee: Addressee): { to: WaitingFor; purpose: Purpose } {
  return addressee === "criticised" ? { to: "source", purpose: "reply" } : { to: addressee, purpose: "fact" };
}

/** Whom a query asks, as a heading. */
export function sayWhom({ to, purpose, whom }: Pick<Query, "to" | "purpose" | "whom">): string {
  if (whom !== "") return whom;
  return addresseeLabels[purpose === "reply" ? "criticised" : to];
}

export const channelLabels: Record<Channel, string> = {
  "in-person": "In person",
  phone: "By phone",
  "e-mail": "By e-mail",
  message: "By message",
  letter: "By letter",
  other: "Otherwise",
};

/** "By phone · 2026-05-03 · by Carla": how and when it was asked, and who asked. */
export function sayAsked({ channel, askedOn, by }: Pick<Query, "channel" | "askedOn" | "by">): string {
  const how = channel === null || channel === "other" ? "" : channelLabels[channel];
  return [how, askedOn, `by ${by.name}`].filter(Boolean).join(" · ");
}

export const replyLabels: Record<Reply, string> = {
  confirmed: "Confirmed",
  corrected: "Corrected",
  denied: "Denied",
  answered: "Answered",
  declined: "Declined to answer",
  "no-answer": "No answer came",
  dropped: "No longer needed",
};
