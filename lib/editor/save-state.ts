/** What the screen may say about saving: derived from facts, so that it cannot claim what is not so. */
import type { AppError } from "../app-error.ts";
import type { Problem, SaveState } from "./desk-view.ts";

export interface SaveFacts {
  now: number;
  /** True while what is unsent would survive a closed tab. */
  isKept: boolean;
  /** Steps and commands the server has not confirmed. */
  unsent: number;
  /** Since when the oldest unsent text or command has been waiting; null when nothing waits. */
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

const keptHere = "Your changes are kept in this browser and sent as soon as that is possible.";
const onlyHere = "Your changes are kept on this page alone: leave it open, they are sent as soon as that is possible.";

function noConnection(isKept: boolean): Problem {
  return { cure: "wait", message: `The server cannot be reached. ${isKept ? keptHere : onlyHere}` };
}
function signedOut(isKept: boolean): Problem {
  const where = isKept ? keptHere : onlyHere;
  return { cure: "sign-in", message: `You are signed out. Sign in again in another tab. ${where}` };
}

export function saveStateOf(facts: SaveFacts): { saveState: SaveState; problem: Problem | null } {
  const long = (since: number | null) => since !== null && facts.now - since >= patience;
  if (facts.refused !== null) return { saveState: "unsaved", problem: facts.refused };
  if (facts.unsent > 0 && long(facts.failingSince)) {
    const trouble = facts.lastRefusal?.code === "not-signed-in" ? signedOut : noConnection;
    return { saveState: "unsaved", problem: kept(trouble(facts.isKept)) };
  }
  if (facts.unsent > 0 && facts.failingSince === null && !long(facts.waitingSince)) {
    return { saveState: "saving", problem: null };
  }
  const calm = facts.unsent === 0 && facts.failingSince === null && !long(facts.downSince);
  return calm ? { saveState: "saved", problem: null } : { saveState: "reconnecting", problem: null };
}

const problems = new Map<string, Problem>();

/** Equal problems are one object: a screen that shows one need not draw it again. */
function kept(problem: Problem): Problem {
  const known = problems.get(problem.message) ?? problem;
  problems.set(problem.message, known);
  return known;
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
