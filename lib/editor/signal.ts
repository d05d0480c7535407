/** "Wait until": promises that resolve when something else has made a condition true and says that things have changed. */
interface Wait {
  isReady(): boolean;
  resolve(): void;
}

export class Signal {
  readonly #waits = new Set<Wait>();

  until(isReady: () => boolean): Promise<void> {
    if (isReady()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waits.add({ isReady, resolve });
    });
  }

  fire(): void {
    for (const wait of [...this.#waits]) {
      if (!wait.isReady()) continue;
      this.#waits.delete(wait);
      wait.resolve();
    }
  }
}
