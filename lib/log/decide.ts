/** From a command to events: the one place where all parts' decisions meet. Pure; refusals are thrown as `AppError`. */
import { AppError } from "../app-error.ts";
import type { ArticleMeta, Person } from "../article/article.ts";
import { decideClaim } from "../claim/decide.ts";
import { decideDecision } from "../decision/decide.ts";
import type { HouseRules } from "../decision/house-rules.ts";
import { decideEvidence } from "../evidence/decide.ts";
import type { Attachment, Source } from "../evidence/evidence.ts";
import { correctionAccepted } from "./accept-correction.ts";
import { type LiveArticle, presentRange } from "./authority.ts";
import type { Command } from "./command.ts";
import { decideText } from "./decide-text.ts";
import type { ArticleEvent } from "./event.ts";
import { authorNamed } from "./name-author.ts";

export interface Context {
  by: Person;
  /** ISO 8601 in UTC. */
  now: string;
  /** The article's own secret. */
  salt: string;
  rules: HouseRules;
  person(id: string): Person | null;
  /** Of somebody whom `person` knows. */
  seesInternalNotes(id: string): boolean;
  source(id: string): Source | null;
  attachment?: Attachment;
}

/** What a signed-off article still takes. */
const openToAll: readonly Command["type"][] = ["sign-off", "reopen", "archive", "set-access", "edit-source"];

/** What an archived article still takes. */
const openInArchive: readonly Command["type"][] = ["archive", "set-access", "edit-source"];

/** Work is given to, and notes mention, only people who may read the article. */
function amongReaders(live: LiveArticle, context: Context): Context {
  const { meta } = live.state;
  return {
    ...context,
    person: (id) => (meta.access === "open" || meta.members.includes(id) ? context.person(id) : null),
  };
}

export function refuseWhileClosed(meta: ArticleMeta, type: Command["type"]): void {
  if (meta.signOff !== null && !openToAll.includes(type)) {
    throw new AppError("signed-off", "The article is signed off and locked. An editor can reopen it with a reason.");
  }
  if (meta.archived && !openInArchive.includes(type)) {
    throw new AppError("archived", "The article is in the archive. An editor can bring it back.");
  }
}

/** The events a command leads to; none when it changes nothing. */
export function decide(live: LiveArticle, command: Command, context: Context): ArticleEvent[] {
  const { state } = live;
  refuseWhileClosed(state.meta, command.type);
  switch (command.type) {
    case "edit-text":
    case "take-draft":
    case "replace-words":
    case "edit-article":
    case "set-access":
    case "archive":
      return decideText(live, command, context);
    case "name-author":
      return authorNamed(state, command, amongReaders(live, context));
    case "add-claim":
    case "edit-claim":
    case "assign-claim":
    case "place-claim":
    case "withdraw-claim":
    case "start-check":
    case "wait-claim":
      return decideClaim(
        { ...state, presentRange: (at) => presentRange(live, at) },
        command,
        amongReaders(live, context),
      );
    case "add-note":
    case "edit-note":
    case "withdraw-note":
    case "add-citation":
    case "edit-citation":
    case "remove-citation":
    case "edit-source":
    case "attach-file":
    case "ask-query":
    case "answer-query":
      return decideEvidence(state, command, amongReaders(live, context));
    case "accept-correction":
      return correctionAccepted(state, command);
    default:
      return decideDecision(state, command, context);
  }
}
