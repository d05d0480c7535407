/** What the screen may say about saving: derived from facts, so that it cannot claim what is not so. */
import type { AppError } from "../app-error.ts";
import type { Problem, SaveState } from "./desk-view.ts";

export interface SaveFacts {
  now: number;
  /** Steps and commands the server has not confirmed. */
  unsent: number;
  /** Since when the oldest unsent text has been waiting; null when nothing waits. */
  waitingSince: number | null;
  /** Since when requests fail; null while they are answered. */
  failingSince: number | null;
  /** Since when no live stream is open; null while one is. */
  downSince: number | null;
  /** The refusal that ended sending; null while sending goes on. */
  refused: Problem | null;
  lastRefusal: AppError | null;
}

/** After this long without success the screen says so. */
const patience = 2500;

const noConnection: Problem = {
  cure: "wait",
  message:
    "The server cannot be reached. Your changes are kept on this page and sent as soon as it can: leave the page open.",
};
const signedOut: Problem = {
  cure: "sign-in",
  message: "You are signed out. Sign in again in another tab: your changes are kept on this page and sent then.",
};

export function saveStateOf(facts: SaveFacts): { saveState: SaveState; problem: Problem | null } {
  const long = (since: number | null) => since !== null && facts.now - since >= patience;
  if (facts.refused !== null) return { saveState: "unsaved", problem: facts.refused };
  const trouble = facts.lastRefusal?.code === "not-signed-in" ? signedOut : noConnection;
  if (facts.unsent > 0 && long(facts.failingSince)) return { saveState: "unsaved", problem: trouble };
  if (facts.unsent > 0 && facts.failingSince === null && !long(facts.waitingSince)) {
    return { saveState: "saving", problem: null };
  }
  const calm = facts.unsent === 0 && facts.failingSince === null && !long(facts.downSince);
  return calm ? { saveState: "saved", problem: null } : { saveState: "reconnecting", problem: null };
}

/** What a refusal of text means for the person. */
export function problemOf(error: AppError): Problem {
  switch (error.code) {
    case "signed-off":
      return {
        cure: "discard",
        message:
          "The article has been signed off and is locked. Your last changes are not in it: copy them, or wait until it is reopened.",
      };
    case "forbidden":
      return {
        cure: "discard",
        message: "You may no longer edit this article. Your last changes are not in it: copy them before you leave.",
      };
    case "not-found":
      return {
        cure: "reload",
        message: "You can no longer open this article. Copy your last changes before you leave.",
      };
    default:
      return { cure: "discard", message: `The server did not take your last changes: ${error.message}` };
  }
}
