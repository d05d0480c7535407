/**
 * Text on its way to the server: one batch at a time, each made at the confirmed version. A batch ends when its entry has been
 * applied here; then what has been typed meanwhile follows. A refusal that stands stops the lane until somebody does something
 * about it: nothing typed is thrown away.
 */
import { AppError } from "../app-error.ts";
import type { CommandAnswer, Problem } from "./desk-view.ts";
import type { Incoming, Line } from "./incoming.ts";
import { deskClaims, withClaimsMeta } from "./plugins/claims.ts";
import { discardUnconfirmed } from "./receive-entries.ts";
import { problemOf } from "./save-state.ts";
import { confirmedVersion, unconfirmedCount, unconfirmedSteps } from "./unconfirmed.ts";

/** Typing within so many milliseconds goes out together, also behind a batch: on a quick line each key would be a batch of its own. */
const batchDelay = 250;
/** As many steps as one command may have. */
const longestBatch = 500;

export class TextLane {
  readonly #line: Line;
  readonly #incoming: Incoming;
  #isSending = false;
  #isPlanned = false;
  #introducing: Promise<string> | null = null;
  /** Batches refused in a row without anything having moved. */
  #stuck = 0;
  refused: Problem | null = null;
  /** Since when the oldest unsent text waits. */
  waitingSince: number | null = null;

  constructor(line: Line, incoming: Incoming) {
    this.#line = line;
    this.#incoming = incoming;
  }

  /** To be called after every change of the text, and whenever sending may be possible again. */
  sendSoon(): void {
    if (unconfirmedCount(this.#line.host.state()) === 0) this.waitingSince = null;
    else this.waitingSince ??= this.#line.transport.now();
    if (this.#isPlanned || this.#isSending || this.waitingSince === null || this.refused !== null) return;
    this.#isPlanned = true;
    this.#line.transport.later(batchDelay, () => {
      this.#isPlanned = false;
      void this.#send();
    });
  }

  /** Takes up sending after a refusal, when its cause may be gone. */
  tryAgain(): void {
    this.refused = null;
    this.#stuck = 0;
    this.sendSoon();
  }

  /** Gives up what the server refused. */
  discard(): void {
    if (this.#isSending) return;
    const { state, lost } = discardUnconfirmed(this.#line.host.state());
    this.refused = null;
    this.#line.host.show(state);
    if (lost !== "") this.#line.host.rescue(lost);
    this.sendSoon();
    this.#incoming.signal.fire();
  }

  /** Asks for a client id unless there is one: the server must know whose steps these are before they are made. */
  introduce(): Promise<string> {
    const known = deskClaims(this.#line.host.state()).clientId;
    if (known !== "") return Promise.resolve(known);
    this.#introducing ??= this.#clientId().finally(() => {
      this.#introducing = null;
    });
    return this.#introducing;
  }

  async #clientId(): Promise<string> {
    const { clientId } = (await this.#line.requests.ask("POST", `${this.#line.path}/clients`, {})) as {
      clientId: string;
    };
    this.#incoming.mine.add(clientId);
    this.#line.host.show(this.#withClient(clientId));
    return clientId;
  }

  #withClient(clientId: string) {
    const state = this.#line.host.state();
    return state.apply(withClaimsMeta(state.tr, { clientId, draw: true }).setMeta("addToHistory", false));
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      if (this.refused === null && this.#incoming.gone === null && unconfirmedCount(this.#line.host.state()) > 0) {
        await this.#sendBatch();
      }
    } finally {
      this.#isSending = false;
      this.#line.host.changed();
    }
    this.sendSoon();
  }

  async #sendBatch(): Promise<void> {
    try {
      if (this.#incoming.isResyncing) await this.#incoming.resync();
      const clientId = await this.introduce();
      const state = this.#line.host.state();
      const steps = unconfirmedSteps(state).slice(0, longestBatch);
      if (steps.length === 0 || this.#incoming.isResyncing) return;
      const version = confirmedVersion(state);
      const command = {
        id: this.#line.transport.newId(),
        type: "edit-text",
        version,
        clientId,
        steps: steps.map((step) => step.toJSON()),
      };
      const asked = this.#line.requests.ask("POST", `${this.#line.path}/commands`, command) as Promise<CommandAnswer>;
      const batch = { count: steps.length, asked, seq: null as number | null };
      this.#incoming.batch = batch;
      const answer = await asked;
      batch.seq = answer.seq;
      this.#line.host.changed();
      await this.#incoming.reach(answer);
      this.#stuck = 0;
      this.waitingSince = unconfirmedCount(this.#line.host.state()) === 0 ? null : this.#line.transport.now();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#incoming.batch = null;
      await this.#afterRefusal(error);
    } finally {
      this.#incoming.batch = null;
    }
  }

  async #afterRefusal(error: AppError): Promise<void> {
    const isCurable = this.#stuck < 3 && (await this.#cured(error));
    if (isCurable) {
      this.#stuck += 1;
      return;
    }
    this.refused = problemOf(error);
    this.#incoming.signal.fire();
    this.#line.host.changed();
  }

  /** True when the batch may be made anew: at the present version, or under a new client id. */
  async #cured(error: AppError): Promise<boolean> {
    switch (error.code) {
      case "not-current": {
        const before = this.#incoming.seq;
        await this.#incoming.catchUp();
        if (this.#incoming.seq === before) await this.#incoming.resync();
        return true;
      }
      case "history-gone":
        await this.#incoming.resync();
        return true;
      case "foreign-client":
        this.#line.host.show(this.#withClient(""));
        return true;
      default:
        return false;
    }
  }
}
