/**
 * Valid and spoilt commands sent to one article, one after the other. Whatever comes back is counted; what was accepted is given to live
 * peers made of the stock prosemirror-collab, one of which has unsent text of its own: they must apply it and hold a sound article.
 */
import assert from "node:assert/strict";
import { collab, receiveTransaction } from "prosemirror-collab";
import { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { documentText } from "#lib/article/document-text.ts";
import { schema } from "#lib/article/schema.ts";
import { applyEntry } from "#lib/log/apply-entry.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import type { LogEntry } from "#lib/log/event.ts";
import { type ArticleSnapshot, stateOf } from "#lib/log/snapshot.ts";
import { agreedOn, assertTrueWords } from "#lib/testing/newsroom.ts";
import { randomEdit } from "#lib/testing/random-edit.ts";
import type { Random } from "#lib/testing/seeded-random.ts";
import { type Json, mutated } from "./mutate.ts";
import { validCommand } from "./valid-command.ts";

export interface Outcome {
  status: number;
  /** Of the refusal; "accepted" otherwise. */
  code: string;
  events: readonly LogEntry[];
}

/** A way to the server. */
export interface Door {
  /** Issued to who asks, and to somebody else. */
  clientId: string;
  foreignClientId: string;
  ask(command: Json): Promise<Outcome>;
  snapshot(): Promise<ArticleSnapshot>;
}

/** The text as JSON and as words, and the claims, are looked at after so many entries: it costs more than all the rest. */
const checkAllEvery = 8;
/** Versions an edit may still be made at. */
const remembered = 8;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

export class Campaign {
  readonly outcomes = new Map<string, number>();
  readonly faults: string[] = [];
  readonly #door: Door;
  readonly #random: Random;
  #state: ArticleState;
  #recent: { version: number; doc: Node }[] = [];
  #calm: EditorState;
  #busy: EditorState;
  #last: Json = null;
  #count = 0;

  private constructor(door: Door, random: Random, snapshot: ArticleSnapshot) {
    this.#door = door;
    this.#random = random;
    this.#state = stateOf(snapshot);
    this.#calm = this.#peer("calm");
    this.#busy = this.#peer("busy");
    this.#remember();
  }

  static async on(door: Door, random: Random): Promise<Campaign> {
    return new Campaign(door, random, await door.snapshot());
  }

  /** Ends early at the first fault: what follows it says nothing. */
  async run(count: number): Promise<void> {
    for (let sent = 0; sent < count && this.faults.length === 0; sent += 1) await this.#sendOne();
    if (this.faults.length > 0) return;
    const last = stateOf(await this.#door.snapshot());
    try {
      assert.deepEqual(agreedOn(last), agreedOn(this.#state));
    } catch (error) {
      this.faults.push(`the article fetched in the end is not what the entries lead to: ${String(error)}`);
    }
  }

  async #sendOne(): Promise<void> {
    const command = this.#next();
    this.#last = command;
    await this.#ask(command);
    // What locks the article is undone: the next commands shall be looked at.
    const { signOff, archived } = this.#state.meta;
    if (signOff !== null) await this.#ask({ type: "reopen", id: this.#id(), reason: "Go on." });
    if (archived) await this.#ask({ type: "archive", id: this.#id(), archived: false });
  }

  #next(): Json {
    const random = this.#random;
    if (this.#last !== null && random.chance(0.02)) return this.#last;
    const past = random.chance(0.7) ? this.#recent.at(-1)! : random.pick(this.#recent);
    const valid = validCommand({ ...past, state: this.#state, id: this.#id(), clientId: this.#door.clientId }, random);
    const chance = random.next();
    if (chance < 0.25) return valid;
    if (chance < 0.28) return { ...valid, clientId: random.pick([this.#door.foreignClientId, "made-up", "__proto__"]) };
    if (chance < 0.31 && this.#last !== null) return { ...valid, id: (this.#last as { id?: Json }).id ?? null };
    return mutated(valid, random);
  }

  #id(): string {
    this.#count += 1;
    return `hostile-${this.#random.seed}-${this.#count}`;
  }

  async #ask(command: Json): Promise<void> {
    const { status, code, events } = await this.#door.ask(command);
    this.outcomes.set(code, (this.outcomes.get(code) ?? 0) + 1);
    if (status >= 500) this.#fault(`answered ${status} ${code}`, command);
    try {
      for (const entry of events) if (entry.seq > this.#state.seq) this.#take(entry);
    } catch (error) {
      this.#fault(String(error), command);
    }
  }

  #fault(what: string, command: Json): void {
    this.faults.push(`seed ${this.#random.seed}: ${what}: ${JSON.stringify(command).slice(0, 2000)}`);
  }

  #take(entry: LogEntry): void {
    this.#state = applyEntry(this.#state, entry).state;
    if (entry.event.type !== "text-edited") return;
    this.#calm = received(this.#calm, entry.event.clientId, entry.event.steps);
    this.#busy = this.#typing(received(this.#busy, entry.event.clientId, entry.event.steps));
    assertSound(this.#state, entry.seq % checkAllEvery === 0);
    if (!this.#calm.doc.eq(this.#state.doc)) throw new Error("A peer has another text");
    this.#busy.doc.check();
    this.#remember();
  }

  /** Unsent text that others' steps are to be merged with; given up now and then, or little would fit any more. */
  #typing(peer: EditorState): EditorState {
    const tr = randomEdit(peer, this.#random);
    return this.#random.chance(0.1) ? this.#peer("busy") : tr === null ? peer : peer.apply(tr);
  }

  #peer(clientID: string): EditorState {
    const { doc, version } = this.#state;
    return EditorState.create({ doc, schema, plugins: [collab({ version, clientID })] });
  }

  #remember(): void {
    const { version, doc } = this.#state;
    this.#recent = [...this.#recent, { version, doc }].slice(-remembered);
  }
}

function received(peer: EditorState, clientId: string, json: readonly unknown[]): EditorState {
  const steps = json.map((step) => Step.fromJSON(schema, step as Record<string, unknown>));
  return peer.apply(
    receiveTransaction(
      peer,
      steps,
      steps.map(() => clientId),
    ),
  );
}

function assertSound(state: ArticleState, whole: boolean): void {
  const { doc } = state;
  doc.check();
  if (!whole) return;
  if (!Node.fromJSON(schema, JSON.parse(JSON.stringify(doc.toJSON()))).eq(doc)) throw new Error("Not what is stored");
  const text = documentText(doc);
  if (!text.isWellFormed() || control.test(text)) throw new Error("Text that is no text");
  assertTrueWords(state, "the peers");
}
