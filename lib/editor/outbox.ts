/**
 * Work on its way to the server, in the order it was done: text and commands, one request at a time. A command waits for the text
 * typed before it, text for the command given before it, so that "this finding" is about the words its giver saw. Each request is
 * kept on the device, word for word, before it is sent.
 */
import { AppError } from "../app-error.ts";
import type { Person } from "../article/article.ts";
import { schemaVersion } from "../article/schema.ts";
import type { Range } from "../claim/range.ts";
import { flatStep } from "../log/flat-step.ts";
import type { CommandAnswer, Delivery, Rescue } from "./desk-view.ts";
import type { Incoming, Line } from "./incoming.ts";
import { OutboxKeeper } from "./outbox-keeper.ts";
import type { OutboxRecord, OutboxStore, Sent } from "./outbox-record.ts";
import { deskClaims, type Waiting, withClaimsMeta } from "./plugins/claims.ts";
import { sayCommand } from "./say-command.ts";
import { TextLane } from "./text-lane.ts";
import { confirmedVersion, toConfirmed, unconfirmedCount, unconfirmedList, unconfirmedSteps } from "./unconfirmed.ts";

/** Who waits for a command; the command itself waits in the editor's state. */
interface Given {
  id: string;
  resolve(): void;
  reject(error: unknown): void;
}

/** Text follows the text before it after so many milliseconds; the first key after a rest is sent at once. */
const pauseBetween = 200;
const mostTries = 4;
/** Whoever gives a command waits so many milliseconds for its answer. */
const patience = 1500;

export interface OutboxOptions {
  line: Line;
  incoming: Incoming;
  store: OutboxStore;
  rescued(): readonly Rescue[];
  me: Person;
  articleId: string;
  /** What a tab that is gone has left, to go on with; its text and places are in the editor's state already. */
  resumed: OutboxRecord | null;
}

export class Outbox {
  readonly #line: Line;
  readonly #incoming: Incoming;
  readonly #options: OutboxOptions;
  readonly #keeper: OutboxKeeper;
  readonly #given: Given[] = [];
  readonly text: TextLane;
  readonly #id: string;
  #sent: Sent | null;
  /** What the device was last told of. */
  #kept: readonly unknown[] = [];
  #isSending = false;
  #cancelPlan: (() => void) | null = null;
  #textSentAt = Number.NEGATIVE_INFINITY;

  constructor(options: OutboxOptions) {
    const { line, incoming, store, resumed } = options;
    this.#options = options;
    this.#line = line;
    this.#incoming = incoming;
    this.#id = resumed?.id ?? line.transport.newId();
    this.#sent = resumed?.sent ?? null;
    this.#keeper = new OutboxKeeper(store, line.transport, {
      record: () => (this.#isEmpty() ? null : this.#record()),
      isEmpty: () => this.#isEmpty(),
      held: resumed?.id ?? null,
    });
    this.text = new TextLane(line, incoming);
    for (const { id } of resumed?.commands ?? []) this.#take(id);
  }

  /** Commands that are not answered. */
  get commands(): number {
    return this.#given.length;
  }

  /** Since when the oldest unsent text or command has been waiting; null when nothing waits. */
  get waitingSince(): number | null {
    const [first] = this.#given;
    const since = [this.text.waitingSince, first === undefined ? null : Date.parse(this.#waiting(first.id).at)];
    return since.reduce((oldest, at) => (oldest === null || (at !== null && at < oldest) ? at : oldest), null);
  }

  /** False when the device refuses to keep what is unsent. */
  get isKept(): boolean {
    return this.#keeper.isKept;
  }

  /** As `OutboxKeeper.settled`. */
  kept(): Promise<void> {
    return this.#keeper.settled();
  }

  /** To be called after every change of the text and whenever sending may be possible again. */
  changed(): void {
    this.text.lookAtWaiting();
    this.#keep();
    this.#plan();
  }

  /** Most changes of the editor's state change nothing in here: a caret that moves, another's note. */
  #keep(): void {
    const now = [unconfirmedList(this.#line.host.state()), this.#given.length, this.#sent, this.#options.rescued()];
    if (now.every((part, index) => part === this.#kept[index])) return;
    this.#kept = now;
    this.#keeper.touch();
  }

  /**
   * `place` is where the command's `at` is on the screen now. Resolves when the command's effect has been applied here, or when it is
   * kept and no answer has come for a while: from then on a refusal goes to the rescue list.
   */
  give(id: string, command: Record<string, unknown>, place: Range | null): Promise<Delivery> {
    const state = this.#line.host.stateToChange();
    const at = new Date(this.#line.transport.now()).toISOString();
    const wait = { id, command, by: this.#options.me, at, place };
    this.#line.host.show(state.apply(withClaimsMeta(state.tr, { wait: { ...wait, ahead: unconfirmedCount(state) } })));
    return new Promise((resolve, reject) => {
      const given: Given = { id, resolve: () => resolve("answered"), reject };
      this.#given.push(given);
      if (isAboutClaim(command)) this.#letGo(given, () => resolve("kept"));
      this.changed();
      this.#line.host.changed();
    });
  }

  /** Whoever gave it goes on with their work when no answer comes. */
  #letGo(given: Given, resolve: () => void): void {
    this.#line.transport.later(patience, async () => {
      if (!this.#given.includes(given)) return;
      await this.#keeper.settled();
      if (!this.#keeper.isKept || !this.#given.includes(given)) return;
      given.reject = (error) => this.#rescue(given.id, error);
      const state = this.#line.host.stateToChange();
      this.#line.host.show(state.apply(withClaimsMeta(state.tr, { late: given.id })));
      resolve();
    });
  }

  #plan(): void {
    if (this.#isSending || !this.#hasWork()) return;
    const next = this.#textSentAt + pauseBetween - this.#line.transport.now();
    const delay = this.#given.length > 0 || this.#sent !== null ? 0 : Math.max(0, next);
    if (this.#cancelPlan !== null && delay > 0) return;
    this.#cancelPlan?.();
    this.#cancelPlan = this.#line.transport.later(delay, () => {
      this.#cancelPlan = null;
      void this.#sendNext();
    });
  }

  #hasWork(): boolean {
    return this.#given.length > 0 || this.#textBefore() > 0;
  }

  async #sendNext(): Promise<void> {
    if (this.#isSending || !this.#hasWork()) return;
    this.#isSending = true;
    try {
      const first = this.#given[0];
      if (this.#textBefore() > 0) await this.#sendText();
      else if (first !== undefined) await this.#sendCommand(first);
    } finally {
      this.#isSending = false;
      this.#line.host.changed();
      this.changed();
    }
  }

  /** How many steps go before the first command; none when the server has refused text: the rest goes on without it. */
  #textBefore(): number {
    if (this.text.refused !== null || this.#incoming.gone !== null) return 0;
    if (this.#sent !== null) return this.#sent.steps;
    const state = this.#line.host.state();
    const [first] = this.#given;
    return first === undefined ? unconfirmedCount(state) : this.#waiting(first.id).ahead;
  }

  async #sendText(): Promise<void> {
    this.#textSentAt = this.#line.transport.now();
    try {
      await this.text.send({
        resumed: this.#sent,
        most: () => this.#textBefore(),
        ask: (sent) => this.#ask(sent),
      });
    } finally {
      this.#sent = null;
    }
  }

  async #sendCommand(given: Given): Promise<void> {
    try {
      await this.#answered(given);
      given.resolve();
    } catch (error) {
      given.reject(error);
    } finally {
      this.#sent = null;
      this.#given.shift();
      const state = this.#line.host.stateToChange();
      this.#line.host.show(state.apply(withClaimsMeta(state.tr, { answered: given.id })));
    }
  }

  async #answered(given: Given): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      if (this.#incoming.gone !== null) throw this.#incoming.gone;
      try {
        const id = tries === 1 ? given.id : this.#line.transport.newId();
        const sent = this.#sent ?? { command: { ...this.#body(given.id), id }, steps: 0 };
        const answer = await this.#ask(sent);
        return await this.#incoming.reach(answer);
      } catch (error) {
        this.#sent = null;
        const isLate = error instanceof AppError && (error.code === "not-current" || error.code === "history-gone");
        // "Not current" also says that an approval saw another basis: only a late place is mended by asking again.
        if (!isLate || this.#waiting(given.id).place === null || tries === mostTries) throw error;
        await this.#incoming.catchUp();
      }
    }
  }

  /** Kept first, then sent. */
  async #ask(sent: Sent): Promise<CommandAnswer> {
    this.#sent = sent;
    this.#keep();
    await this.#keeper.settled();
    return (await this.#line.requests.ask("POST", `${this.#line.path}/commands`, sent.command)) as CommandAnswer;
  }

  #waiting(id: string): Waiting {
    return deskClaims(this.#line.host.state()).waiting.get(id)!;
  }

  #body(id: string): Record<string, unknown> {
    const { command, place } = this.#waiting(id);
    if (place === null) return command;
    const state = this.#line.host.state();
    const from = toConfirmed(state, place.from, 1);
    const to = toConfirmed(state, place.to, -1);
    if (from >= to) throw new AppError("words-not-found", "The selected words are no longer in the article.");
    return { ...command, at: { from, to, version: confirmedVersion(state) } };
  }

  /** Goes on with a command of a tab that is gone: nobody waits for its answer, so a refusal goes to the rescue list. */
  #take(id: string): void {
    this.#given.push({ id, resolve: () => {}, reject: (error) => this.#rescue(id, error) });
  }

  #rescue(id: string, error: unknown): void {
    const why = error instanceof AppError ? error.message : "";
    this.#line.host.rescue({ text: sayCommand(this.#waiting(id).command), place: "", why });
  }

  #isEmpty(): boolean {
    const isSent = unconfirmedCount(this.#line.host.state()) === 0 && this.#given.length === 0;
    return isSent && this.#options.rescued().length === 0;
  }

  /** A batch whose entry has come is answered, whether or not the answer has. */
  #stillSent(): Sent | null {
    if (this.#sent === null || this.#sent.steps === 0) return this.#sent;
    const steps = this.#incoming.batch?.count ?? 0;
    return steps === 0 ? null : { ...this.#sent, steps };
  }

  #record(): OutboxRecord {
    const state = this.#line.host.state();
    const { confirmed, clientId } = deskClaims(state);
    return {
      id: this.#id,
      articleId: this.#options.articleId,
      schemaVersion,
      at: this.#line.transport.now(),
      clientId,
      seq: confirmed.seq,
      version: confirmed.version,
      steps: unconfirmedSteps(state).map((step) => flatStep(step.toJSON())),
      commands: this.#given.map(({ id }) => {
        const { command, place, ahead } = this.#waiting(id);
        return { id, command, place, ahead };
      }),
      sent: this.#stillSent(),
      rescued: this.#options.rescued(),
    };
  }
}

/** Its effect is shown before it is answered. */
function isAboutClaim({ type, claimId }: Record<string, unknown>): boolean {
  return type === "add-claim" || claimId !== undefined;
}
