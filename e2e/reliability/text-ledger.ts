/**
 * Keeps count of what is typed. Every piece of text carries a sign of its own (a Hangul syllable that stands nowhere else); each time a
 * step made at a desk puts a sign in, that is one typing of it. In the end each typing must be found again: in a step the log has
 * accepted, or in a rescue list.
 */
import type { Step } from "prosemirror-transform";
import type { LogEntry } from "#lib/log/event.ts";
import type { Random } from "#lib/testing/seeded-random.ts";

const firstSign = 0xac00;
const lastSign = 0xd7a3;
const sign = /[\uac00-\ud7a3]/g;
/** What stands beside the sign: so that claims meet numbers, other scripts and half words. */
const company = ["", "", "65%", "over 90", "TTP", "2023", "“victory”", "دری", "e\u0301", "👩‍🚀", "1,000", "-5"];

export class TextLedger {
  readonly #typed = new Map<string, number>();
  /** What clients without a rescue list have dropped. */
  readonly #dropped = new Map<string, number>();
  #next = firstSign;

  /** A word that was never typed before. Throws when there are no more. */
  newWord(random: Random): string {
    if (this.#next > lastSign) throw new Error("All signs are used up: make the rounds shorter");
    const own = String.fromCharCode(this.#next);
    this.#next += 1;
    return random.chance(0.5) ? random.pick(company) + own : own + random.pick(company);
  }

  get hasSigns(): boolean {
    return this.#next + 40 < lastSign;
  }

  typed(steps: readonly Step[]): void {
    for (const step of steps) count(this.#typed, step.toJSON());
  }

  dropped(steps: readonly Step[]): void {
    for (const step of steps) count(this.#dropped, step.toJSON());
  }

  /** Typings that are nowhere, and text that is in the log more often than it was typed. */
  faults(log: readonly LogEntry[], rescued: readonly string[]): string[] {
    const accepted = new Map<string, number>();
    for (const { event } of log) if (event.type === "text-edited") count(accepted, event.steps);
    const kept = new Map(this.#dropped);
    for (const text of rescued) count(kept, text);
    const faults: string[] = [];
    for (const own of new Set([...this.#typed.keys(), ...accepted.keys()])) {
      const times = this.#typed.get(own) ?? 0;
      const taken = accepted.get(own) ?? 0;
      if (taken > times) faults.push(`"${own}" was typed ${times} times and is in the log ${taken} times`);
      const missing = times - taken - (kept.get(own) ?? 0);
      if (missing > 0) faults.push(`"${own}" was typed ${times} times; ${missing} of them are nowhere`);
    }
    return faults;
  }
}

function count(counts: Map<string, number>, value: unknown): void {
  for (const [own] of JSON.stringify(value).matchAll(sign)) counts.set(own, (counts.get(own) ?? 0) + 1);
}
