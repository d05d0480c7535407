/**
 * Articles kept in memory: as many as fit, by number and by an estimate of their bytes. The one put down longest ago goes first, the
 * newest stays however large it is. What goes is loaded again when it is asked for.
 */
import "server-only";
import type { LiveArticle } from "../log/authority.ts";

interface Held {
  live: LiveArticle;
  /** Of the newest stored state, in characters. */
  stored: { size: number };
}

export class ArticleShelf<T extends Held> {
  readonly #most: number;
  readonly #mostBytes: number;
  readonly #held = new Map<string, { article: T; bytes: number }>();
  #bytes = 0;

  constructor({ most, mostBytes }: { most: number; mostBytes: number }) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  get size(): number {
    return this.#held.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(id: string): T | undefined {
    return this.#held.get(id)?.article;
  }

  put(id: string, article: T): void {
    this.delete(id);
    const bytes = bytesOf(article);
    this.#held.set(id, { article, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#held.keys()) {
      if (oldest === id || (this.#held.size <= this.#most && this.#bytes <= this.#mostBytes)) break;
      this.delete(oldest);
    }
  }

  delete(id: string): void {
    this.#bytes -= this.#held.get(id)?.bytes ?? 0;
    this.#held.delete(id);
  }
}

/** What the heap grows by, measured and rounded up: for a character, a block, a claim, an entry of the window beside its text. */
const perCharacter = 2;
const perBlock = 500;
const perClaim = 1500;
const perEntry = 2000;

/** Rough, and quick: it is asked at every command. Long notes count from the next stored state on. */
export function bytesOf({ live: { state, window }, stored }: Held): number {
  const text = state.doc.content.size * perCharacter + state.doc.childCount * perBlock;
  const known = Math.max(text + state.claims.size * perClaim, stored.size * perCharacter);
  const edited = window.length === 0 ? 0 : window.at(-1)!.held - window[0]!.held;
  return known + edited * perCharacter + window.length * perEntry;
}
