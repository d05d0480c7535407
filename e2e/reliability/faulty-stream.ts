/** One live stream through a faulty line: events in, events out, some lost, doubled, swapped, late or cut in the middle. */
import type { ServerResponse } from "node:http";
import { setTimeout as passed } from "node:timers/promises";
import type { Random } from "#lib/testing/seeded-random.ts";
import { cutPoint } from "./cut-point.ts";

/** What leaves the stream open stands twice: after a cut there is silence for a while, and nothing to spoil. */
const eventFaults = [
  "event lost",
  "event lost",
  "event doubled",
  "event doubled",
  "events swapped",
  "events swapped",
  "event late",
  "event shortened",
  "stream cut between events",
  "stream cut in an event",
  "stream cut inside a character",
] as const;
type EventFault = (typeof eventFaults)[number];

const border = Buffer.from("\n\n");
/** An event that waits for the next to overtake it goes on after so long alone. */
const longestWait = 200;

export interface Trouble {
  /** Does the next event meet a fault? */
  isMet(): boolean;
  onFault(fault: EventFault): void;
}

export class FaultyStream {
  readonly #response: ServerResponse;
  readonly #random: Random;
  readonly #trouble: Trouble;
  #unfinished = Buffer.alloc(0);
  #held: Buffer | null = null;
  /** Events keep their order behind one that is late. */
  #line: Promise<void> = Promise.resolve();

  constructor(response: ServerResponse, random: Random, trouble: Trouble) {
    this.#response = response;
    this.#random = random;
    this.#trouble = trouble;
  }

  take(bytes: Buffer): void {
    this.#unfinished = Buffer.concat([this.#unfinished, bytes]);
    for (let end = this.#unfinished.indexOf(border); end >= 0; end = this.#unfinished.indexOf(border)) {
      const event = this.#unfinished.subarray(0, end + border.length);
      this.#unfinished = this.#unfinished.subarray(end + border.length);
      this.#line = this.#line.then(() => this.#pass(event));
    }
  }

  end(): void {
    void this.#line.then(() => this.#response.end());
  }

  async #pass(event: Buffer): Promise<void> {
    const isEntry = event.includes("event: entry");
    const fault = isEntry && this.#trouble.isMet() ? this.#random.pick(eventFaults) : null;
    if (fault === "events swapped") {
      this.#hold(event);
      return;
    }
    if (fault?.startsWith("stream cut")) this.#cut(event, fault);
    else await this.#send(event, fault);
    this.#letGo(true);
  }

  async #send(event: Buffer, fault: EventFault | null): Promise<void> {
    if (fault !== null) this.#trouble.onFault(fault);
    if (fault === "event lost") return;
    if (fault === "event late") await passed(this.#random.below(600));
    const at = fault === "event shortened" ? cutPoint(event, this.#random, false) : null;
    this.#write(at === null ? event : Buffer.concat([event.subarray(0, at), border]));
    if (fault === "event doubled") this.#write(event);
  }

  #cut(event: Buffer, fault: EventFault): void {
    const isInside = fault === "stream cut inside a character";
    const at = fault === "stream cut between events" ? event.length : cutPoint(event, this.#random, isInside);
    if (at !== null) this.#trouble.onFault(fault);
    this.#write(at === null ? event : event.subarray(0, at), () => at !== null && this.#response.destroy());
  }

  #hold(event: Buffer): void {
    this.#letGo(true);
    this.#held = event;
    setTimeout(() => this.#held === event && this.#letGo(false), longestWait);
  }

  #letGo(isOvertaken: boolean): void {
    if (this.#held === null) return;
    if (isOvertaken) this.#trouble.onFault("events swapped");
    this.#write(this.#held);
    this.#held = null;
  }

  #write(bytes: Buffer, onWritten: () => void = () => {}): void {
    if (!this.#response.destroyed && !this.#response.writableEnded) this.#response.write(bytes, onWritten);
  }
}
