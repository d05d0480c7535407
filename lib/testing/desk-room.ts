/** Desks of several people on one article, without screens, on a simulated network; each with a device that survives its tab. */
import assert from "node:assert/strict";
import type { Node } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { createDesk, type Desk } from "../editor/desk.ts";
import { deskClaims } from "../editor/plugins/claims.ts";
import { MemoryDevice } from "./memory-device.ts";
import { agreedOn, newsroom } from "./newsroom.ts";
import type { Random } from "./seeded-random.ts";
import { goodLine, type Line, SimulatedNet } from "./simulated-net.ts";
import { articleOf, place } from "./typist.ts";

/** A tab with the article open. */
export interface Tab {
  name: string;
  desk: Desk;
  device: MemoryDevice;
  /** The tab is gone, without a word: nothing it had planned happens any more. */
  kill(): void;
}

export class DeskRoom {
  readonly net: SimulatedNet;
  readonly tabs: Tab[] = [];
  readonly #devices = new Map<string, MemoryDevice>();

  constructor(doc: Node, random: Random, line: Line = goodLine) {
    this.net = new SimulatedNet(newsroom(doc), random, line);
  }

  get desks(): readonly Desk[] {
    return this.tabs.map((tab) => tab.desk);
  }

  /** Opens the article on this person's one device; what their tabs that are gone have left is taken up. */
  open(name: string): Tab {
    const device = this.#devices.get(name) ?? new MemoryDevice();
    this.#devices.set(name, device);
    let isAlive = true;
    const { room } = this.net;
    const desk = createDesk({
      article: room.live.state,
      me: { id: name, name, role: "editor" },
      mayEdit: true,
      mayAnnotate: true,
      transport: this.net.transportOf(name, () => isAlive),
      store: device.store(),
    });
    desk.connect();
    const tab: Tab = {
      name,
      desk,
      device,
      kill: () => {
        isAlive = false;
        device.crash();
        this.tabs.splice(this.tabs.indexOf(tab), 1);
      },
    };
    this.tabs.push(tab);
    return tab;
  }

  /** Lets time pass until everybody has everything. */
  quiet(): Promise<void> {
    const { room } = this.net;
    return this.net.until(() =>
      this.desks.every((desk) => !desk.hasUnsent() && desk.read().seq === room.live.state.seq),
    );
  }

  /** The same text and the same claims at the server and at every desk. */
  assertSame(message = "the desks"): void {
    const { state: server } = this.net.room.live;
    const expected = agreedOn(server);
    for (const desk of this.desks) {
      const state = desk.editorState();
      const { confirmed, drawn } = deskClaims(state);
      assert.ok(state.doc.eq(server.doc), `${message}: the same text`);
      assert.deepEqual(agreedOn(confirmed), expected, `${message}: the same claims`);
      assert.deepEqual(drawn.ranges, confirmed.ranges, `${message}: drawn where they are confirmed`);
      assert.equal(drawn.typed.size, 0, `${message}: no words beside the record`);
    }
  }
}

/** An article of these paragraphs, open at a desk of each of these people, everybody connected. */
export async function openDeskRoom(
  paragraphs: readonly string[],
  names: readonly string[],
  random: Random,
  line: Line = goodLine,
): Promise<DeskRoom> {
  const room = new DeskRoom(articleOf(paragraphs), random, line);
  for (const name of names) room.open(name);
  await room.net.pass(500);
  return room;
}

export function select(desk: Desk, words: string): void {
  const { from, to } = place(desk.editorState().doc, words);
  setSelection(desk, from, to);
}

export function caretBehind(desk: Desk, words: string): void {
  const { to } = place(desk.editorState().doc, words);
  setSelection(desk, to, to);
}

function setSelection(desk: Desk, from: number, to: number): void {
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
    return true;
  });
}

export function type(desk: Desk, text: string): void {
  for (const letter of text) {
    desk.run((state, dispatch) => {
      dispatch?.(state.tr.insertText(letter));
      return true;
    });
  }
}

export function textOf(desk: Desk): string {
  const { doc } = desk.editorState();
  return doc.textBetween(0, doc.content.size, "\n");
}
