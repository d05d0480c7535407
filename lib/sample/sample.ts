/**
 * What a sample consists of: an article as it comes in, the sources of the house, its claims each with what was done to it, and
 * the edits that come after. Data only; whoever plays it sends every command through the door that people use, in this order:
 * import, then per claim `add-claim` and its commands, then the edits. Ids are the player's: a claim and a source have keys.
 */
import type { ArticleInput } from "../article/import/import-article.ts";
import type { Stage, WaitingFor } from "../claim/claim.ts";
import type { Finding, Resolution } from "../decision/decision.ts";
import type { Tone } from "../decision/standing.ts";
import type { CommandInput, CommandType } from "../log/command.ts";

/** One person of each role stands for it. */
export type SampleRole = "writer" | "checker" | "reviewer" | "editor" | "legal";

type InputOf<T extends CommandType> = Extract<CommandInput, { type: T }>;
type OfClaim<T extends CommandType> = T extends CommandType ? Omit<InputOf<T>, "id" | "claimId"> : never;

/** The fields of `add-citation`'s `source`, but readers are roles; "public" and no readers when left out. */
export interface SampleSource extends Omit<NonNullable<InputOf<"add-citation">["source"]>, "readers"> {
  readers?: readonly SampleRole[];
}

/**
 * A command on the claim at hand. The player adds ids; for `add-citation` the source record (made at its first use, then named by
 * its id), for `assign-claim` the person, for `approve-claim` the claim's basis of that moment.
 */
export type SampleCommand<SourceKey extends string> =
  | OfClaim<
      | "add-note"
      | "edit-claim"
      | "start-check"
      | "wait-claim"
      | "ask-query"
      | "record-finding"
      | "propose-correction"
      | "set-resolution"
      | "return-claim"
    >
  | (Omit<OfClaim<"add-citation">, "source" | "sourceId"> & { source: SourceKey })
  | { type: "assign-claim"; assignee: SampleRole | null }
  | { type: "approve-claim" };

export interface SampleAction<SourceKey extends string> {
  by: SampleRole;
  command: SampleCommand<SourceKey>;
}

/** Where a claim stands when everything, edits included, has been played. */
export interface SampleEnd {
  stage: Stage;
  waitingFor?: WaitingFor;
  finding?: Finding;
  resolution?: Resolution;
  stale?: true;
  unplaced?: true;
  tone: Tone;
}

export interface SampleClaim<SourceKey extends string> {
  key: string;
  by: SampleRole;
  add: OfClaim<"add-claim"> & { words: NonNullable<InputOf<"add-claim">["words"]> };
  actions: readonly SampleAction<SourceKey>[];
  end: SampleEnd;
}

export interface SampleEdit {
  by: SampleRole;
  command: Omit<InputOf<"replace-words">, "id">;
  /** What the edit is there to show. */
  shows: string;
}

export interface Sample<SourceKey extends string = string> {
  article: ArticleInput & { language: string; sourceUrl?: string };
  sources: Readonly<Record<SourceKey, SampleSource>>;
  claims: readonly SampleClaim<SourceKey>[];
  edits: readonly SampleEdit[];
}
