/**
 * The tab that keeps the browser's one live stream. It knows what every tab wants, streams all of it from the earliest place asked
 * for, and passes on what comes. A tab that wants something new, or from further back, makes it open the stream anew from there:
 * entries then come twice, which every desk sorts out by `seq`.
 */
import { type Presence, type PresenceWord, presentAfter } from "../log/presence.ts";
import type { OpenSource, Said } from "./event-source.ts";
import { pauseAfter } from "./pause.ts";
import type { TabWord } from "./tabs.ts";
import type { Transport } from "./transport.ts";

export const beatEvery = 4000;
/** Wishes that come together are answered by one stream. */
const gathering = 40;
/** A tab that has not answered beats for so long is gone. */
const forgottenAfter = 30_000;
/** A stream that was silent for so long is not trusted when a tab asks. */
const doubtAfter = 7000;

interface Wishes {
  heardAt: number;
  articles: Set<string>;
}

export class StreamLeader {
  readonly #tab: string;
  readonly #world: Pick<Transport, "now" | "later" | "random">;
  readonly #openSource: OpenSource;
  readonly #say: (word: TabWord) => void;
  readonly #tabs = new Map<string, Wishes>();
  /** Article → the last entry passed on. */
  readonly #cursors = new Map<string, number>();
  /** Article → who else is there, as the stream that is open has told. */
  readonly #present = new Map<string, ReadonlyMap<string, Presence>>();
  #close: (() => void) | null = null;
  #cancelOpen: (() => void) | null = null;
  #cancelBeat: (() => void) | null = null;
  #isLive = false;
  /** A broken stream waits for its next try. */
  #isPausing = false;
  #failures = 0;
  #heardAt = 0;
  #beatAt = Number.NEGATIVE_INFINITY;

  constructor(
    tab: string,
    world: Pick<Transport, "now" | "later" | "random">,
    openSource: OpenSource,
    say: (word: TabWord) => void,
  ) {
    this.#tab = tab;
    this.#world = world;
    this.#openSource = openSource;
    this.#say = say;
  }

  start(): void {
    this.#say({ say: "lead", tab: this.#tab });
    this.#beatOn();
  }

  end(): void {
    this.#cancelBeat?.();
    this.#shut();
  }

  hear(word: TabWord): void {
    if (word.say === "want") this.#wanted(word.tab, word.article, word.after);
    else if (word.say === "still") this.#stillWanted(word.tab, word.articles);
  }

  #wanted(tab: string, article: string, after: number): void {
    const wishes = this.#tabs.get(tab) ?? { heardAt: 0, articles: new Set() };
    this.#tabs.set(tab, { heardAt: this.#world.now(), articles: wishes.articles.add(article) });
    const cursor = this.#cursors.get(article);
    const isBehind = cursor !== undefined && cursor <= after;
    if (!isBehind) this.#cursors.set(article, after);
    const isDoubtful = this.#isLive && this.#world.now() - this.#heardAt > doubtAfter;
    if (!isBehind || isDoubtful || this.#isPausing) this.#openSoon(gathering);
    else if (this.#isLive) {
      this.#beat();
      this.#tellPresence(article);
    }
  }

  #stillWanted(tab: string, articles: readonly string[]): void {
    this.#tabs.set(tab, { heardAt: this.#world.now(), articles: new Set(articles) });
    // A tab that was forgotten while it slept.
    if (articles.some((article) => !this.#cursors.has(article))) this.#say({ say: "lead", tab: this.#tab });
  }

  /** Who wants something does not wait for the end of a pause. */
  #openSoon(pause: number): void {
    if (this.#cancelOpen !== null && !this.#isPausing) return;
    this.#isPausing = false;
    this.#cancelOpen?.();
    this.#cancelOpen = this.#world.later(pause, () => this.#open());
  }

  #open(): void {
    this.#shut();
    this.#forget();
    if (this.#cursors.size === 0) return;
    let isCurrent = true;
    const close = this.#openSource(new Map(this.#cursors), {
      onOpen: () => {
        if (!isCurrent) return;
        this.#isLive = true;
        this.#failures = 0;
      },
      onWord: () => {
        if (!isCurrent) return;
        this.#heardAt = this.#world.now();
        // Told by what comes, not by the clock: timers hardly run in a tab out of sight.
        if (this.#heardAt - this.#beatAt > beatEvery / 2) this.#beat();
      },
      onSaid: (say, article, data) => {
        if (isCurrent) this.#passOn(say, article, data);
      },
      onError: (isHeldBack) => {
        if (isCurrent) this.#broken(isHeldBack);
      },
    });
    this.#close = () => {
      isCurrent = false;
      close();
    };
    this.#beatAt = Number.NEGATIVE_INFINITY;
  }

  #shut(): void {
    this.#cancelOpen?.();
    this.#cancelOpen = null;
    this.#close?.();
    this.#close = null;
    this.#isLive = false;
    this.#isPausing = false;
    this.#present.clear();
  }

  #broken(isHeldBack: boolean): void {
    this.#shut();
    this.#openSoon(pauseAfter(this.#failures, isHeldBack, this.#world.random()));
    this.#isPausing = true;
    this.#failures += 1;
    this.#beat();
  }

  #passOn(say: Said, article: string, data: unknown): void {
    if (say === "presence") this.#keepPresence(article, data as PresenceWord);
    else if (say === "gone") {
      this.#cursors.delete(article);
      this.#present.delete(article);
      for (const { articles } of this.#tabs.values()) articles.delete(article);
    } else {
      const { seq } = (data as { entry: { seq: number } }).entry;
      this.#cursors.set(article, Math.max(seq, this.#cursors.get(article) ?? 0));
    }
    this.#say({ say, tab: this.#tab, article, data });
  }

  #keepPresence(article: string, word: PresenceWord): void {
    this.#present.set(article, presentAfter(this.#present.get(article) ?? new Map(), word));
  }

  /** The stream has told who is here when it was opened: a tab that comes later hears it from here. */
  #tellPresence(article: string): void {
    const present = this.#present.get(article);
    if (present === undefined) return;
    const data: PresenceWord = { article, all: true, here: [...present.values()], gone: [] };
    this.#say({ say: "presence", tab: this.#tab, article, data });
  }

  #forget(): void {
    const now = this.#world.now();
    for (const [tab, { heardAt }] of this.#tabs) if (now - heardAt > forgottenAfter) this.#tabs.delete(tab);
    const wanted = new Set([...this.#tabs.values()].flatMap(({ articles }) => [...articles]));
    for (const article of [...this.#cursors.keys()]) if (!wanted.has(article)) this.#cursors.delete(article);
  }

  #beatOn(): void {
    this.#cancelBeat = this.#world.later(beatEvery, () => {
      if (this.#world.now() - this.#beatAt >= beatEvery / 2) this.#beat();
      this.#beatOn();
    });
  }

  #beat(): void {
    this.#beatAt = this.#world.now();
    this.#say({ say: "beat", tab: this.#tab, live: this.#isLive ? [...this.#cursors.keys()] : [] });
  }
}
