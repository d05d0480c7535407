/** Everything that can have happened to an article: one closed union, in past tense. Events are facts: they are never refused. */
import type { ArticleMeta, Person } from "../article/article.ts";
import type { ClaimEvent, ClaimMove } from "../claim/events.ts";
import type { DecisionEvent } from "../decision/events.ts";
import type { EvidenceEvent } from "../evidence/events.ts";

export type { ClaimMove };

export type TextEvent =
  | { type: "article-created"; meta: ArticleMeta; doc: unknown; dropped: readonly string[] }
  | {
      type: "text-edited";
      /** The one the steps were applied to; afterwards it is greater by their number. */
      version: number;
      clientId: string;
      steps: readonly unknown[];
      moves: readonly ClaimMove[];
      /** Who proposed the words, when somebody else let them in: they wrote them, too. */
      proposedBy?: string;
      /** A whole new draft was taken in. */
      draft?: true;
    }
  | { type: "article-edited"; fields: Partial<Pick<ArticleMeta, "sourceUrl" | "language" | "deadline">> }
  | { type: "access-set"; access: ArticleMeta["access"]; members: readonly string[] }
  | { type: "archived"; archived: boolean }
  /** What came in from files under this name is the person's; null takes that back. */
  | { type: "author-named"; author: string; person: Person | null };

/** What a reader gets in place of an entry they may not see. `resync` asks them to fetch the article anew. */
export interface Withheld {
  type: "withheld";
  resync?: true;
}

export type ArticleEvent = TextEvent | ClaimEvent | EvidenceEvent | DecisionEvent | Withheld;

export type EventType = ArticleEvent["type"];
export type EventOf<T extends EventType> = Extract<ArticleEvent, { type: T }>;

/** One numbered entry of an article's log, as readers get it. */
export interface LogEntry {
  seq: number;
  /** ISO 8601 in UTC; empty, like the person, when the event is withheld. */
  at: string;
  by: Person;
  event: ArticleEvent;
}
