/**
 * What comes from the server: log entries by stream and by pages, in any order, twice, or with gaps. They are applied strictly by
 * `seq`, all that are ready at once, at most once per frame, and never while somebody composes a character. When entries cannot
 * lead on (withheld for changed rights, history gone, state not to be trusted) the article is fetched whole.
 */
import type { EditorState } from "prosemirror-state";
import { AppError } from "../app-error.ts";
import { schemaVersion } from "../article/schema.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { LogEntry } from "../log/event.ts";
import type { EventPage, Fingerprint } from "../log/event-page.ts";
import { fingerprintOf } from "../log/fingerprint.ts";
import type { PresenceWord } from "../log/presence.ts";
import { type ArticleSnapshot, stateOf } from "../log/snapshot.ts";
import type { CommandAnswer } from "./desk-view.ts";
import type { LostText } from "./lost-text.ts";
import { deskClaims } from "./plugins/claims.ts";
import { type Received, rebuildFrom, receiveEntries, startOver } from "./receive-entries.ts";
import type { Requests } from "./requests.ts";
import { Signal } from "./signal.ts";
import type { Transport } from "./transport.ts";
import { unconfirmedSteps, withSteps } from "./unconfirmed.ts";

/** What the connection needs of the desk. */
export interface ConnectionHost {
  state(): EditorState;
  /** The state that a change is to be made of which `show` then shows: where the caret is now is in it. */
  stateToChange(): EditorState;
  /** Shows a state that was made away from the screen. */
  show(state: EditorState): void;
  /** True while the page must not be touched: somebody composes a character, or draws a selection with a pressed button. */
  isBusy(): boolean;
  /** Work that found no place. */
  rescue(lost: LostText): void;
  /** Others came, moved or left. */
  hear(word: PresenceWord): void;
  /** Something beside the editor's state has changed. */
  changed(): void;
}

/** What everything that talks about one article shares. */
export interface Line {
  host: ConnectionHost;
  transport: Transport;
  requests: Requests;
  /** `/api/articles/ID`. */
  path: string;
}

/** Text on its way. */
export interface Batch {
  /** How many leading unconfirmed steps are still in it. */
  count: number;
  /** Settles when the server has answered. */
  asked: Promise<unknown>;
  /** The entry that confirms it, once answered. */
  seq: number | null;
}

/** When an answered command's entry has not come by stream after so long, it is fetched. */
const streamPatience = 400;

/** Entries that come within about a frame are taken in together. */
const untilFrame = 16;
const pageLength = 500;
/** Not every end of a composition is told (Android): look again. */
const busyPause = 300;

export class Incoming {
  readonly #line: Line;
  /** Called when the stream should have brought an entry and did not: it may be dead without knowing it. */
  readonly #onSilence: () => void;
  readonly #inbox = new Map<number, LogEntry>();
  /** Fires after each change of the article and when it is gone. */
  readonly signal = new Signal();
  /** Every client id issued to this desk: steps under any of them are its own. */
  readonly mine = new Set<string>();
  batch: Batch | null = null;
  /** Set when the article can no longer be read here. */
  gone: AppError | null = null;
  /** True once the page's code is older than the server's article format. */
  outdated = false;
  /** True once the server is of another build than the page: a newer one. */
  isOlder = false;
  #drainPlanned = false;
  #catchingUp: Promise<void> | null = null;
  #resyncing: Promise<void> | null = null;

  constructor(line: Line, onSilence: () => void) {
    this.#line = line;
    this.#onSilence = onSilence;
  }

  get seq(): number {
    return deskClaims(this.#line.host.state()).confirmed.seq;
  }

  offer(entry: LogEntry): void {
    if (entry.seq <= this.seq) return;
    this.#inbox.set(entry.seq, entry);
    this.drainSoon();
  }

  drainSoon(): void {
    if (this.#drainPlanned || this.#inbox.size === 0) return;
    this.#drainPlanned = true;
    // By a timer, not in a frame: own text that comes back changes nothing on the screen, and to wait for a frame asks for one.
    this.#line.transport.later(untilFrame, () => {
      this.#drainPlanned = false;
      this.#drain();
    });
  }

  /** Takes the entries of an own command and resolves once they are applied; fetches what lies before when the stream is late. */
  async reach({ seq, events }: CommandAnswer): Promise<void> {
    for (const entry of events) if (entry.seq === this.seq + 1 || this.#inbox.has(entry.seq - 1)) this.offer(entry);
    const isReached = () => this.seq >= seq || this.gone !== null;
    let looks = 0;
    const look = () => {
      looks += 1;
      if (!this.#line.host.isBusy()) void this.catchUp();
      if (looks === 2) this.#onSilence();
      cancel = this.#line.transport.later(streamPatience * 4, look);
    };
    let cancel = this.#line.transport.later(streamPatience, look);
    await this.signal.until(isReached);
    cancel();
  }

  /**
   * Fetches the entries after the last one applied, page by page; resolves when they are applied. With `compares`, and when there are
   * none, what is here is held against what the server has.
   */
  catchUp(compares = false): Promise<void> {
    this.#catchingUp ??= this.#fetchPages(compares)
      .then(() => this.signal.until(() => !this.#inbox.has(this.seq + 1) || this.gone !== null))
      .finally(() => {
        this.#catchingUp = null;
      });
    return this.#catchingUp;
  }

  /** Fetches the whole article and carries the unconfirmed text over to it. */
  resync(): Promise<void> {
    this.#resyncing ??= this.#fetchWhole().finally(() => {
      this.#resyncing = null;
      this.signal.fire();
      this.drainSoon();
    });
    return this.#resyncing;
  }

  get isResyncing(): boolean {
    return this.#resyncing !== null;
  }

  #drain(): void {
    if (this.#resyncing !== null || this.gone !== null) return;
    if (this.#line.host.isBusy()) {
      this.#line.transport.later(busyPause, () => this.drainSoon());
      return;
    }
    const { entries, isBlocked } = this.#ready();
    if (entries.length > 0) {
      const received = this.#received(entries);
      if (received === null) return void this.resync();
      if (this.batch !== null) this.batch.count = received.inFlight;
      this.#show(received);
    }
    if (isBlocked) void this.resync();
    else if (this.#inbox.size > 0) void this.catchUp();
    this.signal.fire();
  }

  /** Entries that follow without a gap, up to one that says the article must be fetched anew. */
  #ready(): { entries: LogEntry[]; isBlocked: boolean } {
    const entries: LogEntry[] = [];
    const first = this.seq;
    for (const seq of this.#inbox.keys()) if (seq <= first) this.#inbox.delete(seq);
    for (let entry = this.#inbox.get(first + 1); entry !== undefined; entry = this.#inbox.get(entry.seq + 1)) {
      if (entry.event.type === "withheld" && entry.event.resync) return { entries, isBlocked: true };
      this.#inbox.delete(entry.seq);
      entries.push(entry);
    }
    return { entries, isBlocked: false };
  }

  /** Null when the entries do not fit what is here: then only the whole article helps. */
  #received(entries: readonly LogEntry[]): Received | null {
    try {
      return receiveEntries(this.#line.host.stateToChange(), entries, this.mine, this.batch?.count ?? 0);
    } catch (error) {
      console.error("Entries do not fit the article on this page; fetching it anew", error);
      return null;
    }
  }

  #show({ state, lost }: Received): void {
    this.#line.host.show(state);
    for (const text of lost) this.#line.host.rescue(text);
  }

  async #fetchPages(compares: boolean): Promise<void> {
    let after = this.seq;
    try {
      for (;;) {
        const path = `${this.#line.path}/events?after=${after}&limit=${pageLength}${compares ? "&fingerprint=1" : ""}`;
        const page = (await this.#line.requests.ask("GET", path)) as EventPage;
        for (const entry of page.events) this.offer(entry);
        if (page.fingerprint !== undefined) this.#compare(page.fingerprint);
        if (page.next === null) return;
        after = page.next;
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "history-gone" || error.code === "not-current") await this.resync();
      else this.#isGone(error);
    }
  }

  /** Nothing should ever differ; if it does, what is here must not be worked on. */
  #compare({ seq, hash, build }: Fingerprint): void {
    if (build !== this.#line.transport.build) {
      this.isOlder = true;
      this.#line.host.changed();
    }
    if (seq !== this.seq || this.batch !== null || this.isResyncing || this.#line.host.isBusy()) return;
    const state = this.#line.host.state();
    if (isSound(state) && fingerprintOf(deskClaims(state).confirmed) === hash) return;
    console.error("The article on this page is not the server's; fetching it anew");
    void this.resync();
  }

  async #fetchWhole(): Promise<void> {
    // Whether the batch on its way is in the article must be known first, or its text would stand there twice.
    if (this.batch !== null) await Promise.allSettled([this.batch.asked]);
    try {
      const snapshot = (await this.#line.requests.ask("GET", this.#line.path)) as ArticleSnapshot;
      if (snapshot.schemaVersion !== schemaVersion) this.outdated = true;
      else this.#rebuild(stateOf(snapshot));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#isGone(error);
    }
    this.#line.host.changed();
  }

  #rebuild(fresh: ArticleState): void {
    const state = this.#line.host.stateToChange();
    const confirming = this.batch?.seq ?? null;
    const isTaken = confirming !== null && confirming > this.seq && confirming <= fresh.seq;
    const taken = isTaken ? (this.batch?.count ?? 0) : 0;
    for (const seq of this.#inbox.keys()) if (seq <= fresh.seq) this.#inbox.delete(seq);
    if (isTaken && this.batch !== null) this.batch.count = 0;
    this.#show(rebuilt(state, fresh, taken));
  }

  #isGone(error: AppError): void {
    this.gone = error;
    this.signal.fire();
    this.#line.host.changed();
  }
}

/** The text on the screen is the server's with the own steps on it. */
function isSound(state: EditorState): boolean {
  try {
    return withSteps(deskClaims(state).confirmed.doc, unconfirmedSteps(state)).eq(state.doc);
  } catch (error) {
    console.error("Own steps do not apply to the article they were made on", error);
    return false;
  }
}

function rebuilt(state: EditorState, fresh: ArticleState, taken: number): Received {
  try {
    if (!isSound(state)) throw new Error("The text on the screen is not the one its steps lead to");
    return rebuildFrom(state, fresh, taken);
  } catch (error) {
    console.error("Unsent text does not fit the article any more; it goes to the rescue list", error);
    return startOver(state, fresh);
  }
}
