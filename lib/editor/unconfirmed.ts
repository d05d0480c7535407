/**
 * The text steps this browser has made and the server has not confirmed: prosemirror-collab's own list. The plugin is made with a
 * name of ours; entries are translated at the border, so that a client id may be issued late or anew without losing the list.
 */
import { collab, receiveTransaction } from "prosemirror-collab";
import type { Node } from "prosemirror-model";
import type { EditorState, Plugin, Transaction } from "prosemirror-state";
import type { Step } from "prosemirror-transform";

const me = "me";
const other = "other";

/** As prosemirror-collab keeps them; `inverted` undoes `step` on the document behind it. */
interface Rebaseable {
  readonly step: Step;
  readonly inverted: Step;
}

interface CollabState {
  readonly version: number;
  readonly unconfirmed: readonly Rebaseable[];
}

export function collabPlugin(version: number): Plugin {
  return collab({ version, clientID: me });
}

function pluginOf(state: EditorState): Plugin<CollabState> {
  const plugin = state.plugins.find(
    (candidate) => candidate.spec.historyPreserveItems === true && "config" in candidate.spec,
  );
  if (plugin === undefined) throw new Error("The editor state has no collab plugin");
  return plugin;
}

function collabState(state: EditorState): CollabState {
  return pluginOf(state).getState(state)!;
}

/** The version up to which the server's text is in this state. */
export function confirmedVersion(state: EditorState): number {
  return collabState(state).version;
}

export function unconfirmedSteps(state: EditorState): Step[] {
  return collabState(state).unconfirmed.map(({ step }) => step);
}

/** The same object until something in it changed. */
export function unconfirmedList(state: EditorState): object {
  return collabState(state).unconfirmed;
}

export function unconfirmedCount(state: EditorState): number {
  return collabState(state).unconfirmed.length;
}

/** True for transactions that bring the server's text: they are not edits of the person here. */
export function bringsServerText(tr: Transaction, state: EditorState): boolean {
  return tr.getMeta(pluginOf(state)) !== undefined;
}

/** The transaction that takes in one entry's steps. One entry, one transaction: only a leading run of steps counts as own. */
export function receive(state: EditorState, steps: readonly Step[], mine: boolean): Transaction {
  const who = mine ? me : other;
  return receiveTransaction(
    state,
    steps,
    steps.map(() => who),
    { mapSelectionBackward: true },
  );
}

/**
 * The own steps that `tr`, made by `receive` for another's entry, found no place for any more. In its mapping a step that was
 * applied again mirrors its own undoing.
 */
export function lostSteps(state: EditorState, tr: Transaction): { step: Step; index: number }[] {
  const { unconfirmed } = collabState(state);
  if (!tr.docChanged) return [];
  return unconfirmed
    .map(({ step }, index) => ({ step, index }))
    .filter(({ index }) => tr.mapping.getMirror(unconfirmed.length - 1 - index) === undefined);
}

/** How many of the first `count` own steps are still unconfirmed after `tr`, which brings the server's text. */
export function stillAhead(state: EditorState, tr: Transaction, count: number): number {
  const now = (tr.getMeta(pluginOf(state)) as CollabState).unconfirmed.length;
  const confirmed = tr.docChanged ? 0 : unconfirmedCount(state) - now;
  const lost = lostSteps(state, tr).filter(({ index }) => index < count).length;
  return Math.min(now, Math.max(0, count - confirmed - lost));
}

/** Sets the version by hand, after a fetch of the whole article; `tr` may be one made by `receive`. */
export function atVersion(state: EditorState, tr: Transaction, version: number): Transaction {
  const plugin = pluginOf(state);
  const { unconfirmed } = (tr.getMeta(plugin) as CollabState | undefined) ?? collabState(state);
  return tr.setMeta(plugin, { version, unconfirmed });
}

/** The transaction that undoes everything unconfirmed and forgets it. */
export function withoutUnconfirmed(state: EditorState): Transaction {
  const { tr } = state;
  for (const { inverted } of collabState(state).unconfirmed.toReversed()) tr.step(inverted);
  return forgetting(state, tr).setMeta("rebased", unconfirmedCount(state));
}

/** `tr` as one that leaves nothing unconfirmed. */
export function forgetting(state: EditorState, tr: Transaction): Transaction {
  const { version } = collabState(state);
  return tr.setMeta("addToHistory", false).setMeta(pluginOf(state), { version, unconfirmed: [] });
}

/** A position of this state in the confirmed document: back through what is unconfirmed. */
export function toConfirmed(state: EditorState, position: number, side: 1 | -1): number {
  return collabState(state).unconfirmed.reduceRight((at, { inverted }) => inverted.getMap().map(at, side), position);
}

/** The confirmed document with the first own steps on it. */
export function withSteps(doc: Node, steps: readonly Step[]): Node {
  return steps.reduce((current, step) => {
    const { doc: next, failed } = step.apply(current);
    if (!next) throw new Error(`An own step does not apply to the confirmed article: ${failed}`);
    return next;
  }, doc);
}
