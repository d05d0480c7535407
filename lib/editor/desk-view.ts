/** What the screens see of a desk: one immutable object, derived from the editor's state and the connection's. */
import type { ArticleMeta } from "../article/article.ts";
import type { Range } from "../claim/range.ts";
import type { ClaimView } from "../log/claim-view.ts";
import type { CommandInput } from "../log/command.ts";
import type { LogEntry } from "../log/event.ts";
import type { LostText } from "./lost-text.ts";

/**
 * saved: the server has everything. saving: it is on its way. reconnecting: the line is down or slow, nothing or little is
 * waiting. unsaved: work is waiting and cannot be sent now, or was refused; `problem` says why.
 */
export type SaveState = "saved" | "saving" | "reconnecting" | "unsaved";

/** Why work is not saved, and what helps: `wait` nothing to do, `reload` the page, `discard` the refused text, `sign-in` again. */
export interface Problem {
  cure: "wait" | "reload" | "discard" | "sign-in";
  message: string;
}

/** Work of this person that is not in the article: text that another's edit left no place for, or a command that was refused late. */
export interface Rescue extends LostText {
  id: string;
}

/** Unsent work of a tab that is gone, which waits for the person's word. */
export interface LeftWork {
  id: string;
  /** When it was last worked on, in milliseconds. */
  at: number;
  /** The text it puts in, and its commands in words. */
  text: string;
}

/** Something added to the record, and the command that takes it back. Undo of the text never does. */
export interface Done {
  type: DoneType;
  claimId: string;
  undo: DeskCommand;
}
export type DoneType = "add-claim" | "add-note" | "add-citation" | "record-finding";

/** Somebody else who has the article open. */
export interface PersonHere {
  id: string;
  name: string;
  /** Claims that are open on their screens. */
  looksAt: readonly string[];
}

export interface DeskView {
  /**
   * Placed claims in reading order, then unplaced ones by number, with the words as they stand on this screen: a claim whose words
   * are being typed is stale in here at once. The array and each claim keep their identity until something a card shows changes;
   * `from` and `to` may lag behind typing elsewhere: ask `desk.rangeOf` for the place.
   */
  claims: readonly ClaimView[];
  withdrawn: readonly ClaimView[];
  meta: ArticleMeta;
  version: number;
  seq: number;
  saveState: SaveState;
  problem: Problem | null;
  /** Null while no words are selected: a caret that moves changes nothing in here by itself. */
  selection: Range | null;
  /** Claims that cover the caret or touch the selection, shortest first: more than one asks for a chooser. */
  atSelection: readonly string[];
  /** Names of the marks and blocks at the start of the selection, with blanks between them. */
  formats: string;
  active: string | null;
  hovered: string | null;
  /** May the text be typed into now; if not, why. */
  editing: "yes" | "no-right" | "signed-off" | "archived" | "gone";
  /** Statements without a claim are marked. */
  showsUncovered: boolean;
  canUndo: boolean;
  canRedo: boolean;
  rescued: readonly Rescue[];
  left: readonly LeftWork[];
  /** What this person did last, while it stands and can be taken back; `desk.letStand()` ends the offer. */
  justDone: Done | null;
  /** The server was upgraded while this page was open: it should be reloaded when that suits. */
  isOlder: boolean;
  /** Ids of claims of which something that is shown has not reached the server, for longer than a moment. */
  late: readonly string[];
  /** By name, oneself left out. The array and each person keep their identity while carets move. */
  present: readonly PersonHere[];
}

/** Without the id; a place as it is on this screen. */
type Unsent<T> = T extends { at?: unknown }
  ? Omit<T, "id" | "at"> & { at?: Range }
  : T extends unknown
    ? Omit<T, "id">
    : never;
/** A command without its id, which the desk makes. Positions in `at` are those on this screen; the version is filled in. */
export type DeskCommand = Unsent<Exclude<CommandInput, { type: "edit-text" }>>;

export type AddClaimFields = Partial<
  Pick<Extract<CommandInput, { type: "add-claim" }>, "statement" | "kind" | "importance" | "criticism" | "calculation">
>;

/**
 * answered: the server has it, and its effect is in the article here. kept: no answer has come yet; it is on this device, its effect
 * is shown, and it goes out when the line is back.
 */
export type Delivery = "answered" | "kept";

export interface CommandAnswer {
  seq: number;
  version: number;
  /** What the command wrote, as this reader may see it. */
  events: readonly LogEntry[];
}
