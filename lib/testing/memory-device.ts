/** A device's store for unsent work, in memory: what is kept survives the desk, as a disk survives the tab. */
import type { LeftRecord, OutboxRecord, OutboxStore } from "../editor/outbox-record.ts";

export class MemoryDevice {
  readonly #records = new Map<string, string>();
  /** Ids of records whose tab still lives. */
  readonly #living = new Set<string>();
  /** Called with each record before it counts as kept. */
  onKeep: (record: OutboxRecord) => void = () => {};
  isBroken = false;
  /** False after the person has signed in anew. */
  isOfThisSignIn = true;

  get size(): number {
    return this.#records.size;
  }

  /** Whether these words are in any record. */
  holds(words: string): boolean {
    return [...this.#records.values()].some((record) => record.includes(words));
  }

  /** The store as one tab sees it. */
  store(): OutboxStore {
    return {
      keep: async (record) => {
        if (this.isBroken) throw new Error("The device is full");
        this.onKeep(record);
        this.#living.add(record.id);
        this.#records.set(record.id, JSON.stringify(record));
      },
      drop: async (id) => {
        this.#records.delete(id);
      },
      takeLeft: async (articleId) =>
        [...this.#records.values()]
          .map((text) => JSON.parse(text) as OutboxRecord)
          .filter((record) => record.articleId === articleId && !this.#living.has(record.id))
          .map((record): LeftRecord => {
            this.#living.add(record.id);
            return { record, isOfThisSignIn: this.isOfThisSignIn };
          }),
    };
  }

  /** Every tab is gone; what it held can be taken. */
  crash(): void {
    this.#living.clear();
  }
}
