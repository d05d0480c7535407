/**
 * An article under several hands, in process: the authority with its log, and clients made of the stock prosemirror-collab, each
 * with its own delay. Checks what must hold between them.
 */
import assert from "node:assert/strict";
import { collab, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { history, redo, undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { AppError } from "../app-error.ts";
import { neverPublished, type Person } from "../article/article.ts";
import { textBlocks, wordsBetween } from "../article/document-text.ts";
import { schema } from "../article/schema.ts";
import { hashWords } from "../claim/words-hash.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import { firstRules, type HouseRules } from "../decision/house-rules.ts";
import type { Source } from "../evidence/evidence.ts";
import { applyEntry } from "../log/apply-entry.ts";
import type { ArticleState } from "../log/article-state.ts";
import { advance, type LiveArticle, liveArticle } from "../log/authority.ts";
import { type CommandInput, command as commandOf } from "../log/command.ts";
import { decide } from "../log/decide.ts";
import type { ArticleEvent, LogEntry } from "../log/event.ts";
import { restoredState, storedState } from "../log/snapshot.ts";
import type { Random } from "./seeded-random.ts";

export interface Newsroom {
  live: LiveArticle;
  log: LogEntry[];
  /** Of the house; those of a new one unless a test sets others. */
  rules: HouseRules;
  /** Runs a command as a person; events go to the log. */
  run(by: Person, command: CommandInput): ArticleEvent[];
}

/** `sources` are the house's records that citations may name. */
export function newsroom(doc: Node, sources: readonly Source[] = []): Newsroom {
  const creator = { id: "creator", name: "Creator" };
  const first: LogEntry = {
    seq: 1,
    at: "2026-01-01T00:00:00.000Z",
    by: creator,
    event: {
      type: "article-created",
      doc: doc.toJSON(),
      dropped: [],
      meta: {
        id: "article",
        title: "",
        byline: "",
        dateline: "",
        sourceUrl: null,
        language: "en",
        deadline: null,
        access: "open",
        members: [],
        createdBy: creator,
        createdAt: "2026-01-01T00:00:00.000Z",
        archived: false,
        ...neverPublished,
      },
    },
  };
  const room: Newsroom = {
    live: liveArticle(applyEntry(null, first).state),
    log: [first],
    rules: firstRules,
    run(by, input) {
      const parsed = commandOf.parse(input);
      const events = decide(room.live, parsed, {
        by,
        now: "2026-01-01T00:00:00.000Z",
        salt: "salt",
        rules: room.rules,
        person: (id) => ({ id, name: id }),
        seesInternalNotes: () => true,
        source: (id) => sources.find((source) => source.id === id) ?? null,
      });
      const entries = events.map((event, index) => ({
        seq: room.live.state.seq + 1 + index,
        at: "2026-01-01T00:00:00.000Z",
        by,
        event,
      }));
      room.live = advance(room.live, entries).live;
      // As everybody else reads them: the server alone applies what it has just decided.
      room.log.push(...(JSON.parse(JSON.stringify(entries)) as LogEntry[]));
      return events;
    },
  };
  return room;
}

export interface Client {
  readonly person: Person;
  readonly clientId: string;
  editor: EditorState;
  confirmed: ArticleState;
  /** The log entry up to which a batch is in flight: until it is received, nothing more is sent. */
  awaited: number;
}

export function joined(room: Newsroom, name: string): Client {
  const state = restoredState(storedState(room.live.state));
  return {
    person: { id: name, name },
    clientId: `client-${name}`,
    confirmed: state,
    awaited: 0,
    editor: EditorState.create({
      doc: state.doc,
      schema,
      plugins: [history(), collab({ version: state.version, clientID: `client-${name}` })],
    }),
  };
}

/** Takes up to `most` entries of the log, one at a time, as a browser does. `onReceive` sees each before it is applied. */
export function receive(
  room: Newsroom,
  client: Client,
  most = Number.POSITIVE_INFINITY,
  onReceive: (before: EditorState, tr: Transaction, isMine: boolean) => void = () => {},
): void {
  const from = client.confirmed.seq;
  for (const entry of room.log.slice(from, from + Math.min(most, room.log.length))) {
    client.confirmed = applyEntry(client.confirmed, entry).state;
    if (entry.event.type !== "text-edited") continue;
    const { clientId } = entry.event;
    const steps = entry.event.steps.map((json) => Step.fromJSON(schema, json as Record<string, unknown>));
    const ids = steps.map(() => clientId);
    const tr = receiveTransaction(client.editor, steps, ids);
    onReceive(client.editor, tr, clientId === client.clientId);
    client.editor = client.editor.apply(tr);
  }
}

/** Sends what is unsent, as the version the client knows, unless a batch is in flight. True when there was something to send. */
export function send(room: Newsroom, client: Client, id: string): boolean {
  const sendable = sendableSteps(client.editor);
  if (sendable === null || client.awaited > client.confirmed.seq) return false;
  room.run(client.person, {
    type: "edit-text",
    id,
    version: sendable.version,
    clientId: client.clientId,
    steps: sendable.steps.map((step) => step.toJSON()),
  });
  client.awaited = room.live.state.seq;
  return true;
}

export function undoOrRedo(client: Client, random: Random): void {
  (random.chance(0.7) ? undo : redo)(client.editor, (tr) => {
    client.editor = client.editor.apply(tr);
  });
}

/** Tries a command that may not fit where chance put it. */
export function attempt(room: Newsroom, by: Person, command: CommandInput): void {
  try {
    room.run(by, command);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/**
 * Everything two holders of an article must agree on, as JSON: all but the order in which they have heard of it, and what a finding
 * replaced, which only they know who were there.
 */
export function agreedOn(state: ArticleState): unknown {
  const stored = JSON.parse(storedState(state));
  const claims = stored.claims
    .map((claim: ClaimRecord) => ({ ...claim, replaced: null }))
    .toSorted((a: ClaimRecord, b: ClaimRecord) => a.number - b.number);
  const sources = stored.sources.toSorted((a: Source, b: Source) => (a.id < b.id ? -1 : 1));
  return { ...stored, claims, sources, open: stored.open.toSorted() };
}

/** All sides hold the same article; replaying the log leads there too. */
export function assertConverged(room: Newsroom, clients: readonly Client[], message: string): void {
  const expected = agreedOn(room.live.state);
  room.live.state.doc.check();
  for (const client of clients) {
    assert.equal(sendableSteps(client.editor), null, `${message}: ${client.person.name} has nothing unsent`);
    assert.ok(client.editor.doc.eq(room.live.state.doc), `${message}: ${client.person.name} has the same text`);
    assert.deepEqual(agreedOn(client.confirmed), expected, `${message}: ${client.person.name} has the same claims`);
  }
  let replayed: ArticleState | null = null;
  for (const entry of room.log) replayed = applyEntry(replayed, entry).state;
  assert.deepEqual(agreedOn(replayed!), expected, `${message}: the log replays to the same article`);
}

/** A placed claim begins and ends in text and names the words that stand there. */
export function assertTrueWords(state: ArticleState, message: string): void {
  const size = state.doc.content.size;
  const inText = (position: number) =>
    textBlocks(state.doc).some((block) => position >= block.start && position <= block.start + block.text.length);
  state.ranges.ids.forEach((id, index) => {
    const from = state.ranges.from[index]!;
    const to = state.ranges.to[index]!;
    assert.ok(from >= 0 && from <= to && to <= size, `${message}: claim ${id} lies inside the article`);
    if (from === to) return;
    const claim = state.claims.get(id)!;
    assert.equal(claim.words, wordsBetween(state.doc, from, to), `${message}: claim ${id} names its words`);
    assert.equal(claim.wordsHash, hashWords(claim.words), `${message}: claim ${id} has the hash of its words`);
    assert.ok(inText(from) && inText(to), `${message}: claim ${id} begins and ends in text`);
  });
}

/** The article as it stood after the entry `seq`. */
export function articleAt(room: Newsroom, seq: number): ArticleState {
  let state: ArticleState | null = null;
  for (const entry of room.log.slice(0, seq)) state = applyEntry(state, entry).state;
  return state!;
}
