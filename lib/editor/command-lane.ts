/**
 * Commands on their way, one after another, each after the text typed before it, so that "this finding" is about the words its
 * giver saw. A command that speaks of a place holds on to it while text moves, and names it in the server's version when it goes.
 */
import { AppError } from "../app-error.ts";
import type { Range } from "../claim/range.ts";
import type { CommandAnswer } from "./desk-view.ts";
import type { Incoming, Line } from "./incoming.ts";
import { deskClaims, withClaimsMeta } from "./plugins/claims.ts";
import type { TextLane } from "./text-lane.ts";
import { confirmedVersion, toConfirmed, unconfirmedCount } from "./unconfirmed.ts";

interface Waiting {
  command: Record<string, unknown>;
  hasPlace: boolean;
  /** Name of the command, and of its place in the editor's state. */
  id: string;
  /** Steps made here before the command was given. */
  made: number;
  resolve(answer: CommandAnswer): void;
  reject(error: unknown): void;
}

const mostTries = 4;

export class CommandLane {
  readonly #line: Line;
  readonly #incoming: Incoming;
  readonly #text: TextLane;
  readonly #queue: Waiting[] = [];
  #isSending = false;

  constructor(line: Line, incoming: Incoming, text: TextLane) {
    this.#line = line;
    this.#incoming = incoming;
    this.#text = text;
  }

  get count(): number {
    return this.#queue.length;
  }

  /** `place` is where the command's `at` is on the screen now. Resolves when the command's effect has been applied here. */
  send(command: Record<string, unknown>, place: Range | null): Promise<CommandAnswer> {
    const id = this.#line.transport.newId();
    if (place !== null) this.#keepPlace(id, place);
    const { made } = deskClaims(this.#line.host.state());
    return new Promise((resolve, reject) => {
      this.#queue.push({ command, hasPlace: place !== null, id, made, resolve, reject });
      this.#line.host.changed();
      void this.#sendAll();
    });
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      await this.#sendOne(next).then(next.resolve, next.reject);
      if (next.hasPlace) this.#dropPlace(next.id);
      this.#queue.shift();
      this.#line.host.changed();
    }
    this.#isSending = false;
  }

  async #sendOne(waiting: Waiting): Promise<CommandAnswer> {
    await this.#textBefore(waiting);
    for (let tries = 1; ; tries += 1) {
      if (this.#incoming.gone !== null) throw this.#incoming.gone;
      try {
        const id = tries === 1 ? waiting.id : this.#line.transport.newId();
        const body = { ...this.#body(waiting), id };
        const answer = (await this.#line.requests.ask("POST", `${this.#line.path}/commands`, body)) as CommandAnswer;
        await this.#incoming.reach(answer);
        return answer;
      } catch (error) {
        const isLate = error instanceof AppError && (error.code === "not-current" || error.code === "history-gone");
        // "Not current" also says that an approval saw another basis: only a late place is mended by asking again.
        if (!isLate || !waiting.hasPlace || tries === mostTries) throw error;
        await this.#incoming.catchUp();
      }
    }
  }

  /** Waits until the text typed before is confirmed, or is not going to be. */
  #textBefore({ made }: Waiting): Promise<void> {
    const isDone = () => {
      const state = this.#line.host.state();
      const isStopped = this.#text.refused !== null || this.#incoming.gone !== null;
      return isStopped || deskClaims(state).made - unconfirmedCount(state) >= made;
    };
    return this.#incoming.signal.until(isDone);
  }

  #body({ command, hasPlace, id }: Waiting): Record<string, unknown> {
    if (!hasPlace) return command;
    const state = this.#line.host.state();
    const place = deskClaims(state).places.get(id)!;
    const from = toConfirmed(state, place.from, 1);
    const to = toConfirmed(state, place.to, -1);
    if (from >= to) throw new AppError("words-not-found", "The selected words are no longer in the article.");
    return { ...command, at: { from, to, version: confirmedVersion(state) } };
  }

  #keepPlace(id: string, range: Range): void {
    const state = this.#line.host.state();
    this.#line.host.show(state.apply(withClaimsMeta(state.tr, { keepPlace: { id, range } })));
  }

  #dropPlace(id: string): void {
    const state = this.#line.host.state();
    this.#line.host.show(state.apply(withClaimsMeta(state.tr, { dropPlace: id })));
  }
}
