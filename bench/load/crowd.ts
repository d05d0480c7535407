/**
 * Typists and readers in one process, whatever the server: the protocol is the member's, the pace is here. A letter counts from the
 * moment its key went down, also when it has to wait for the answer to the one before.
 */
import { seededRandom } from "#lib/testing/seeded-random.ts";
import { Arrivals, type Percentiles } from "./arrivals.ts";

/** Where one of them types: a paragraph of more than 100 letters, by its number, and an offset into its text. */
export interface Spot {
  paragraph: number;
  offset: number;
}

export interface Member {
  /** Types these letters as one edit; resolves with the answer. */
  type(keys: readonly number[]): Promise<void>;
  leave(): void;
}

export interface Meeting {
  /** Whether a further edit may be sent before the last is answered. */
  overlaps: boolean;
  /** Where edits are noted; another one for each phase. */
  arrivals: Arrivals;
  join(who: number, spot: Spot | null): Promise<Member>;
}

/** `eager`: each sends the next letter with the answer to the last. Else so many letters a second by each. */
export interface Phase {
  readers: number;
  pace: "eager" | number;
  seconds: number;
}

export interface Outcome {
  edits: number;
  perSecond: number;
  answered: Percentiles;
  seen: Percentiles;
  /** Arrivals at others that had not come ten seconds after the last key. */
  missing: number;
}

const longestWait = 10_000;

export class Crowd {
  readonly #meeting: Meeting;
  readonly #typists: Member[] = [];
  readonly #readers: Member[] = [];

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
  }

  async gather(spots: readonly Spot[], readers: number): Promise<void> {
    // One after the other: the first brings the text where the server has none.
    for (const [who, spot] of spots.entries()) this.#typists.push(await this.#meeting.join(who, spot));
    for (let count = 0; count < readers; count += 1) {
      this.#readers.push(await this.#meeting.join(spots.length + count, null));
    }
  }

  async run({ readers, pace, seconds }: Phase): Promise<Outcome> {
    for (const reader of this.#readers.splice(readers)) reader.leave();
    const arrivals = new Arrivals();
    this.#meeting.arrivals = arrivals;
    const started = performance.now();
    const until = started + seconds * 1000;
    const typing = this.#typists.map((typist, who) =>
      pace === "eager" ? this.#typeEagerly(typist, arrivals, until) : this.#typeAt(pace, typist, who, arrivals, until),
    );
    await Promise.all(typing);
    const took = performance.now() - started;
    const edits = arrivals.answered.count;
    const expected = edits * (this.#typists.length + this.#readers.length - 1);
    await waitUntil(() => arrivals.seen.count >= expected);
    return {
      edits,
      perSecond: (edits / took) * 1000,
      answered: arrivals.answered.percentiles(),
      seen: arrivals.seen.percentiles(),
      missing: expected - arrivals.seen.count,
    };
  }

  leave(): void {
    for (const member of [...this.#typists, ...this.#readers]) member.leave();
  }

  async #typeEagerly(typist: Member, arrivals: Arrivals, until: number): Promise<void> {
    while (performance.now() < until) {
      const keys = [performance.now()];
      await typist.type(keys);
      arrivals.answer(keys, performance.now());
    }
  }

  async #typeAt(pace: number, typist: Member, who: number, arrivals: Arrivals, until: number): Promise<void> {
    const random = seededRandom(who + 1);
    const interval = 1000 / pace;
    const waiting: number[] = [];
    const sending = new Set<Promise<void>>();

    const send = async (): Promise<void> => {
      const keys = waiting.splice(0);
      await typist.type(keys);
      arrivals.answer(keys, performance.now());
    };
    const flush = (): void => {
      if (waiting.length === 0 || (sending.size > 0 && !this.#meeting.overlaps)) return;
      const sent = send();
      sending.add(sent);
      void sent.then(
        () => {
          sending.delete(sent);
          flush();
        },
        () => {},
      );
    };

    await pause(random.next() * interval);
    while (performance.now() < until) {
      waiting.push(performance.now());
      flush();
      await pause(interval * (0.5 + random.next()));
    }
    while (sending.size > 0) await Promise.all(sending);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const until = performance.now() + longestWait;
  while (!isSo() && performance.now() < until) await pause(20);
}
