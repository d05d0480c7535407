/**
 * What the tabs of one browser say to each other about their live stream, and what they need for it. The names by which tabs find
 * each other hold person and session: another person's tabs hear nothing of it.
 */
import type { Said } from "./event-source.ts";

/** `tab` is who speaks. */
export type TabWord =
  /** A tab wants an article's entries behind `after`. */
  | { say: "want"; tab: string; article: string; after: number }
  /** Everything a tab wants still; the answer to a beat. Who does not answer is not there any more. */
  | { say: "still"; tab: string; articles: readonly string[] }
  /** A tab has the lead now: say again what you want. */
  | { say: "lead"; tab: string }
  /** The leader is there, and these articles come through; none while its stream is broken. */
  | { say: "beat"; tab: string; live: readonly string[] }
  /** What the stream said of an article. */
  | { say: Said; tab: string; article: string; data: unknown };

export interface Tabs {
  /** Speaks to the other tabs and hears them, never itself. */
  join(hear: (word: TabWord) => void): { say(word: TabWord): void; leave(): void };
  /**
   * Waits until this tab has the lead, or with `steal` takes it from who has it. Afterwards `onLost` tells that another took it.
   * Returns what gives it up, or the waiting for it.
   */
  lead(steal: boolean, onLead: () => void, onLost: () => void): () => void;
}
