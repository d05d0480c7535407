/**
 * The live stream of one article, opened again by itself from the last entry that arrived in order. What it delivers may come twice
 * or with gaps after a break: the inbox puts it in order.
 */
import type { LogEntry } from "../log/event.ts";
import { pauseAfter } from "./pause.ts";
import type { Transport } from "./transport.ts";

export interface StreamListener {
  /** The `seq` after which to start. */
  after(): number;
  onEntry(entry: LogEntry): void;
  onGone(): void;
  onChange(): void;
}

export class LiveStream {
  readonly #transport: Transport;
  readonly #articleId: string;
  readonly #listener: StreamListener;
  #close: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #failures = 0;
  #wanted = false;
  /** Since when no stream is open; null while one is. */
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
  }

  stop(): void {
    this.#wanted = false;
    this.#shut();
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
        if (!current) return;
        this.#failures = 0;
        this.downSince = null;
        this.#listener.onChange();
      },
      onEntry: (data) => {
        const { article, entry } = data as { article: string; entry: LogEntry };
        if (current && article === this.#articleId) this.#listener.onEntry(entry);
      },
      onGone: (data) => {
        const { article } = data as { article?: string };
        if (current && (article === undefined || article === this.#articleId)) this.#listener.onGone();
      },
      onDown: () => {
        if (current) this.#down();
      },
      onError: () => {
        if (current) this.#broken();
      },
    });
    this.#close = () => {
      current = false;
      close();
    };
  }

  #broken(): void {
    this.#shut();
    const pause = pauseAfter(this.#failures, this.#transport.random());
    this.#failures += 1;
    this.#cancelRetry = this.#transport.later(pause, () => this.#open());
    this.#down();
  }

  #down(): void {
    this.downSince ??= this.#transport.now();
    this.#listener.onChange();
  }
}
