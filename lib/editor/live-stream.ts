/**
 * What others do in one article, as it happens: by a stream, opened again by itself from the last entry that arrived in order, and
 * while there is none (some proxies hold streams back until they end) by asking for pages every two seconds. What it delivers may
 * come twice or with gaps after a break: the inbox puts it in order.
 */
import { AppError } from "../app-error.ts";
import type { LogEntry } from "../log/event.ts";
import type { EventPage } from "../log/event-page.ts";
import type { Presence, PresenceWord } from "../log/presence.ts";
import { articlePath } from "./article-path.ts";
import { jittered, pauseAfter } from "./pause.ts";
import type { Transport } from "./transport.ts";

/** Without a stream for so long, pages are asked for: before the save state would speak of it. */
const patience = 2400;
const askEvery = 2000;
/** Nobody is looking. */
const askHiddenEvery = 10_000;
const pageLength = 500;
/** Others are shown for so long after the line broke. */
const presenceLasts = 8000;

export interface StreamListener {
  /** The `seq` after which to start. */
  after(): number;
  onEntry(entry: LogEntry): void;
  onGone(): void;
  onPresence(word: PresenceWord): void;
  onChange(): void;
}

export class LiveStream {
  readonly #transport: Transport;
  readonly #articleId: string;
  readonly #listener: StreamListener;
  #close: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #cancelAsk: (() => void) | null = null;
  #failures = 0;
  #wanted = false;
  #isOpen = false;
  /** Since when nothing tells what others do: no stream is open and no page was answered. Null while something does. */
  downSince: number | null;

  constructor(transport: Transport, articleId: string, listener: StreamListener) {
    this.#transport = transport;
    this.#articleId = articleId;
    this.#listener = listener;
    this.downSince = transport.now();
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.downSince = this.#transport.now();
    // Not at once: React's StrictMode mounts, unmounts and mounts within one turn.
    this.#cancelRetry = this.#transport.later(0, () => this.#open());
    this.#askIn(patience);
  }

  stop(): void {
    this.#wanted = false;
    this.#shut();
    this.#askNoMore();
    this.#isHere([]);
  }

  /** Opens anew at once: the one we have may be dead without knowing it. */
  restart(): void {
    if (!this.#wanted) return;
    this.#shut();
    this.#open();
  }

  #shut(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#close?.();
    this.#close = null;
  }

  #open(): void {
    let current = true;
    const close = this.#transport.openStream(this.#articleId, this.#listener.after(), {
      onOpen: () => {
        if (current) this.#opened();
      },
      onEntry: (data) => {
        const { article, entry } = data as { article: string; entry: LogEntry };
        if (current && article === this.#articleId) this.#listener.onEntry(entry);
      },
      onGone: (data) => {
        const { article } = data as { article?: string };
        if (current && (article === undefined || article === this.#articleId)) this.#listener.onGone();
      },
      onPresence: (data) => {
        const word = data as PresenceWord;
        if (current && word.article === this.#articleId) this.#listener.onPresence(word);
      },
      onDown: () => {
        if (current) this.#down();
      },
      onError: (isHeldBack = false) => {
        if (current) this.#broken(isHeldBack);
      },
    });
    this.#close = () => {
      current = false;
      close();
    };
  }

  #opened(): void {
    this.#failures = 0;
    this.#isOpen = true;
    this.#askNoMore();
    this.#isTold(true);
  }

  #broken(isHeldBack: boolean): void {
    this.#shut();
    const pause = pauseAfter(this.#failures, isHeldBack, this.#transport.random());
    this.#failures += 1;
    this.#cancelRetry = this.#transport.later(pause, () => this.#open());
    this.#down();
  }

  #down(): void {
    this.#isOpen = false;
    if (this.#cancelAsk !== null) return;
    this.#isTold(false);
    this.#askIn(patience);
  }

  #isTold(isTold: boolean): void {
    if (isTold) this.downSince = null;
    else if (this.downSince === null) this.#nobodyTells();
    this.#listener.onChange();
  }

  /** Who was here is not known any more when nobody tells for a while. */
  #nobodyTells(): void {
    const since = this.#transport.now();
    this.downSince = since;
    this.#transport.later(presenceLasts, () => {
      if (this.downSince === since) this.#isHere([]);
    });
  }

  #isHere(here: readonly Presence[]): void {
    this.#listener.onPresence({ article: this.#articleId, all: true, here, gone: [] });
  }

  #askIn(milliseconds: number): void {
    this.#cancelAsk?.();
    this.#cancelAsk = this.#transport.later(milliseconds, () => void this.#ask());
  }

  #askNoMore(): void {
    this.#cancelAsk?.();
    this.#cancelAsk = null;
  }

  async #ask(): Promise<void> {
    const isMore = await this.#page();
    if (!this.#wanted || this.#isOpen) return;
    this.#isTold(isMore !== null);
    const pause = this.#transport.isHidden() ? askHiddenEvery : askEvery;
    this.#askIn(isMore ? 0 : jittered(pause, this.#transport.random()));
  }

  /** Whether there is more than one page; null when no answer came: asking goes on, and `downSince` says so. */
  async #page(): Promise<boolean | null> {
    const after = this.#listener.after();
    const path = `${articlePath(this.#articleId)}/events?after=${after}&limit=${pageLength}&presence=1`;
    try {
      const page = (await this.#transport.fetchJson("GET", path)) as EventPage;
      if (!this.#wanted) return false;
      for (const entry of page.events) this.#listener.onEntry(entry);
      this.#isHere(page.presence ?? []);
      return page.next !== null;
    } catch (error) {
      const isGone = error instanceof AppError && (error.code === "not-found" || error.code === "history-gone");
      if (isGone && this.#wanted) this.#listener.onGone();
      return null;
    }
  }
}
