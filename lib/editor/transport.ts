/**
 * What the editor needs from the world: HTTP, the live stream, time, ids, chance. Given from outside, so that the same code runs in
 * a browser, and in Node with a server inside the test and a clock that the test turns.
 */

export interface StreamHandlers {
  /** The stream is open and something came through it: nothing sent from now on is missed. Again after each `onDown`. */
  onOpen(): void;
  /** One `event: entry`; `data` is the parsed `{article, entry}`. */
  onEntry(data: unknown): void;
  /** `event: gone`: the article can no longer be read by this person, or its history starts later. */
  onGone(data: unknown): void;
  /** `event: presence`: who is here; `data` is a `PresenceWord`. The first after `onOpen` names everybody. */
  onPresence(data: unknown): void;
  /** The stream broke and is being opened again, from where it was. */
  onDown(): void;
  /** The stream broke, or never said a word (`isHeldBack`). It is not opened again by itself. */
  onError(isHeldBack?: boolean): void;
}

export interface Transport {
  /**
   * Sends JSON and answers the parsed body. Rejects with `AppError` when the server refused (its code, message and details), with
   * anything else when no answer came: that may be tried again.
   */
  fetchJson(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown>;
  /** Sends without waiting for an answer; goes out even when the page is being closed. */
  sendLast(path: string, body: unknown): void;
  /** Opens the live stream of one article behind an entry; returns what closes it. */
  openStream(articleId: string, after: number, handlers: StreamHandlers): () => void;
  /** Calls once after `milliseconds`; returns what cancels it. */
  later(milliseconds: number, callback: () => void): () => void;
  now(): number;
  /** Which build of Stet the page is of. */
  readonly build: string;
  newId(): string;
  /** From 0 to 1. */
  random(): number;
  /** True while nobody can see the page. */
  isHidden(): boolean;
}
