/**
 * The tabs of one browser on a simulated network: they speak through a channel and queue for a lock as in a browser, and can be
 * killed (the lock falls to the next) or frozen (the lock stays, nothing of theirs runs) by the test.
 */
import type { OpenSource } from "../editor/event-source.ts";
import { SharedStream } from "../editor/shared-stream.ts";
import type { Tabs, TabWord } from "../editor/tabs.ts";
import type { Transport } from "../editor/transport.ts";
import type { SimulatedNet } from "./simulated-net.ts";

interface Claimant {
  tab: SimulatedTab;
  onLead(): void;
  onLost(): void;
}

export class SimulatedBrowser {
  readonly net: SimulatedNet;
  readonly tabs: SimulatedTab[] = [];
  readonly hearers = new Map<(word: TabWord) => void, SimulatedTab>();
  #holder: Claimant | null = null;
  #queue: Claimant[] = [];
  /** Live streams that are open now, of all tabs. */
  open = 0;
  /** How often one was opened. */
  opened = 0;

  constructor(net: SimulatedNet) {
    this.net = net;
  }

  openTab(name: string): SimulatedTab {
    const tab = new SimulatedTab(this, name);
    this.tabs.push(tab);
    return tab;
  }

  get leader(): SimulatedTab | null {
    return this.#holder?.tab ?? null;
  }

  claim(claimant: Claimant, steal: boolean): () => void {
    if (steal && this.#holder !== null) {
      const robbed = this.#holder;
      robbed.tab.run(() => robbed.onLost());
      this.#grant(claimant);
    } else {
      this.#queue.push(claimant);
      if (this.#holder === null) this.#next();
    }
    return () => this.release(claimant);
  }

  release(claimant: Claimant): void {
    this.#queue = this.#queue.filter((other) => other !== claimant);
    if (this.#holder === claimant) this.#next();
  }

  /** What a closed tab holds falls to others. */
  drop(tab: SimulatedTab): void {
    this.#queue = this.#queue.filter((claimant) => claimant.tab !== tab);
    if (this.#holder?.tab === tab) this.#next();
  }

  #next(): void {
    this.#holder = null;
    const next = this.#queue.shift();
    if (next !== undefined) this.#grant(next);
  }

  #grant(claimant: Claimant): void {
    this.#holder = claimant;
    this.net.later(1, () => claimant.tab.run(() => this.#holder === claimant && claimant.onLead()));
  }
}

export class SimulatedTab {
  readonly #browser: SimulatedBrowser;
  readonly #sources = new Set<() => void>();
  readonly #held: (() => void)[] = [];
  #state: "running" | "frozen" | "dead" = "running";
  readonly transport: Transport;

  constructor(browser: SimulatedBrowser, name: string) {
    this.#browser = browser;
    const alone = browser.net.transportOf(name);
    const world = {
      ...alone,
      later: (milliseconds: number, callback: () => void) => browser.net.later(milliseconds, () => this.run(callback)),
    };
    const shared = new SharedStream(this.#tabs(), this.#openSource(alone), world);
    this.transport = { ...world, openStream: (article, after, handlers) => shared.open(article, after, handlers) };
  }

  /** Runs now, later when the tab is frozen, never when it is dead. */
  run(callback: () => void): void {
    if (this.#state === "running") callback();
    else if (this.#state === "frozen") this.#held.push(callback);
  }

  kill(): void {
    this.#state = "dead";
    for (const close of [...this.#sources]) close();
    this.#browser.drop(this);
  }

  freeze(): void {
    this.#state = "frozen";
  }

  thaw(): void {
    this.#state = "running";
    for (const callback of this.#held.splice(0)) callback();
  }

  #tabs(): Tabs {
    const browser = this.#browser;
    return {
      join: (hear) => {
        browser.hearers.set(hear, this);
        return {
          say: (word) => {
            for (const [other, tab] of browser.hearers) {
              if (other === hear) continue;
              browser.net.later(1, () => tab.run(() => browser.hearers.has(other) && other(structuredClone(word))));
            }
          },
          leave: () => browser.hearers.delete(hear),
        };
      },
      lead: (steal, onLead, onLost) => browser.claim({ tab: this, onLead, onLost }, steal),
    };
  }

  /** A stream of the net's one article, with heartbeats. */
  #openSource(alone: Transport): OpenSource {
    const browser = this.#browser;
    return (after, handlers) => {
      browser.open += 1;
      browser.opened += 1;
      let stopBeating = () => {};
      const beat = () => {
        stopBeating = browser.net.later(4000, () => {
          this.run(() => handlers.onWord());
          beat();
        });
      };
      const closeReader = alone.openStream("article", after.get("article")!, {
        onOpen: () => {
          this.run(() => {
            handlers.onOpen();
            handlers.onWord();
          });
          beat();
        },
        onEntry: (data) => this.run(() => handlers.onSaid("entry", "article", data)),
        onGone: (data) => this.run(() => handlers.onSaid("gone", "article", data)),
        onPresence: (data) => this.run(() => handlers.onSaid("presence", "article", data)),
        onDown: () => {},
        onError: (isHeldBack = false) => {
          close();
          this.run(() => handlers.onError(isHeldBack));
        },
      });
      const close = () => {
        if (!this.#sources.delete(close)) return;
        browser.open -= 1;
        stopBeating();
        closeReader();
      };
      this.#sources.add(close);
      return close;
    };
  }
}
