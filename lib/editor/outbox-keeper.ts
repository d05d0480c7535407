/**
 * Writes the outbox to the device: soon after each change, one write at a time, and always before anything of it is sent. A device
 * that keeps nothing stops nobody from sending; `isKept` then says so.
 */
import type { OutboxRecord, OutboxStore } from "./outbox-record.ts";
import type { Transport } from "./transport.ts";

/** Keys pressed within so many milliseconds are written together. */
const writeDelay = 50;
/** An empty outbox is taken off the device when it has stayed empty for so long. */
const dropDelay = 1000;

export interface Kept {
  /** What is to be kept now; null when nothing is. */
  record(): OutboxRecord | null;
  isEmpty(): boolean;
  /** Id under which the device holds something already. */
  held: string | null;
}

export class OutboxKeeper {
  readonly #store: OutboxStore;
  readonly #transport: Transport;
  readonly #kept: Kept;
  #isDirty = false;
  #writing: Promise<void> | null = null;
  /** Of the next write, when one is planned. */
  #cancel: (() => void) | null = null;
  #isDropPlanned = false;
  /** Id under which the device holds something. */
  #held: string | null;
  /** False when the last write failed. */
  isKept = true;

  constructor(store: OutboxStore, transport: Transport, kept: Kept) {
    this.#store = store;
    this.#transport = transport;
    this.#kept = kept;
    this.#held = kept.held;
  }

  /** To be called after every change. */
  touch(): void {
    const isEmpty = this.#kept.isEmpty();
    this.#isDirty = !isEmpty || this.#held !== null;
    if (!this.#isDirty || this.#writing !== null) return;
    // Taking an empty record off the device can wait; what is typed meanwhile cannot wait for that.
    if (this.#cancel !== null && (isEmpty || !this.#isDropPlanned)) return;
    this.#cancel?.();
    this.#isDropPlanned = isEmpty;
    this.#cancel = this.#transport.later(isEmpty ? dropDelay : writeDelay, () => {
      this.#cancel = null;
      void this.settled();
    });
  }

  /** Resolves when what is there now is on the device, or the device has refused it. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.#writing = this.#write(this.#kept.record());
    await this.#writing;
    this.#writing = null;
    if (this.#isDirty) this.touch();
  }

  async #write(record: OutboxRecord | null): Promise<void> {
    try {
      if (record !== null) {
        this.#held = record.id;
        await this.#store.keep(record);
        this.isKept = true;
      } else if (this.#held !== null) {
        await this.#store.drop(this.#held);
        this.#held = null;
      }
    } catch (error) {
      if (this.isKept) console.error("Unsent work cannot be kept on this device", error);
      this.isKept = false;
    }
  }
}
