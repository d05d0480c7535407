/**
 * What tabs that are gone have left unsent. Each is taken up by a desk of its own without a screen, which stands where the dead tab
 * stood, delivers in order and catches up; the desk on the screen hears of it like of any other's edit. What can no longer be
 * delivered goes to the rescue list. Of an earlier sign-in nothing is delivered before the person says so.
 */
import { AppError } from "../app-error.ts";
import { schemaVersion } from "../article/schema.ts";
import type { ArticleState } from "../log/article-state.ts";
import { type ArticleSnapshot, stateOf } from "../log/snapshot.ts";
import { articlePath } from "./article-path.ts";
import type { Desk } from "./desk.ts";
import type { LeftWork } from "./desk-view.ts";
import type { LostText } from "./lost-text.ts";
import type { OutboxRecord, OutboxStore } from "./outbox-record.ts";
import { sayCommand } from "./say-command.ts";
import type { Transport } from "./transport.ts";

/** The tab before this one may still be closing: it is looked for again. */
const looksAfter = [0, 2000, 10_000];
/** How often a delivery is looked at. */
const lookEvery = 100;

export interface LeftOptions {
  transport: Transport;
  store: OutboxStore;
  articleId: string;
  /** A desk at `article`, which is as it stood at the record's `seq`. */
  resume(record: OutboxRecord, article: ArticleState): Desk;
  rescue(lost: LostText): void;
  /** Resolves when the rescue list as it is now is on the device. */
  kept(): Promise<void>;
  changed(): void;
}

export class LeftBehind {
  readonly #options: LeftOptions;
  readonly #waiting = new Map<string, OutboxRecord>();
  readonly #delivering = new Map<string, Desk | null>();
  #hasLooked = false;
  offered: readonly LeftWork[] = [];

  constructor(options: LeftOptions) {
    this.#options = options;
  }

  get isDelivering(): boolean {
    return this.#waiting.size > 0 || this.#delivering.size > 0;
  }

  look(): void {
    if (this.#hasLooked) return;
    this.#hasLooked = true;
    for (const after of looksAfter) this.#options.transport.later(after, () => void this.#lookQuietly());
  }

  takeUp(id: string): void {
    const record = this.#waiting.get(id);
    this.#forget(id);
    if (record !== undefined) void this.#deliver(record);
  }

  giveUp(id: string): void {
    this.#forget(id);
    void this.#options.store.drop(id);
  }

  /** A browser that keeps nothing has nothing left. */
  async #lookQuietly(): Promise<void> {
    const [looked] = await Promise.allSettled([this.#lookOnce()]);
    if (looked.status === "rejected") console.error("What closed tabs have left cannot be read", looked.reason);
  }

  async #lookOnce(): Promise<void> {
    for (const { record, isOfThisSignIn } of await this.#options.store.takeLeft(this.#options.articleId)) {
      if (isOfThisSignIn) void this.#deliver(record);
      else this.#offer(record);
    }
  }

  #offer(record: OutboxRecord): void {
    this.#waiting.set(record.id, record);
    this.#offeredChanged();
  }

  #forget(id: string): void {
    this.#waiting.delete(id);
    this.#offeredChanged();
  }

  #offeredChanged(): void {
    this.offered = [...this.#waiting.values()].map((record) => ({
      id: record.id,
      at: record.at,
      text: wordsOf(record),
    }));
    this.#options.changed();
  }

  async #deliver(record: OutboxRecord): Promise<void> {
    this.#delivering.set(record.id, null);
    this.#options.changed();
    try {
      await this.#delivered(record);
    } catch (error) {
      const why =
        error instanceof AppError ? error.message : "Stet was updated since, or the work does not fit any more.";
      if (!(error instanceof AppError)) console.error("Unsent work of a closed tab could not be taken up", error);
      this.#options.rescue({ text: wordsOf(record), place: "", why });
      for (const rescue of record.rescued) this.#options.rescue(rescue);
      await this.#options.kept();
      await this.#options.store.drop(record.id);
    }
    this.#delivering.delete(record.id);
    this.#options.changed();
  }

  async #delivered(record: OutboxRecord): Promise<void> {
    if (record.schemaVersion !== schemaVersion) throw new Error("The record is of another format of articles");
    const desk = this.#options.resume(record, await this.#articleAt(record.seq));
    this.#delivering.set(record.id, desk);
    desk.connect();
    await this.#until(() => !desk.hasUnsent() || isStopped(desk));
    const why = desk.read().problem?.message ?? "";
    desk.discardUnsent();
    const { rescued } = desk.read();
    for (const { text, place, why: known } of rescued) this.#options.rescue({ text, place, why: known || why });
    // With nothing left in it the desk takes the record off the device: not before the other record holds it.
    await this.#options.kept();
    for (const { id } of rescued) desk.dismissRescue(id);
    desk.destroy();
  }

  /** Waits out a line that is down. */
  async #articleAt(seq: number): Promise<ArticleState> {
    const { transport, articleId } = this.#options;
    for (;;) {
      try {
        const path = `${articlePath(articleId)}?seq=${seq}`;
        return stateOf((await transport.fetchJson("GET", path)) as ArticleSnapshot);
      } catch (error) {
        if (error instanceof AppError && error.status < 500 && error.status !== 401 && error.status !== 429)
          throw error;
        await new Promise<void>((resolve) => transport.later(3000, resolve));
      }
    }
  }

  #until(isReady: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        this.#options.changed();
        if (isReady()) resolve();
        else this.#options.transport.later(lookEvery, look);
      };
      look();
    });
  }
}

/** Refused for good, or the article can no longer be read: waiting changes nothing. */
function isStopped(desk: Desk): boolean {
  const cure = desk.read().problem?.cure;
  return cure === "discard" || cure === "reload";
}

/** All words of the record, whatever format its steps have. */
function wordsOf({ steps, commands }: OutboxRecord): string {
  const typed = steps.flatMap((step) => textsIn(step)).join("");
  return [typed, ...commands.map(({ command }) => sayCommand(command))].filter((part) => part !== "").join("\n");
}

function textsIn(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap((part) => textsIn(part));
  if (json === null || typeof json !== "object") return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === "text" && typeof value === "string" ? [value] : textsIn(value),
  );
}
