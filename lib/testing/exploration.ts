/**
 * Small programs of three clients, followed through every order in which their edits can be made, sent and delivered. Orders that lead
 * to the same state are followed once: what happens from there on depends on nothing else.
 */
import assert from "node:assert/strict";
import { sendableSteps } from "prosemirror-collab";
import { undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { findWords } from "../claim/place.ts";
import {
  assertConverged,
  assertTrueWords,
  attempt,
  type Client,
  joined,
  type Newsroom,
  newsroom,
  receive,
  send,
} from "./newsroom.ts";
import { articleOf } from "./typist.ts";

/** Does its part at once, or nothing where its words no longer stand. */
export type Act = (client: Client, room: Newsroom) => void;

/** With a slip: the second letter is put in last, so that one step stands inside another's text. */
export function typing([first = "", second = "", ...rest]: string, behind: string): Act {
  return (client) =>
    edit(client, behind, (tr, { to }) => {
      const typed = tr.insertText(first + rest.join(""), to);
      return second === "" ? typed : typed.insertText(second, to + first.length);
    });
}

export function overwriting(words: string, text: string): Act {
  return (client) => edit(client, words, (tr, { from, to }) => tr.insertText(text, from, to));
}

export function deleting(first: string, last: string): Act {
  return (client) =>
    edit(client, first, (tr, { from }) => {
      const end = place(tr.doc, last);
      return end === null || end.to <= from ? tr : tr.delete(from, end.to);
    });
}

export function splitting(behind: string): Act {
  return (client) => edit(client, behind, (tr, { to }) => tr.split(to));
}

export const undoing: Act = (client) => {
  undo(client.editor, (tr) => {
    client.editor = client.editor.apply(tr);
  });
};

export function annotating(words: string): Act {
  return (client, room) => {
    const { doc, version } = client.confirmed;
    const at = place(doc, words);
    if (at === null) return;
    const id = `${words.replace(/\W/g, "-")}-${client.person.id}`;
    attempt(room, client.person, { type: "add-claim", id, claimId: id, at: { ...at, version } });
  };
}

interface Place {
  from: number;
  to: number;
}

function place(doc: Node, words: string): Place | null {
  return findWords(doc, { exact: words })[0] ?? null;
}

function edit(client: Client, words: string, change: (tr: Transaction, at: Place) => Transaction): void {
  const at = place(client.editor.doc, words);
  if (at !== null) client.editor = client.editor.apply(change(client.editor.tr, at));
}

/** Three clients, what each does in its order. */
export type Program = readonly [readonly Act[], readonly Act[], readonly Act[]];

interface Moment {
  live: Newsroom["live"];
  entries: number;
  clients: readonly Pick<Client, "editor" | "confirmed" | "awaited">[];
  sent: readonly (readonly Transaction[])[];
  done: readonly number[];
  /** What each has done in which order with what was delivered: undoing depends on it. */
  traces: readonly string[];
}

export class Exploration {
  readonly #program: Program;
  readonly #room: Newsroom;
  readonly #clients: readonly Client[];
  readonly #seen = new Set<string>();
  /** Logs that were held against their replay. */
  readonly #replayed = new Set<string>();
  /** Where the steps come from that each has sent last. */
  #sent: readonly (readonly Transaction[])[] = [[], [], []];
  #done = [0, 0, 0];
  #traces = ["", "", ""];
  states = 0;
  ends = 0;

  constructor(paragraphs: readonly string[], program: Program) {
    this.#program = program;
    this.#room = newsroom(articleOf(paragraphs));
    this.#clients = ["a", "b", "c"].map((name) => joined(this.#room, name));
  }

  /** What is delivered to one changes nothing for the others: it is enough to deliver right before somebody acts or sends. */
  run(): void {
    const key = this.#key();
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.states += 1;
    const moment = this.#keep();
    let hasEnded = true;
    for (let index = 0; index < this.#clients.length; index += 1) {
      do {
        for (const next of [this.#act, this.#send]) {
          const here = this.#keep();
          if (next.call(this, index)) {
            hasEnded = false;
            this.run();
          }
          this.#restore(here);
        }
      } while (this.#isBusy(index) && this.#deliver(index));
      this.#restore(moment);
    }
    if (hasEnded) this.#end();
  }

  #end(): void {
    this.ends += 1;
    for (const client of this.#clients) receive(this.#room, client);
    const message = `end ${this.ends}, acts at ${this.#traces.join(" / ")}`;
    const log = this.#logKey();
    if (!this.#replayed.has(log)) {
      assertConverged(this.#room, this.#clients, message);
      assertTrueWords(this.#room.live.state, message);
    }
    this.#replayed.add(log);
    const { doc, ranges } = this.#room.live.state;
    for (const { editor, confirmed, person } of this.#clients) {
      assert.ok(editor.doc.eq(doc), `${message}: ${person.name} has the same text`);
      assert.deepEqual(confirmed.ranges, ranges, `${message}: ${person.name} has the same claims`);
    }
  }

  #act(index: number): boolean {
    const act = this.#program[index]![this.#done[index]!];
    if (act === undefined) return false;
    act(this.#clients[index]!, this.#room);
    this.#done = this.#done.with(index, this.#done[index]! + 1);
    this.#traces = this.#traces.with(index, `${this.#traces[index]}${this.#clients[index]!.confirmed.seq},`);
    // As the outbox does: at once when nothing is on its way.
    this.#send(index);
    return true;
  }

  #send(index: number): boolean {
    const client = this.#clients[index]!;
    const origins = sendableSteps(client.editor)?.origins ?? [];
    if (!send(this.#room, client, `send-${this.#room.log.length}`)) return false;
    this.#sent = this.#sent.with(index, origins);
    return true;
  }

  #isBusy(index: number): boolean {
    return this.#done[index]! < this.#program[index]!.length || sendableSteps(this.#clients[index]!.editor) !== null;
  }

  #deliver(index: number): boolean {
    const client = this.#clients[index]!;
    if (client.confirmed.seq === this.#room.live.state.seq) return false;
    receive(this.#room, client, 1);
    if (client.confirmed.seq >= client.awaited) this.#assertTaken(client, this.#sent[index]!);
    return true;
  }

  /** Of a batch that was answered nothing is left to be sent: what the server has dropped the client has dropped. */
  #assertTaken(client: Client, sent: readonly Transaction[]): void {
    const left = sendableSteps(client.editor)?.origins ?? [];
    assert.ok(!left.some((origin) => sent.includes(origin)), `${client.person.name} and the server drop the same`);
  }

  #keep(): Moment {
    return {
      live: this.#room.live,
      entries: this.#room.log.length,
      clients: this.#clients.map(({ editor, confirmed, awaited }) => ({ editor, confirmed, awaited })),
      sent: this.#sent,
      done: this.#done,
      traces: this.#traces,
    };
  }

  #restore({ live, entries, clients, sent, done, traces }: Moment): void {
    this.#room.live = live;
    this.#room.log.length = entries;
    for (const [index, client] of this.#clients.entries()) Object.assign(client, clients[index]);
    this.#sent = sent;
    this.#done = [...done];
    this.#traces = [...traces];
  }

  #key(): string {
    const parts = this.#clients.map(({ editor, confirmed, awaited }, index) => [
      confirmed.seq,
      awaited,
      this.#program[index]!.slice(this.#done[index]).includes(undoing) ? this.#traces[index] : this.#done[index],
      sendableSteps(editor)?.steps.map((step) => step.toJSON()),
    ]);
    return `${this.#logKey()} ${JSON.stringify(parts)}`;
  }

  #logKey(): string {
    return JSON.stringify(this.#room.log.slice(1).map(({ event }) => event));
  }
}
