/**
 * The desk of one article: editor, claims and connection behind one object. React draws what `read()` answers and calls methods;
 * it never sees ProseMirror.
 */
import type { Command as EditorCommand, EditorState } from "prosemirror-state";
import type { CoveredText } from "../claim/coverage.ts";
import type { Range } from "../claim/range.ts";
import type { SuggestedPlace } from "../claim/suggest-places.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import type { AddClaimFields, Delivery, DeskCommand, DeskView, Done } from "./desk-view.ts";
import type { LostText } from "./lost-text.ts";
import { OpenDesk } from "./open-desk.ts";
import type { OutboxRecord, OutboxStore } from "./outbox-record.ts";
import type { Transport } from "./transport.ts";

export interface DeskOptions {
  /** As the server presents it to this reader. */
  article: ArticleState;
  me: Principal;
  /** `can(me, "edit-text")`. Without it the article can be read, walked through by keyboard and selected, not changed. */
  mayEdit: boolean;
  /** `can(me, "add-claim")`. */
  mayAnnotate: boolean;
  transport: Transport;
  /** Where unsent work survives the tab. */
  store: OutboxStore;
  /** What a tab that is gone has left: the desk goes on with it. `article` must be the article at the record's `seq`. */
  resumed?: OutboxRecord;
}

export interface MountOptions {
  /** The page's CSP nonce; nothing the editor draws needs it today. */
  nonce?: string;
  /** Accessible name of the text, default "Article". */
  label?: string;
}

export interface Desk {
  /** Draws the editor into `element` and connects. May be called again after `destroy` (React StrictMode does). */
  mount(element: HTMLElement, options?: MountOptions): void;
  /** Connects without drawing; `mount` does both. */
  connect(): void;
  /** Takes the editor out of the page. What is unsent goes on being sent. The desk can be mounted again. */
  destroy(): void;

  /** The same object until something in it changed: fits `useSyncExternalStore(desk.subscribe, desk.read)`. */
  read(): DeskView;
  /**
   * Called at the end of the turn in which `read()` has changed; for what typing on changes (words of a claim that is stale already,
   * `version`, `seq`, saved or saving) when typing rests. Returns the unsubscriber.
   */
  subscribe(listener: () => void): () => void;
  /** The same, for each key too: for what costs next to nothing to show. */
  follow(listener: () => void): () => void;

  /** Sends any command but `edit-text`, after the text typed before it is saved. Resolves when its effect is in `read()`. */
  send(command: DeskCommand): Promise<Delivery>;
  /** Takes back what `justDone` says. */
  takeBack(done: Done): Promise<Delivery>;
  /** Nothing is offered to be taken back any more. */
  letStand(): void;
  /** Adds a claim on the selected words, ends normalised. Rejects with `unfit` when no words are selected. Resolves to its id. */
  addClaimAtSelection(fields?: AddClaimFields): Promise<string>;
  /** What the add-claim shortcut does: calls `onClaimRequest`'s handler, else adds a claim at once. False when no words are selected. */
  requestClaim(): boolean;
  /** The screen's own way to add a claim, for instance a small form; returns what takes the handler off. */
  onClaimRequest(handler: () => void): () => void;
  /** Where the words of an unplaced claim stand again, best first. */
  suggestPlaces(claimId: string): readonly SuggestedPlace[];
  /** Places an unplaced claim on the selected words. */
  placeClaimAtSelection(claimId: string): Promise<Delivery>;
  /** The text as it stands on the screen this moment, and where its claims stand in it. */
  text(): CoveredText;
  /** The words an "add claim" would take now; null when nothing is selected. */
  selectedWords(): {
    range: Range;
    words: string /** claims on exactly these words */;
    existing: readonly string[];
  } | null;

  /** Makes a claim the active one, or none. Does not scroll or move the caret. */
  select(claimId: string | null): void;
  hover(claimId: string | null): void;
  /** Selects the claim, puts the caret at its first word and brings it to the middle of the view. */
  jumpTo(claimId: string): void;
  /** Next and previous go only to these claims; null for all. */
  walkThrough(claimIds: ReadonlySet<string> | null): void;
  isWalkedTo(claimId: string): boolean;
  /** Where the claim is drawn this moment; null when it is unplaced or withdrawn. */
  rangeOf(claimId: string): Range | null;
  /** Ids of the claims that cover a position, shortest first. */
  claimsAt(position: number): readonly string[];
  /**
   * Distance in pixels of each claim's first line from the top of the mounted element. Exact near the viewport, the block's top
   * elsewhere; unplaced claims are left out. Reads layout: call it in a frame, before writing.
   */
  coordsOf(claimIds: readonly string[]): Map<string, number>;
  /** Where the selection ends on the screen, for a button beside it; null without a selection or view. */
  selectionBox(): DOMRect | null;
  focus(): void;

  /** The editor's state, for commands and toolbar buttons (`toggleMark(…)(desk.editorState())` tells whether it would do anything). */
  editorState(): EditorState;
  /** Runs an editor command (see keymap.ts `shortcuts`, commands/). */
  run(command: EditorCommand): boolean;
  /** True while closing the page would lose something. */
  hasUnsent(): boolean;
  /** Text typed here that the server has not taken, as plain text, for copying out when `problem` says so. */
  unsentText(): string;
  /** Gives up the text the server refused: it moves to the rescue list and the article shows the server's text. */
  discardUnsent(): void;
  /** Adds work that found no place to the rescue list. */
  rescue(lost: LostText): void;
  /** Delivers what a tab that is gone has left, or gives it up. */
  takeUp(leftId: string): void;
  giveUp(leftId: string): void;
  /** Removes one entry from the rescue list, after the person used or dismissed it. */
  dismissRescue(id: string): void;
  /** Tries again at once instead of at the next back-off. */
  retryNow(): void;
}

/** Makes the desk; nothing is drawn or sent before `mount`. */
export function createDesk(options: DeskOptions): Desk {
  return new OpenDesk(options);
}
