/**
 * Requests that are tried until they are answered. Only a refusal that stands (an `AppError` that waiting does not cure) rejects;
 * a broken line, a restarting server and "too many" are waited out, with the same body and so the same command id.
 */
import { AppError, type ErrorCode } from "../app-error.ts";
import type { Transport } from "./transport.ts";

const pauses = [300, 700, 1500, 3000, 5000, 8000];
const curedByWaiting: ReadonlySet<ErrorCode> = new Set(["starting", "too-many", "not-signed-in"]);

export class Requests {
  readonly #transport: Transport;
  readonly #onChange: () => void;
  /** Called when the line works again after failures. */
  readonly #onGood: () => void;
  readonly #sleepers = new Set<() => void>();
  /** Since when the last tries of a request have failed; null while the line is good. */
  failingSince: number | null = null;
  /** Why the last try failed, when the server said so. */
  lastRefusal: AppError | null = null;

  constructor(transport: Transport, onChange: () => void, onGood: () => void) {
    this.#transport = transport;
    this.#onChange = onChange;
    this.#onGood = onGood;
  }

  async ask(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await this.#transport.fetchJson(method, path, body);
        this.#good();
        return answer;
      } catch (error) {
        if (error instanceof AppError && !curedByWaiting.has(error.code)) {
          this.#good();
          throw error;
        }
        this.#failed(error instanceof AppError ? error : null);
        await this.#sleep(pauses[Math.min(tries, pauses.length - 1)]!);
      }
    }
  }

  /** Ends all pauses: the network came back, or a person asks. */
  retryNow(): void {
    for (const wake of [...this.#sleepers]) wake();
  }

  #good(): void {
    if (this.failingSince === null) return;
    this.failingSince = null;
    this.lastRefusal = null;
    this.#onGood();
    this.#onChange();
  }

  #failed(refusal: AppError | null): void {
    this.failingSince ??= this.#transport.now();
    this.lastRefusal = refusal;
    this.#onChange();
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#sleepers.delete(wake);
        resolve();
      };
      const cancel = this.#transport.later(milliseconds, wake);
      this.#sleepers.add(wake);
    });
  }
}
