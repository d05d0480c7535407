/** A moment of an article in words: what was done at it, and by whom. */
import type { LogEntry } from "#lib/log/event.ts";
import { type NumberOf, sayEvent } from "./say-event.ts";
import { shorten } from "./shorten.ts";

/** "Amina Rahimi signed the article off at version 12". */
export function sayMoment({ by, event }: LogEntry, numberOf: NumberOf): string {
  const { says } = sayEvent(event, numberOf);
  return event.type === "withheld" ? "An entry that you may not see" : shorten(`${by.name} ${says}`, 120);
}

/** The address of a moment, alone or held against another. */
export function momentPath(articleId: string, seq: number, against: number | null = null): string {
  return `/articles/${articleId}/history/moment?seq=${seq}${against === null ? "" : `&with=${against}`}`;
}
