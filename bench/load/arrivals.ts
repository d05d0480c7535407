/**
 * When each edit was pressed, answered, and seen by each of the others, on the clock of one process. An edit may be seen before the
 * answer tells which one it is: such arrivals wait for it.
 */
export class Samples {
  #values = new Float32Array(1024);
  #count = 0;

  push(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float32Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  percentiles(): Percentiles {
    const sorted = this.#values.slice(0, this.#count).sort();
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

interface Pressed {
  by: number;
  /** One time for each letter. */
  keys: readonly number[];
}

export class Arrivals {
  readonly answered = new Samples();
  readonly seen = new Samples();
  readonly #pressed = new Map<number, Pressed>();
  readonly #early = new Map<number, { who: number; at: number }[]>();

  /** `edit` names it for everybody; `keys` are the times of its letters. */
  sent(edit: number, by: number, keys: readonly number[]): void {
    this.#pressed.set(edit, { by, keys });
    for (const { who, at } of this.#early.get(edit) ?? []) this.#note(edit, who, at);
    this.#early.delete(edit);
  }

  answer(keys: readonly number[], at: number): void {
    for (const key of keys) this.answered.push(at - key);
  }

  arrived(edit: number, who: number, at: number): void {
    if (this.#pressed.has(edit)) {
      this.#note(edit, who, at);
      return;
    }
    const waiting = this.#early.get(edit);
    if (waiting === undefined) this.#early.set(edit, [{ who, at }]);
    else waiting.push({ who, at });
  }

  #note(edit: number, who: number, at: number): void {
    const { by, keys } = this.#pressed.get(edit)!;
    if (by === who) return;
    for (const key of keys) this.seen.push(at - key);
  }
}
