/**
 * Unsent work as the device keeps it: everything that is needed to go on as if the tab had never gone. The article itself is not in
 * it; the server tells it as it stood at `seq`.
 */
import type { Range } from "../claim/range.ts";
import type { Rescue } from "./desk-view.ts";

export interface WaitingCommand {
  id: string;
  /** Without its id and place. */
  command: Record<string, unknown>;
  /** Where its `at` is in the text with all of `steps`; null when it has none. */
  place: Range | null;
  /** How many of `steps` go before it. */
  ahead: number;
}

/** What was asked and not answered yet, word for word: asked again, it gets the same answer. */
export interface Sent {
  command: Record<string, unknown>;
  /** How many leading `steps` it carries as they are now; 0 when it is the first of `commands`. */
  steps: number;
}

export interface OutboxRecord {
  /** Of this outbox, made by its desk. */
  id: string;
  articleId: string;
  /** Of the article's format the steps are made for. */
  schemaVersion: number;
  /** When it was last changed, in milliseconds. */
  at: number;
  clientId: string;
  /** The last log entry the work stands on, and the article's version then. */
  seq: number;
  version: number;
  /** Unconfirmed text steps as JSON. */
  steps: readonly unknown[];
  commands: readonly WaitingCommand[];
  sent: Sent | null;
  rescued: readonly Rescue[];
}

export interface LeftRecord {
  record: OutboxRecord;
  /** False when the person has signed in anew since: then they are asked before it is delivered. */
  isOfThisSignIn: boolean;
}

/** Where unsent work is kept while its tab may die. */
export interface OutboxStore {
  /** Resolves when it survives a crash; rejects when the device does not keep anything. */
  keep(record: OutboxRecord): Promise<void>;
  drop(id: string): Promise<void>;
  /** What tabs that are gone have left of an article. Whoever takes it has it alone. */
  takeLeft(articleId: string): Promise<LeftRecord[]>;
}
