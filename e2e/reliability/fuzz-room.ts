/**
 * One article under the hands of people at their desks, and of programs that use the stock prosemirror-collab, over a line that fails at
 * random: what they do is drawn from one seed. `findFaults` says what must never be: different texts, different claims, words that
 * are nowhere.
 */
import { redo, undo } from "prosemirror-history";
import { TextSelection } from "prosemirror-state";
import { AppError } from "#lib/app-error.ts";
import { firstRules } from "#lib/decision/house-rules.ts";
import type { Desk } from "#lib/editor/desk.ts";
import type { DeskCommand } from "#lib/editor/desk-view.ts";
import { lostSteps, unconfirmedCount, unconfirmedSteps } from "#lib/editor/unconfirmed.ts";
import { liveArticle } from "#lib/log/authority.ts";
import { restoredState, storedState } from "#lib/log/snapshot.ts";
import { DeskRoom, type Tab } from "#lib/testing/desk-room.ts";
import { type Client, joined, type Newsroom, receive, send, undoOrRedo } from "#lib/testing/newsroom.ts";
import { isPossible, randomEdit } from "#lib/testing/random-edit.ts";
import type { Random } from "#lib/testing/seeded-random.ts";
import { goodLine, type Line } from "#lib/testing/simulated-net.ts";
import { articleOf } from "#lib/testing/typist.ts";
import { TextLedger } from "./text-ledger.ts";

const paragraphs = [
  "According to a report there was a significant 65% increase in deaths in 2023, with the TTP the main cause.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
  "",
  "“We have fought wars,” he said. The Taliban did not answer. The Taliban did not answer.",
  "وزیر دفاع گفت که ۶۵ درصد افزایش یافته است.",
];

/** Beyond it only what makes the article smaller is done: one that grows without end measures itself. */
const largest = 5000;

/** Who has more unsent waits: rebasing costs what was missed times what is unsent. */
const mostUnsent = 16;

const lines: readonly Line[] = [
  goodLine,
  goodLine,
  { ...goodLine, slowest: 800 },
  { slowest: 300, loseRequest: 0.1, loseAnswer: 0.1, loseEntry: 0.05, doubleEntry: 0.05, breakStream: 0.02 },
];

export class FuzzRoom {
  readonly room: DeskRoom;
  readonly stock: readonly Client[];
  readonly ledger = new TextLedger();
  readonly #random: Random;
  /** The room as the programs use it: who writes wakes the desks. */
  readonly #door: Newsroom;
  #turn = 0;

  constructor(random: Random) {
    this.#random = random;
    this.room = new DeskRoom(articleOf(paragraphs), random, random.pick(lines));
    const { net } = this.room;
    this.#door = {
      get live() {
        return net.room.live;
      },
      get log() {
        return net.room.log;
      },
      rules: firstRules,
      run: (by, command) => net.run(by.name, command),
    };
    const people = random.pick([2, 2, 3, 3, 4, 5, 6, 8]);
    const programs = random.below(Math.min(3, people));
    for (let index = programs; index < people; index += 1) this.room.open(`person-${index}`);
    this.stock = Array.from({ length: programs }, (_, index) => joined(net.room, `program-${index}`));
  }

  get version(): number {
    return this.room.net.room.live.state.version;
  }

  /** Works until the log has so many steps, then waits until everybody has everything. */
  async play(steps: number): Promise<void> {
    const { net } = this.room;
    await net.pass(100);
    while (this.version < steps && this.ledger.hasSigns) {
      this.#turn += 1;
      await this.#act();
      if (this.#random.chance(0.3)) await net.pass(this.#random.below(250));
    }
    await this.#settle();
  }

  async #act(): Promise<void> {
    const random = this.#random;
    const chance = random.next();
    if (this.room.net.isDown && random.chance(0.05)) this.room.net.isDown = false;
    if (chance < 0.012) await this.#misfortune();
    else if (this.stock.length > 0 && chance < 0.3) this.#actProgram(random.pick(this.stock));
    else this.#actPerson(random.pick(this.room.tabs));
  }

  #actPerson(tab: Tab): void {
    const chance = this.#random.next();
    if (unconfirmedCount(tab.desk.editorState()) > mostUnsent) return;
    if (chance < 0.3) this.#typeRun(tab.desk);
    else if (chance < 0.82) this.#edit(tab.desk);
    else if (chance < 0.9) this.#undo(tab.desk);
    else give(tab.desk, this.#annotation(tab.desk));
  }

  /** Puts the caret somewhere, or selects, and types letter by letter; often goes on where it was. */
  #typeRun(desk: Desk): void {
    const random = this.#random;
    const { doc } = desk.editorState();
    if (random.chance(0.6)) {
      const from = random.below(doc.content.size);
      const to = random.chance(0.7) ? from : Math.min(doc.content.size, from + random.below(12));
      this.#dispatch(desk, (state) =>
        state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))),
      );
    }
    for (let letters = 1 + random.below(4); letters > 0; letters -= 1) {
      const { selection, doc: now } = desk.editorState();
      if (!selection.$from.parent.isTextblock || now.content.size > largest) return;
      const text = random.chance(0.2) ? " " : this.ledger.newWord(random);
      this.#dispatch(desk, (state) => state.tr.insertText(text));
    }
  }

  #edit(desk: Desk): void {
    this.#dispatch(desk, (state) => {
      const tr = randomEdit(state, this.#random, () => this.ledger.newWord(this.#random));
      const grows = tr !== null && tr.doc.content.size > Math.max(largest, state.doc.content.size);
      return grows ? null : tr;
    });
  }

  #undo(desk: Desk): void {
    const command = this.#random.chance(0.7) ? undo : redo;
    desk.run((state, dispatch) =>
      command(state, (tr) => {
        this.ledger.typed(tr.steps);
        dispatch?.(tr);
      }),
    );
  }

  #dispatch(desk: Desk, make: (state: ReturnType<Desk["editorState"]>) => ReturnType<typeof randomEdit>): void {
    desk.run((state, dispatch) => {
      const tr = make(state);
      if (tr === null || !isPossible(tr)) return false;
      this.ledger.typed(tr.steps);
      dispatch?.(tr);
      return true;
    });
  }

  #annotation(desk: Desk): DeskCommand {
    const random = this.#random;
    const { claims } = desk.read();
    const kind = random.next();
    const { size } = desk.editorState().doc.content;
    const from = random.below(size);
    const at = { from, to: Math.min(size, from + 1 + random.below(30)) };
    if (claims.length < 4 || (kind < 0.4 && claims.length < 40)) return { type: "add-claim", at };
    const { id: claimId, basis, placed, exact, notes } = random.pick(claims);
    if (!placed && kind < 0.7) return { type: "place-claim", claimId, at };
    if (kind < 0.44) return { type: "withdraw-finding", claimId };
    if (kind < 0.55) return { type: "record-finding", claimId, finding: "accurate", basis };
    if (kind < 0.7) return { type: "approve-claim", claimId, basis };
    if (kind < 0.73 && notes.length > 0) return { type: "withdraw-note", claimId, noteId: random.pick(notes).id };
    if (kind < 0.8) return { type: "add-note", claimId, body: "Asked again." };
    if (kind < 0.9) return { type: "replace-words", words: { exact }, with: "other words" };
    if (kind < 0.95) return { type: "edit-article", title: `Headline ${this.#turn}` };
    return { type: "withdraw-claim", claimId, reason: "Said twice." };
  }

  #actProgram(client: Client): void {
    const random = this.#random;
    const chance = random.next();
    if (chance < 0.45) {
      const tr = randomEdit(client.editor, random, () => this.ledger.newWord(random));
      const isPatient = unconfirmedCount(client.editor) > mostUnsent;
      if (tr === null || isPatient || tr.doc.content.size > Math.max(largest, client.editor.doc.content.size)) return;
      this.ledger.typed(tr.steps);
      client.editor = client.editor.apply(tr);
    } else if (chance < 0.55) this.#undoProgram(client);
    else if (chance < 0.8) this.#send(client);
    else this.#receive(client, 1 + random.below(6));
  }

  #undoProgram(client: Client): void {
    const before = unconfirmedSteps(client.editor).length;
    undoOrRedo(client, this.#random);
    this.ledger.typed(unconfirmedSteps(client.editor).slice(before));
  }

  #send(client: Client): boolean {
    try {
      return send(this.#door, client, `program-${client.person.id}-${this.#turn}`);
    } catch (error) {
      // What was missed is no longer known, or too much: it is received and sent again.
      if (!(error instanceof AppError) || error.status === 422) throw error;
      return true;
    }
  }

  #receive(client: Client, most?: number): void {
    receive(this.#door, client, most, (before, tr, isMine) => {
      // The stock client has no rescue list: what it drops is noted here.
      if (!isMine) this.ledger.dropped(lostSteps(before, tr).map(({ step }) => step));
    });
  }

  async #misfortune(): Promise<void> {
    const random = this.#random;
    const { net } = this.room;
    const kind = random.below(20);
    if (kind < 4) net.breakStreams();
    else if (kind < 8) net.isDown = true;
    else if (kind < 12) net.line = random.pick(lines);
    else if (kind < 13) this.#forgetWindow();
    else await this.#killTab(random.pick(this.room.tabs));
  }

  /** As a server does that was started again: late batches can no longer be merged there. */
  #forgetWindow(): void {
    const { room } = this.room.net;
    room.live = liveArticle(restoredState(storedState(room.live.state)));
  }

  /** What was pressed in the last moment may not be on the device yet; all that was before is. */
  async #killTab(tab: Tab): Promise<void> {
    await this.room.net.pass(200);
    tab.kill();
    this.room.open(tab.name);
  }

  async #settle(): Promise<void> {
    const { net } = this.room;
    net.isDown = false;
    net.line = goodLine;
    // A tab that was killed late is looked for once more after ten seconds.
    await net.pass(11_000);
    await this.room.quiet();
    for (let busy = true; busy; ) {
      busy = false;
      for (const client of this.stock) {
        this.#turn += 1;
        this.#receive(client);
        if (this.#send(client)) busy = true;
        this.#receive(client);
      }
    }
    for (const client of this.stock) this.#receive(client);
    await this.room.quiet();
  }
}

/** What the server refuses is refused: chance gives commands that fit nothing. */
function give(desk: Desk, command: DeskCommand): void {
  void Promise.allSettled([desk.send(command)]);
}
