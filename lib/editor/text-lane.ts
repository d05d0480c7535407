/**
 * How text goes to the server: a batch of steps made at the confirmed version. It ends when its entry has been applied here. A
 * refusal that stands stops the lane until somebody does something about it: nothing typed is thrown away.
 */
import { AppError } from "../app-error.ts";
import { flatStep } from "../log/flat-step.ts";
import type { CommandAnswer, Problem } from "./desk-view.ts";
import type { Batch, Incoming, Line } from "./incoming.ts";
import type { Sent } from "./outbox-record.ts";
import { deskClaims, withClaimsMeta } from "./plugins/claims.ts";
import { discardUnconfirmed } from "./receive-entries.ts";
import { problemOf } from "./save-state.ts";
import { confirmedVersion, unconfirmedCount, unconfirmedSteps } from "./unconfirmed.ts";

/** As many steps as one command may have. */
const longestBatch = 500;

export interface TextOnItsWay {
  /** A batch that was on its way when its tab went: asked again as it was. */
  resumed: Sent | null;
  /** How many steps may go now. */
  most(): number;
  ask(sent: Sent): Promise<CommandAnswer>;
}

export class TextLane {
  readonly #line: Line;
  readonly #incoming: Incoming;
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

  /** To be called after every change of the text. */
  lookAtWaiting(): void {
    if (unconfirmedCount(this.#line.host.state()) === 0) this.waitingSince = null;
    else this.waitingSince ??= this.#line.transport.now();
  }

  /** Takes up sending after a refusal, when its cause may be gone. */
  tryAgain(): void {
    this.refused = null;
    this.#stuck = 0;
  }

  /** Gives up what the server refused. */
  discard(): void {
    if (this.#incoming.batch !== null) return;
    const { state, lost } = discardUnconfirmed(this.#line.host.stateToChange());
    this.refused = null;
    this.#line.host.show(state);
    for (const text of lost) this.#line.host.rescue(text);
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
    const state = this.#line.host.stateToChange();
    return state.apply(withClaimsMeta(state.tr, { clientId, draw: true }).setMeta("addToHistory", false));
  }

  /** Sends one batch, if there is one, and resolves when it is in the article here, or refused. */
  async send(text: TextOnItsWay): Promise<void> {
    try {
      if (this.#incoming.isResyncing) await this.#incoming.resync();
      await this.introduce();
      const sent = text.resumed ?? this.#batch(text.most());
      if (sent === null || this.#incoming.isResyncing) return;
      // From here on the steps of the batch are counted: only they can come back as own.
      const batch: Batch = { count: sent.steps, asked: Promise.resolve(), seq: null };
      this.#incoming.batch = batch;
      const asked = text.ask(sent);
      batch.asked = asked;
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

  #batch(most: number): Sent | null {
    const state = this.#line.host.state();
    const steps = unconfirmedSteps(state).slice(0, Math.min(most, longestBatch));
    if (steps.length === 0) return null;
    const command = {
      id: this.#line.transport.newId(),
      type: "edit-text",
      version: confirmedVersion(state),
      clientId: deskClaims(state).clientId,
      steps: steps.map((step) => flatStep(step.toJSON())),
    };
    return { command, steps: steps.length };
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
