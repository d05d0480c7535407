/** The stock prosemirror-collab client with one batch unsent: what others' rebasing is held against. */
import { collab, receiveTransaction, sendableSteps } from "prosemirror-collab";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import type { Step } from "prosemirror-transform";
import { schema } from "../article/schema.ts";
import { randomEdit } from "./random-edit.ts";
import type { Random } from "./seeded-random.ts";

/** What it still wants to send, and the text it shows, after it received these entries one at a time. */
export function stockRebase(
  doc: Node,
  unsent: readonly Step[],
  entries: readonly { steps: readonly Step[] }[],
): { steps: readonly Step[]; doc: Node } {
  let client = EditorState.create({ doc, schema, plugins: [collab({ version: 0, clientID: "mine" })] });
  for (const step of unsent) client = client.apply(client.tr.step(step));
  for (const { steps } of entries) {
    const theirs = steps.map(() => "theirs");
    client = client.apply(receiveTransaction(client, [...steps], theirs));
  }
  return { steps: sendableSteps(client)?.steps ?? [], doc: client.doc };
}

/** The steps of up to so many random edits one behind the other; fewer where one did not fit. */
export function randomSteps(doc: Node, random: Random, edits: number): Step[] {
  let state = EditorState.create({ doc, schema });
  const steps: Step[] = [];
  for (let count = 0; count < edits; count += 1) {
    const tr = randomEdit(state, random);
    if (tr === null) continue;
    steps.push(...tr.steps);
    state = state.apply(tr);
  }
  return steps;
}
