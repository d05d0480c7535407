/**
 * Tells the others where this tab is. What they believe follows from what was told last, carried through the edits since; it is told
 * anew when that is no longer so, and every ten seconds that the tab is still there. Typing therefore tells nothing: the edits
 * themselves carry the caret. A place is told only when it can be said exactly in the server's text.
 */
import type { EditorState } from "prosemirror-state";
import type { PresencePlace } from "../log/presence.ts";
import { articlePath } from "./article-path.ts";
import { deskClaims } from "./plugins/claims.ts";
import type { RecentEdits } from "./recent-edits.ts";
import type { Transport } from "./transport.ts";
import { toConfirmed, unconfirmedSteps } from "./unconfirmed.ts";

/** Moves that follow each other closely are told as one; a first one soon. */
const soon = 80;
const pause = 300;
const stillHereEvery = 10_000;

export interface TellerOptions {
  transport: Transport;
  articleId: string;
  personId: string;
  edits: RecentEdits;
  state(): EditorState;
  /** False until the person has put a caret into the text. */
  hasCaret(): boolean;
  /** The article can no longer be read here. */
  isGone(): boolean;
}

interface Told {
  at: PresencePlace | null;
  claimId: string | null;
}

export class PresenceTeller {
  readonly #options: TellerOptions;
  readonly #tab: string;
  readonly #path: string;
  #told: Told | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;
  #isHere = false;
  #isTelling = false;
  #dueAt = Number.POSITIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(options: TellerOptions) {
    this.#options = options;
    this.#tab = options.transport.newId();
    this.#path = `${articlePath(options.articleId)}/presence`;
  }

  start(): void {
    if (this.#isHere) return;
    this.#isHere = true;
    this.#told = null;
    this.#lookIn(soon);
  }

  /** Says that the tab is here no more. */
  stop(): void {
    if (!this.#isHere) return;
    this.#isHere = false;
    this.#lookIn(Number.POSITIVE_INFINITY);
    if (this.#told !== null || this.#isTelling) {
      this.#options.transport.sendLast(this.#path, { tab: this.#tab, gone: true });
    }
  }

  /** To be called after every change of the editor's state. */
  changed(): void {
    if (!this.#isHere || this.#isTelling) return;
    this.#lookIn(Math.max(soon, this.#toldAt + pause - this.#options.transport.now()));
  }

  /** Within so many milliseconds; what is planned for earlier stays. */
  #lookIn(milliseconds: number): void {
    const { transport } = this.#options;
    const dueAt = transport.now() + milliseconds;
    if (dueAt >= this.#dueAt && Number.isFinite(milliseconds)) return;
    this.#cancel?.();
    this.#dueAt = dueAt;
    this.#cancel = Number.isFinite(milliseconds) ? transport.later(milliseconds, () => this.#look()) : null;
  }

  #look(): void {
    this.#dueAt = Number.POSITIVE_INFINITY;
    if (this.#options.isGone()) return;
    const { transport } = this.#options;
    const isDue = transport.now() - this.#toldAt >= stillHereEvery;
    const now = this.#here(isDue);
    if (now === null) this.#lookIn(pause);
    else if (isDue || this.#told === null || !this.#isBelieved(now)) void this.#tell(now);
    else this.#lookIn(this.#toldAt + stillHereEvery - transport.now());
  }

  async #tell(now: Told): Promise<void> {
    const { transport } = this.#options;
    this.#isTelling = true;
    this.#told = now;
    this.#toldAt = transport.now();
    try {
      await transport.fetchJson("POST", this.#path, { tab: this.#tab, ...now });
    } catch {
      // Nothing is lost by it: the line's own troubles are shown elsewhere, and where one is goes out again with the next word.
      this.#told = null;
    }
    this.#isTelling = false;
    if (!this.#isHere) transport.sendLast(this.#path, { tab: this.#tab, gone: true });
    else this.#lookIn(this.#told === null ? stillHereEvery : pause);
  }

  #isBelieved({ at, claimId }: Told): boolean {
    const told = this.#told!;
    if (told.claimId !== claimId || (told.at === null) !== (at === null)) return false;
    if (told.at === null || at === null) return true;
    const { edits, personId } = this.#options;
    const believed = edits.carry(told.at, personId, at.version);
    return believed?.from === at.from && believed.to === at.to;
  }

  /** Null when the place cannot be said now: it lies in text that is on its way. `without` a place then, rather than not at all. */
  #here(without: boolean): Told | null {
    const state = this.#options.state();
    const { active, confirmed } = deskClaims(state);
    const claimId = active !== null && confirmed.claims.has(active) ? active : null;
    if (!this.#options.hasCaret()) return { at: null, claimId };
    const { anchor, head } = state.selection;
    const [from, to] = [exactly(state, anchor), exactly(state, head)];
    if (from !== null && to !== null) return { at: { version: confirmed.version, from, to }, claimId };
    return without ? { at: null, claimId } : null;
  }
}

/** The place in the server's text that one's own steps carry to just here, or null when there is none. */
function exactly(state: EditorState, position: number): number | null {
  const confirmed = toConfirmed(state, position, 1);
  const back = unconfirmedSteps(state).reduce((at, step) => step.getMap().map(at, 1), confirmed);
  return back === position ? confirmed : null;
}
