/** What follows from a command about the article itself: its text, its fields, who may read it. */
import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { AppError } from "../app-error.ts";
import type { Person } from "../article/article.ts";
import { replaceLine, wordSteps } from "../article/word-steps.ts";
import { onlyPlace } from "../claim/decide.ts";
import type { ArticleState } from "./article-state.ts";
import { acceptSteps, type LiveArticle } from "./authority.ts";
import type { CommandOf } from "./command.ts";
import type { ArticleEvent } from "./event.ts";
import { draftTaken } from "./take-draft.ts";
import { textEdited } from "./text-edited.ts";
import type { TextWalk } from "./text-walk.ts";

type TextCommand = CommandOf<"edit-text" | "take-draft" | "replace-words" | "edit-article" | "set-access" | "archive">;

interface TextContext {
  by: Person;
  person(id: string): Person | null;
}

export function decideText(live: LiveArticle, command: TextCommand, context: TextContext): ArticleEvent[] {
  switch (command.type) {
    case "edit-text": {
      const { walk } = acceptSteps(live, command.version, command.steps);
      return textEdited(live.state, walk, command.clientId);
    }
    case "take-draft":
      return draftTaken(live.state, draftWalk(live, command), `draft-${command.id}`.slice(0, 64));
    case "replace-words":
      return wordsReplaced(live.state, command);
    case "edit-article":
      return articleEdited(live.state, command);
    case "set-access":
      return [accessSet(command, context)];
    case "archive":
      if (live.state.meta.archived === command.archived) {
        throw new AppError("already-done", `The article is ${command.archived ? "" : "not "}in the archive already.`);
      }
      return [{ type: "archived", archived: command.archived }];
  }
}

/** What a draft does was shown for the text as it stood: it is not taken over another. */
function draftWalk(live: LiveArticle, command: CommandOf<"take-draft">): TextWalk {
  if (command.version !== live.state.version) {
    throw new AppError("not-current", "The text changed since the draft was compared with it. Compare again.", {
      version: live.state.version,
    });
  }
  return acceptSteps(live, command.version, command.steps).walk;
}

function wordsReplaced(state: ArticleState, command: CommandOf<"replace-words">): ArticleEvent[] {
  const range = onlyPlace(state.doc, command.words);
  const { steps, docs } = wordSteps(state.doc, range, command.with);
  return textEdited(state, { steps, docs }, `replace-${command.id}`.slice(0, 64));
}

function articleEdited(state: ArticleState, command: CommandOf<"edit-article">): ArticleEvent[] {
  const { type, id, title, byline, dateline, ...given } = command;
  const lines = [title, byline, dateline];
  if (title === "") throw new AppError("unfit", "An article needs a headline.");
  const steps: Step[] = [];
  const docs: Node[] = [state.doc];
  lines.forEach((text, index) => {
    if (text === undefined) return;
    const edit = replaceLine(docs.at(-1)!, index, text);
    steps.push(...edit.steps);
    docs.push(...edit.docs.slice(1));
  });
  const fields = Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => value !== undefined && state.meta[key as keyof typeof given] !== value,
    ),
  );
  const edited: ArticleEvent[] = Object.keys(fields).length === 0 ? [] : [{ type: "article-edited", fields }];
  return [...edited, ...textEdited(state, { steps, docs }, `edit-${id}`.slice(0, 64))];
}

/** Whoever sets the access stays among the members: nobody shuts themselves out by a slip. */
function accessSet(command: CommandOf<"set-access">, context: TextContext): ArticleEvent {
  const members = [...new Set([...command.members, context.by.id])];
  const unknown = members.find((member) => member !== context.by.id && context.person(member) === null);
  if (unknown !== undefined)
    throw new AppError("unfit", "One of the members is nobody of this house.", { id: unknown });
  return { type: "access-set", access: command.access, members };
}
