/**
 * The conversation with the server about one article: one stream and pages in, one batch of text and one command at a time out.
 * It can be started and stopped again; what is unsent when it stops goes on being sent.
 */
import type { Person } from "../article/article.ts";
import type { Range } from "../claim/range.ts";
import type { LogEntry } from "../log/event.ts";
import { articlePath } from "./article-path.ts";
import type { Delivery, Problem, Rescue, SaveState } from "./desk-view.ts";
import { type ConnectionHost, Incoming, type Line } from "./incoming.ts";
import { LiveStream } from "./live-stream.ts";
import { Outbox } from "./outbox.ts";
import type { OutboxRecord, OutboxStore } from "./outbox-record.ts";
import { Requests } from "./requests.ts";
import { problemOf, saveStateOf } from "./save-state.ts";
import type { Transport } from "./transport.ts";
import { unconfirmedCount } from "./unconfirmed.ts";

/** A line that died without a word is noticed by asking, and so is a page that has gone astray. */
const askEvery = 30_000;
/** How often the save state is looked at while it may get worse by time alone. */
const lookEvery = 500;

const outdated: Problem = {
  cure: "reload",
  message: "Stet was updated. Reload the page: changes that are not saved are kept in this browser.",
};

export interface ConnectionOptions {
  host: ConnectionHost;
  transport: Transport;
  articleId: string;
  store: OutboxStore;
  /** The rescue list as it is now: kept on the device with what is unsent. */
  rescued(): readonly Rescue[];
  /** Who gives the commands. */
  me: Person;
  /** What a tab that is gone has left, when this conversation goes on with it. */
  resumed: OutboxRecord | null;
}

export class Connection {
  readonly #line: Line;
  readonly #incoming: Incoming;
  readonly #outbox: Outbox;
  readonly #stream: LiveStream;
  #cancelLook: (() => void) | null = null;
  #cancelAsk: (() => void) | null = null;

  constructor({ host, transport, articleId, store, rescued, me, resumed }: ConnectionOptions) {
    const changed = () => {
      host.changed();
      this.#lookAgain();
    };
    this.#line = {
      host: {
        ...host,
        changed,
        show: (state) => {
          host.show(state);
          this.textChanged();
        },
      },
      transport,
      requests: new Requests(transport, changed, () => this.#reopen()),
      path: articlePath(articleId),
    };
    this.#incoming = new Incoming(this.#line, () => this.#stream.restart());
    this.#outbox = new Outbox({ line: this.#line, incoming: this.#incoming, store, rescued, me, articleId, resumed });
    if (resumed !== null && resumed.clientId !== "") this.#incoming.mine.add(resumed.clientId);
    this.#stream = new LiveStream(transport, articleId, {
      after: () => this.#incoming.seq,
      onEntry: (entry) => this.#arrived(entry),
      onGone: () => void this.#lookWhetherGone(),
      onPresence: (word) => host.hear(word),
      onChange: changed,
    });
  }

  /** `mayEdit`: asks for the client id at once, so that the first key pressed is already under it. */
  start(mayEdit: boolean): void {
    this.#stream.start();
    if (mayEdit) void Promise.allSettled([this.#outbox.text.introduce()]);
    this.textChanged();
    this.#lookAgain();
    this.#askAgain();
  }

  stop(): void {
    this.#stream.stop();
    this.#cancelLook?.();
    this.#cancelLook = null;
    this.#cancelAsk?.();
    this.#cancelAsk = null;
  }

  /** To be called after every change of the editor's state. */
  textChanged(): void {
    this.#outbox.changed();
    this.#incoming.signal.fire();
  }

  /** To be called when a composition has ended or a button was let go. */
  released(): void {
    this.#incoming.drainSoon();
  }

  /** Sends a command; `place` is where its `at` is on this screen. */
  send(id: string, command: Record<string, unknown>, place: Range | null): Promise<Delivery> {
    return this.#outbox.give(id, command, place);
  }

  discardUnsent(): void {
    this.#outbox.text.discard();
    this.#outbox.changed();
    this.#line.host.changed();
  }

  /** The network is back, or a person asks. */
  retryNow(): void {
    this.#takeUpText();
    this.#line.requests.retryNow();
    this.#reopen();
    this.#line.host.changed();
  }

  /** The page was out of sight or asleep: the stream may be dead. */
  wokeUp(): void {
    this.#stream.restart();
    this.#line.requests.retryNow();
  }

  get unsent(): number {
    return unconfirmedCount(this.#line.host.state()) + this.#outbox.commands;
  }

  /** To be called after every change of the rescue list. */
  rescueChanged(): void {
    this.#outbox.changed();
  }

  get isOlder(): boolean {
    return this.#incoming.isOlder;
  }

  /** Resolves when what is unsent and rescued now is on the device, or the device has refused it. */
  kept(): Promise<void> {
    return this.#outbox.kept();
  }

  get isGone(): boolean {
    return this.#incoming.gone !== null || this.#incoming.outdated;
  }

  saving(): { saveState: SaveState; problem: Problem | null } {
    return saveStateOf({
      now: this.#line.transport.now(),
      isKept: this.#outbox.isKept,
      unsent: this.unsent,
      waitingSince: this.#outbox.waitingSince,
      failingSince: this.#line.requests.failingSince,
      downSince: this.#stream.downSince,
      refused: this.#final() ?? this.#outbox.text.refused,
      lastRefusal: this.#line.requests.lastRefusal,
    });
  }

  #final(): Problem | null {
    if (this.#incoming.outdated) return outdated;
    return this.#incoming.gone === null ? null : problemOf(this.#incoming.gone);
  }

  #arrived(entry: LogEntry): void {
    this.#incoming.offer(entry);
    const isUnlocked = entry.event.type === "reopened" || entry.event.type === "archived";
    if (isUnlocked && this.#outbox.text.refused !== null) this.#takeUpText();
  }

  #takeUpText(): void {
    this.#outbox.text.tryAgain();
    this.#outbox.changed();
  }

  async #lookWhetherGone(): Promise<void> {
    await this.#incoming.resync();
    if (this.isGone) this.stop();
  }

  #reopen(): void {
    if (this.#stream.downSince !== null) this.#stream.restart();
  }

  #askAgain(): void {
    this.#cancelAsk ??= this.#line.transport.later(askEvery, () => {
      this.#cancelAsk = null;
      if (!this.isGone) void this.#incoming.catchUp(true);
      this.#askAgain();
    });
  }

  /** The save state gets worse by time alone: looks again until all is well. */
  #lookAgain(): void {
    if (this.#cancelLook !== null || (this.saving().saveState === "saved" && this.#stream.downSince === null)) return;
    this.#cancelLook = this.#line.transport.later(lookEvery, () => {
      this.#cancelLook = null;
      this.#line.host.changed();
    });
  }
}
