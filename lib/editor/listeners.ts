/**
 * Who listens to a desk, and when they hear: at the end of the turn in which something changed that they can see, so that it is in the
 * very next picture and asks for none of its own. What typing on changes (the words of a claim that is stale already, the counters,
 * that it is being saved) is told when typing rests: a screen that drew its cards at each key would make every key slow. What is read
 * is always as it is, and followers hear of everything at once.
 */
import type { ClaimView } from "../log/claim-view.ts";
import type { DeskView } from "./desk-view.ts";
import type { Transport } from "./transport.ts";

/** Typing rests when so many milliseconds have gone by without a change; who never rests is told after the longer time. */
const rest = 300;
const longest = 2000;

export class Listeners {
  readonly #read: () => DeskView;
  readonly #transport: Pick<Transport, "later" | "now">;
  readonly #listeners = new Set<() => void>();
  readonly #followers = new Set<() => void>();
  #seen: DeskView | null = null;
  #told: DeskView | null = null;
  #isPlanned = false;
  /** When the first and the last change came that are yet to be told. */
  #first = 0;
  #last = 0;
  #isWaiting = false;

  constructor(read: () => DeskView, transport: Pick<Transport, "later" | "now">) {
    this.#read = read;
    this.#transport = transport;
  }

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  addFollower(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** To be called after every change. */
  changed(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    queueMicrotask(() => {
      this.#isPlanned = false;
      this.#look();
    });
  }

  #look(): void {
    const now = this.#read();
    if (now === this.#seen) return;
    this.#seen = now;
    for (const follower of [...this.#followers]) follower();
    if (this.#told === null || !isTypedOn(this.#told, now)) this.#tell();
    else this.#tellAtRest();
  }

  #tellAtRest(): void {
    this.#last = this.#transport.now();
    if (this.#isWaiting) return;
    this.#first = this.#last;
    this.#tellAfter(rest);
  }

  #tellAfter(milliseconds: number): void {
    this.#isWaiting = true;
    this.#transport.later(milliseconds, () => {
      this.#isWaiting = false;
      const now = this.#transport.now();
      const left = Math.min(this.#last + rest, this.#first + longest) - now;
      if (left > 0) this.#tellAfter(left);
      else this.#tell();
    });
  }

  #tell(): void {
    const now = this.#read();
    if (now === this.#told) return;
    this.#told = now;
    for (const listener of [...this.#listeners]) listener();
  }
}

const counters: ReadonlySet<keyof DeskView> = new Set(["version", "seq"]);
const calmly: ReadonlySet<DeskView["saveState"]> = new Set(["saved", "saving"]);
/** What typing inside a claim changes at each key, after the first one has made it stale. */
const typedOn: ReadonlySet<keyof ClaimView> = new Set(["words", "wordsHash", "exact", "basis", "quote", "from", "to"]);

/** True when nothing but the words of the same claims has changed, the counters, and that they are being saved. */
function isTypedOn(before: DeskView, now: DeskView): boolean {
  return (Object.keys(now) as (keyof DeskView)[]).every((key) => {
    if (before[key] === now[key] || counters.has(key)) return true;
    if (key === "saveState") return calmly.has(before.saveState) && calmly.has(now.saveState);
    return key === "claims" && haveSameStanding(before.claims, now.claims);
  });
}

function haveSameStanding(before: readonly ClaimView[], now: readonly ClaimView[]): boolean {
  return before.length === now.length && now.every((claim, index) => hasSameStanding(before[index]!, claim));
}

function hasSameStanding(before: ClaimView, now: ClaimView): boolean {
  if (before === now) return true;
  return (Object.keys(now) as (keyof ClaimView)[]).every((key) => before[key] === now[key] || typedOn.has(key));
}
