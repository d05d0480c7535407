/**
 * Desks on a simulated network: time is a queue that the test turns, the server is the real authority, the line is as bad as asked
 * for. All chance comes from one seed.
 */
import { AppError } from "../app-error.ts";
import type { Transport } from "../editor/transport.ts";
import type { CommandInput } from "../log/command.ts";
import type { ArticleEvent, LogEntry } from "../log/event.ts";
import { fingerprintOf } from "../log/fingerprint.ts";
import { type Presence, type PresenceWord, presentAfter } from "../log/presence.ts";
import type { PresenceInput } from "../log/presence-input.ts";
import { snapshotOf } from "../log/snapshot.ts";
import { articleAt, type Newsroom } from "./newsroom.ts";
import type { Random } from "./seeded-random.ts";

/** Probabilities from 0 to 1, delays in milliseconds. */
export interface Line {
  slowest: number;
  /** The request never reaches the server. */
  loseRequest: number;
  /** The server did it, the answer is lost. */
  loseAnswer: number;
  /** An entry of the stream goes missing, or comes twice. */
  loseEntry: number;
  doubleEntry: number;
  /** The stream breaks instead of delivering. */
  breakStream: number;
}

export const goodLine: Line = {
  slowest: 20,
  loseRequest: 0,
  loseAnswer: 0,
  loseEntry: 0,
  doubleEntry: 0,
  breakStream: 0,
};

interface Timer {
  at: number;
  order: number;
  callback(): void;
}

interface Reader {
  name: string;
  after: number;
  onEntry(entry: LogEntry): void;
  onPresence(word: PresenceWord): void;
  onError(): void;
}

export class SimulatedNet {
  readonly room: Newsroom;
  readonly #random: Random;
  readonly #timers = new Set<Timer>();
  readonly #readers = new Set<Reader>();
  readonly #done = new Map<string, { content: string; answer: unknown }>();
  #present: ReadonlyMap<string, Presence> = new Map();
  #order = 0;
  #ids = 0;
  line: Line;
  /** Milliseconds one way for those who are far away, by name. */
  readonly far = new Map<string, number>();
  time = 0;
  /** Which build of Stet answers. */
  build = "test";
  /** No request is answered and no stream lives while this is true. */
  isDown = false;
  /** Called with each command that reaches the server. */
  onCommand: (name: string, command: CommandInput) => void = () => {};
  /** Called with each entry that a stream is about to bring to this reader; what it is changed to arrives. */
  onDelivery: (name: string, entry: LogEntry) => void = () => {};
  /** Called with each word on where somebody is. */
  onPresence: (word: PresenceInput) => void = () => {};
  /** Commands that were carried out. */
  readonly accepted: CommandInput[] = [];
  /** Whose stream brings no entries, though other words: they are late. */
  #lateFor: string | null = null;
  /** Something between holds back what streams say. */
  holdsBack = false;
  /** Answers everything with this, when set: nobody may read the article any more. */
  absence: AppError | null = null;
  /** Refuses every edit with this, when set. */
  refusal: AppError | null = null;

  constructor(room: Newsroom, random: Random, line: Line = goodLine) {
    this.room = room;
    this.#random = random;
    this.line = line;
  }

  /** Nothing that a tab had planned happens after it is gone. */
  transportOf(name: string, isAlive: () => boolean = () => true): Transport {
    const later = (milliseconds: number, callback: () => void) =>
      this.later(milliseconds, () => isAlive() && callback());
    return {
      fetchJson: (method, path, body) =>
        new Promise((resolve, reject) => {
          this.#fetch(name, method, path, body).then(
            (answer) => isAlive() && resolve(answer),
            (error) => isAlive() && reject(error),
          );
        }),
      openStream: (_, after, handlers) => {
        const reader: Reader = {
          name,
          after,
          onEntry: (entry) => isAlive() && handlers.onEntry({ article: "article", entry }),
          onPresence: (word) => isAlive() && handlers.onPresence(word),
          onError: () => isAlive() && handlers.onError(),
        };
        later(this.#delay(name), () => {
          if (this.isDown) return handlers.onError();
          if (this.holdsBack) return void later(10_000, () => handlers.onError(true));
          this.#readers.add(reader);
          handlers.onOpen();
          this.#feed(reader);
          reader.onPresence(this.#whoIsHere(name));
        });
        return () => this.#readers.delete(reader);
      },
      sendLast: (path, body) => void Promise.allSettled([this.#fetch(name, "POST", path, body)]),
      later,
      now: () => this.time,
      build: "test",
      newId: () => this.#newId(name),
      isHidden: () => false,
      random: () => this.#random.below(1000) / 1000,
    };
  }

  later(milliseconds: number, callback: () => void): () => void {
    this.#order += 1;
    // Whole milliseconds, as clocks of browsers tell them: a hair's breadth later would never come.
    const timer = { at: this.time + Math.ceil(milliseconds), order: this.#order, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets so much time pass; what is due happens in order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const next = this.#next();
      if (next === undefined || next.at > end) break;
      this.#timers.delete(next);
      this.time = next.at;
      next.callback();
    }
    this.time = end;
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (next === undefined || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    }
    return next;
  }

  /** Lets time pass until the condition holds; fails when that takes longer than `most`. */
  async until(condition: () => boolean, most = 600_000): Promise<void> {
    const end = this.time + most;
    while (!condition()) {
      if (this.time > end) throw new Error("What was waited for did not happen");
      await this.pass(50);
    }
  }

  /** From now on no entry comes through this person's stream; null: they all come. */
  holdEntriesFrom(name: string | null): void {
    this.#lateFor = name;
    this.#wake();
  }

  /** Every stream breaks now. */
  breakStreams(): void {
    for (const reader of [...this.#readers]) {
      this.#readers.delete(reader);
      reader.onError();
    }
  }

  /** Runs a command as somebody without a desk. */
  run(name: string, command: CommandInput): ArticleEvent[] {
    const events = this.room.run({ id: name, name }, command);
    this.#wake();
    return events;
  }

  #newId(name: string): string {
    this.#ids += 1;
    return `${name}-${this.#ids}`;
  }

  #fetch(name: string, method: string, path: string, body: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const fail = () => this.later(this.#delay(name), () => reject(new TypeError("network failure")));
      if (this.isDown || this.#random.chance(this.line.loseRequest)) return void fail();
      this.later(this.#delay(name), () => {
        if (this.isDown) return void fail();
        const settle = this.#settled(() => this.#serve(name, method, path, body));
        if (this.#random.chance(this.line.loseAnswer)) return void fail();
        this.later(this.#delay(name), () => settle(resolve, reject));
      });
    });
  }

  /** Runs at once, tells later: an answer on its way is what it was when the server gave it. */
  #settled(serve: () => unknown): (resolve: (answer: unknown) => void, reject: (error: unknown) => void) => void {
    try {
      const answer = JSON.stringify(serve());
      return (resolve) => resolve(JSON.parse(answer));
    } catch (error) {
      return (_, reject) => reject(error);
    }
  }

  #serve(name: string, method: string, path: string, body: unknown): unknown {
    if (this.absence !== null) throw this.absence;
    const { state } = this.room.live;
    if (path.endsWith("/clients")) return { clientId: this.#newId(`client-${name}`) };
    if (path.endsWith("/presence")) return this.#tellPresence(name, body as PresenceInput);
    if (path.endsWith("/commands")) return this.#command(name, body as CommandInput);
    if (method === "GET" && !path.includes("/events")) {
      const seq = /seq=(\d+)/.exec(path)?.[1];
      return snapshotOf(seq === undefined ? state : articleAt(this.room, Number(seq)));
    }
    const after = Number(/after=(\d+)/.exec(path)?.[1]);
    const events = this.room.log.slice(after, after + 20);
    const fingerprint = path.includes("fingerprint=1") && {
      seq: state.seq,
      hash: fingerprintOf(state),
      build: this.build,
    };
    return {
      events,
      presence: this.#whoIsHere(name).here,
      next: after + 20 < this.room.log.length ? events.at(-1)!.seq : null,
      ...(fingerprint && { fingerprint }),
    };
  }

  #tellPresence(name: string, word: PresenceInput): object {
    this.onPresence(word);
    const key = `${name}:${word.tab}`;
    const presence = "gone" in word ? [] : [{ key, person: { id: name, name }, at: word.at, claimId: word.claimId }];
    const gone = "gone" in word ? [key] : [];
    const told: PresenceWord = { article: "article", all: false, here: presence, gone };
    this.#present = presentAfter(this.#present, told);
    for (const reader of this.#readers) {
      if (reader.name !== name)
        this.later(this.#delay(reader.name), () => this.#readers.has(reader) && reader.onPresence(told));
    }
    return { told: true };
  }

  /** Everybody but this person. */
  #whoIsHere(name: string): PresenceWord {
    const here = [...this.#present.values()].filter(({ person }) => person.id !== name);
    return { article: "article", all: true, here, gone: [] };
  }

  #command(name: string, command: CommandInput): unknown {
    this.onCommand(name, command);
    const content = JSON.stringify(command);
    const before = this.#done.get(command.id);
    if (before !== undefined) {
      if (before.content !== content) throw new AppError("id-reused", "The id was used before");
      return before.answer;
    }
    if (this.refusal !== null && command.type === "edit-text") throw this.refusal;
    const first = this.room.live.state.seq;
    this.room.run({ id: name, name }, command);
    const { seq, version } = this.room.live.state;
    const answer = { seq, version, events: this.room.log.slice(first, seq) };
    this.accepted.push(command);
    this.#done.set(command.id, { content, answer });
    this.#wake();
    return answer;
  }

  #wake(): void {
    for (const reader of this.#readers) this.later(this.#delay(reader.name), () => this.#feed(reader));
  }

  #feed(reader: Reader): void {
    if (reader.name === this.#lateFor) return;
    for (const entry of this.room.log.slice(reader.after)) {
      if (!this.#readers.has(reader)) return;
      reader.after = entry.seq;
      if (this.isDown || this.#random.chance(this.line.breakStream)) {
        this.#readers.delete(reader);
        reader.onError();
        return;
      }
      const copy = JSON.parse(JSON.stringify(entry)) as LogEntry;
      this.onDelivery(reader.name, copy);
      if (!this.#random.chance(this.line.loseEntry)) reader.onEntry(copy);
      if (this.#random.chance(this.line.doubleEntry)) reader.onEntry(copy);
    }
  }

  #delay(name: string): number {
    return this.far.get(name) ?? 1 + this.#random.below(this.line.slowest);
  }
}

/** Everything that promises already have to do is done. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
