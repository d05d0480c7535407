/**
 * One live stream for all tabs of a browser (HTTP/1.1 allows six connections to a house, and every tab would take one). Each tab says
 * which articles it wants from where; the tab that holds the lock streams them for all. Closed or killed it lets the lock go and the
 * next tab goes on from where each desk is; frozen or hung it is missed after some seconds, and the lead is taken from it. Two
 * leaders at once do no harm: what comes twice is dropped by `seq`.
 */
import type { OpenSource, Said } from "./event-source.ts";
import { jittered } from "./pause.ts";
import { beatEvery, StreamLeader } from "./stream-leader.ts";
import type { Tabs, TabWord } from "./tabs.ts";
import type { StreamHandlers, Transport } from "./transport.ts";

/** A leader that has not been heard for so long is missed. */
const missedAfter = 10_000;
/** Whoever wants nothing for so long leaves; a desk that opens its stream anew does not. */
const lingering = 1500;

type World = Pick<Transport, "now" | "later" | "random" | "newId">;

interface Subscription {
  article: string;
  /** The last entry that came through. */
  seen: number;
  isOpen: boolean;
  handlers: StreamHandlers;
}

export class SharedStream {
  readonly #tabs: Tabs;
  readonly #openSource: OpenSource;
  readonly #world: World;
  readonly #tab: string;
  readonly #subscriptions = new Set<Subscription>();
  #channel: ReturnType<Tabs["join"]> | null = null;
  #resign: (() => void) | null = null;
  #leader: StreamLeader | null = null;
  #cancelWatch: (() => void) | null = null;
  #cancelLeave: (() => void) | null = null;
  #heardAt = 0;

  constructor(tabs: Tabs, openSource: OpenSource, world: World) {
    this.#tabs = tabs;
    this.#openSource = openSource;
    this.#world = world;
    this.#tab = world.newId();
  }

  open(article: string, after: number, handlers: StreamHandlers): () => void {
    const subscription: Subscription = { article, seen: after, isOpen: false, handlers };
    this.#subscriptions.add(subscription);
    if (this.#channel === null) this.#join();
    this.#say({ say: "want", tab: this.#tab, article, after });
    return () => {
      if (this.#subscriptions.delete(subscription)) this.#leaveSoon();
    };
  }

  #join(): void {
    this.#channel = this.#tabs.join((word) => this.#hear(word));
    this.#heardAt = this.#world.now();
    this.#ask(false);
    this.#watch();
  }

  #leaveSoon(): void {
    this.#cancelLeave?.();
    this.#cancelLeave = this.#world.later(lingering, () => {
      if (this.#channel === null) return;
      this.#stillThere();
      if (this.#subscriptions.size === 0) this.#leave();
    });
  }

  #leave(): void {
    this.#cancelWatch?.();
    this.#deposed();
    this.#resign?.();
    this.#resign = null;
    this.#channel?.leave();
    this.#channel = null;
  }

  #ask(steal: boolean): void {
    this.#resign?.();
    this.#resign = this.#tabs.lead(
      steal,
      () => this.#lead(),
      () => {
        this.#deposed();
        this.#resign = this.#world.later(1000, () => this.#ask(false));
      },
    );
  }

  #lead(): void {
    this.#leader?.end();
    this.#leader = new StreamLeader(this.#tab, this.#world, this.#openSource, (word) => this.#say(word));
    this.#leader.start();
  }

  #deposed(): void {
    this.#leader?.end();
    this.#leader = null;
  }

  /** To all tabs, this one among them. */
  #say(word: TabWord): void {
    this.#channel?.say(word);
    this.#hear(word);
  }

  #hear(word: TabWord): void {
    this.#leader?.hear(word);
    switch (word.say) {
      case "lead":
        this.#heardAt = this.#world.now();
        for (const { article, seen } of [...this.#subscriptions]) {
          this.#say({ say: "want", tab: this.#tab, article, after: seen });
        }
        return;
      case "beat":
        this.#heardAt = this.#world.now();
        for (const subscription of [...this.#subscriptions]) marked(subscription, word.live);
        this.#stillThere();
        return;
      case "entry":
      case "gone":
      case "presence":
        for (const subscription of [...this.#subscriptions]) {
          if (subscription.article === word.article) this.#said(subscription, word.say, word.data);
        }
    }
  }

  #stillThere(): void {
    const articles = [...this.#subscriptions].map(({ article }) => article);
    this.#say({ say: "still", tab: this.#tab, articles });
  }

  #said(subscription: Subscription, say: Said, data: unknown): void {
    const { handlers } = subscription;
    if (say === "entry") {
      subscription.seen = Math.max(subscription.seen, (data as { entry: { seq: number } }).entry.seq);
    }
    // The stream goes on without this article: for its desk it is over.
    if (say === "gone") this.#subscriptions.delete(subscription);
    sayTo(handlers, say, data);
    if (say === "gone") handlers.onError();
  }

  #watch(): void {
    const lookedAt = this.#world.now();
    this.#cancelWatch = this.#world.later(beatEvery, () => {
      const now = this.#world.now();
      // This tab itself was asleep: what it did not hear then says nothing of the leader.
      if (now - lookedAt > 2 * beatEvery) this.#heardAt = now;
      else if (now - this.#heardAt > missedAfter) this.#takeOver();
      this.#watch();
    });
  }

  /** Not all at once: who hears of a new leader meanwhile leaves it at that. */
  #takeOver(): void {
    for (const subscription of [...this.#subscriptions]) marked(subscription, []);
    this.#world.later(jittered(1000, this.#world.random()), () => {
      if (this.#channel !== null && this.#world.now() - this.#heardAt > missedAfter) this.#ask(true);
    });
  }
}

export function sayTo(handlers: StreamHandlers, say: Said, data: unknown): void {
  if (say === "entry") handlers.onEntry(data);
  else if (say === "gone") handlers.onGone(data);
  else handlers.onPresence(data);
}

function marked(subscription: Subscription, live: readonly string[]): void {
  const isOpen = live.includes(subscription.article);
  if (isOpen === subscription.isOpen) return;
  subscription.isOpen = isOpen;
  if (isOpen) subscription.handlers.onOpen();
  else subscription.handlers.onDown();
}
