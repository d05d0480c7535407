/** What the queue answers, and what its views are called. */
import type { ClaimInPlace } from "#lib/log/claim-in-place.ts";
import { can, type Principal } from "#lib/policy/can.ts";

export const queueViews = [
  {
    id: "approval",
    label: "Waiting for my approval",
    short: "To approve",
    empty: "Nothing waits for your approval",
    why: "What a second person has to approve stands here as soon as it is checked. What you checked yourself does not.",
  },
  {
    id: "returned",
    label: "Returned to me",
    short: "Returned",
    empty: "Nothing was returned to you",
    why: "A claim you checked comes back here when a reviewer returns it, with the reason.",
  },
  {
    id: "queries",
    label: "Queries",
    short: "Queries",
    empty: "No query waits for you",
    why: "What the writer is asked stands here for the writer of the article; what you asked a source, or asked to see, until you write down what came.",
  },
  {
    id: "corrections",
    label: "Corrections to decide",
    short: "Corrections",
    empty: "No correction waits for you",
    why: "Other words that a checker proposes stand here until an editor accepts or declines them.",
  },
  {
    id: "assigned",
    label: "Assigned to me",
    short: "Assigned",
    empty: "Nothing is assigned to you",
    why: "Claims that somebody gives you on the desk stand here until they are approved.",
  },
  {
    id: "stale",
    label: "Stale",
    short: "Stale",
    empty: "Nothing is stale",
    why: "A claim is stale when its words or evidence are no longer those that were decided on. It needs a new check.",
  },
] as const;

export type QueueView = (typeof queueViews)[number]["id"];

export interface QueuePage {
  items: readonly ClaimInPlace[];
  /** The cursor of the next page; null on the last. */
  next: string | null;
  counts: Readonly<Record<QueueView, number>>;
}

/** Those that can hold something for this person; the first is the one to open. */
export function viewsFor(me: Principal) {
  return queueViews.filter(({ id }) => {
    if (id === "approval") return can(me, "approve-claim");
    return id !== "corrections" || can(me, "accept-correction");
  });
}

export function viewOf(me: Principal, asked: string | undefined): QueueView {
  const views = viewsFor(me);
  return (views.find(({ id }) => id === asked) ?? views[0]!).id;
}
