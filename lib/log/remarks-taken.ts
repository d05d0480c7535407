/**
 * What the remarks of a file come to in an article: claims, notes, links as citations to be checked, open corrections, each by the
 * same decisions as if a person had made them, under the name that the file has for who said it. What the article has already comes
 * to nothing: the same file twice changes nothing.
 */
import type { Imported } from "../article/article.ts";
import { foldWords } from "../article/document-text.ts";
import { withoutControls } from "../article/import/clean-characters.ts";
import type { RemarkCounts } from "../article/import/count-remarks.ts";
import type { RemarkThread, Said } from "../article/import/remark.ts";
import type { RemarkClaim, RemarkCorrection } from "../claim/claims-of-remarks.ts";
import { unplacedClaim } from "../claim/decide.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import { doubledNote, saidInNotes } from "../evidence/doubled-note.ts";
import type { Source } from "../evidence/evidence.ts";
import { noteSaying } from "../evidence/note-markdown.ts";
import { advance, type LiveArticle } from "./authority.ts";
import { type CommandInput, command as commandOf } from "./command.ts";
import { type Context, decide } from "./decide.ts";
import type { ArticleEvent } from "./event.ts";

export interface RemarkContext extends Context {
  newId(): string;
  /** The house's record for a link of a remark; null leaves it uncited, in the words of the note alone. */
  sourceAt(href: string): Source | null;
}

/** What taking a file's remarks in comes to, told before and after. */
export interface TakenRemarks {
  /** What the file has. */
  remarks: RemarkCounts;
  /** What of it is new to the article. */
  claims: number;
  notes: number;
  corrections: number;
  /** What of the file was not read, in words. */
  dropped: readonly string[];
  /** Of the article's last entry. */
  seq: number;
}

export function remarksTaken(
  live: LiveArticle,
  claims: readonly RemarkClaim[],
  context: RemarkContext,
): ArticleEvent[] {
  const taking = new Taking(live, context);
  for (const claim of claims) taking.take(claim);
  return taking.events;
}

class Taking {
  readonly events: ArticleEvent[] = [];
  #live: LiveArticle;
  readonly #context: RemarkContext;
  readonly #isSaid: (text: string) => boolean;

  constructor(live: LiveArticle, context: RemarkContext) {
    this.#live = live;
    const known = new Map<string, Source>();
    const sourceAt = (href: string) => {
      const source = context.sourceAt(href);
      if (source !== null) known.set(source.id, source);
      return source;
    };
    this.#context = { ...context, sourceAt, source: (id) => known.get(id) ?? null };
    this.#isSaid = saidInNotes([...live.state.claims.values()].flatMap(({ notes }) => notes));
  }

  take(claim: RemarkClaim): void {
    const threads = claim.threads.map((thread) => ({
      ...thread,
      said: thread.said.map(cleaned).filter(({ text }) => text.trim() !== ""),
    }));
    if (claim.standing === null && claim.range === null && this.#isKnown(threads)) return;
    const id = claim.standing ?? this.#added(claim);
    for (const thread of threads) for (const said of thread.said) this.#note(id, thread, said);
    for (const correction of claim.corrections.map(cleaned)) this.#correct(id, correction);
  }

  /** What has no place is known by what was said of it. */
  #isKnown(threads: readonly RemarkThread[]): boolean {
    const said = threads.flatMap((thread) => thread.said);
    return said.length > 0 && said.every(({ text }) => this.#isSaid(text));
  }

  #added({ range, words }: RemarkClaim): string {
    const id = this.#context.newId();
    if (range === null) this.#happened([unplacedClaim(this.#live.state, { id, words }, this.#context)]);
    else this.#run({ type: "add-claim", id, at: { ...range, version: this.#live.state.version } });
    return id;
  }

  #note(claimId: string, { resolved }: RemarkThread, said: Said): void {
    if (doubledNote(this.#claim(claimId).notes, said)) return;
    const imported: Imported = { author: said.author, at: said.at, ...(resolved ? { resolved } : {}) };
    for (const body of inParts(noteSaying(said.text)))
      this.#run({ type: "add-note", id: this.#context.newId(), claimId, body }, imported);
    for (const link of said.links) this.#cite(claimId, link.href);
  }

  #cite(claimId: string, href: string): void {
    const source = this.#context.sourceAt(href);
    if (source === null || this.#claim(claimId).citations.some(({ sourceId }) => sourceId === source.id)) return;
    const relation = "to-check" as const;
    this.#run({ type: "add-citation", id: this.#context.newId(), claimId, sourceId: source.id, relation });
  }

  #correct(claimId: string, { with: text, author, at }: RemarkCorrection): void {
    const { corrections, words } = this.#claim(claimId);
    const isKnown = corrections.some((known) => foldWords(known.with) === foldWords(text));
    if (isKnown || foldWords(text) === words) return;
    const proposed = text.slice(0, longest).toWellFormed();
    this.#run({ type: "propose-correction", id: this.#context.newId(), claimId, with: proposed }, { author, at });
  }

  #claim(id: string): ClaimRecord {
    return this.#live.state.claims.get(id)!;
  }

  #run(input: CommandInput, imported?: Imported): void {
    const events = decide(this.#live, commandOf.parse(input), this.#context);
    this.#happened(imported === undefined ? events : events.map((event) => saidBy(event, imported)));
  }

  #happened(events: readonly ArticleEvent[]): void {
    const { by, now: at } = this.#context;
    for (const event of events) {
      this.#live = advance(this.#live, [{ seq: this.#live.state.seq + 1, at, by, event }]).live;
      this.events.push(event);
    }
  }
}

function saidBy(event: ArticleEvent, imported: Imported): ArticleEvent {
  if (event.type === "note-added") return { ...event, note: { ...event.note, imported } };
  return event.type === "correction-proposed" ? { ...event, correction: { ...event.correction, imported } } : event;
}

/** Names of people are short; what stands in their place may not be. */
const longestAuthor = 500;
/** Signs that turn what stands around them. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Whatever reader it comes from: without what no note may hold, and with a name of one line. */
function cleaned<T extends Pick<Said, "author"> & { text?: string; with?: string }>(said: T): T {
  const plain = (text: string) => withoutControls(text).replace(/[\v\f\r]/g, "");
  return {
    ...said,
    author: foldWords(plain(said.author).replace(turning, "")).slice(0, longestAuthor).toWellFormed(),
    ...(said.text === undefined ? {} : { text: plain(said.text) }),
    ...(said.with === undefined ? {} : { with: plain(said.with) }),
  };
}

/** As long as a note or a correction may be. */
const longest = 20_000;

function inParts(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += longest) parts.push(text.slice(at, at + longest).toWellFormed());
  return parts.filter((part) => part.trim() !== "");
}
