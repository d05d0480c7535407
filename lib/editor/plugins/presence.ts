/**
 * Who else is here: a caret with a name, and what they have selected, near the view. A place is told of a version of the server's
 * text; it is carried through every edit since and through what is unconfirmed here, and not drawn while that cannot be told. It is
 * drawn in a set of its own: nothing of the claims is touched, and nothing at all while the page must not be (`isBusy`).
 */

import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { StepMap } from "prosemirror-transform";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { type Presence, type PresencePlace, type PresenceWord, presentAfter } from "../../log/presence.ts";
import type { PersonHere } from "../desk-view.ts";
import { peopleHere } from "../people-here.ts";
import { hueOf, initialsOf } from "../person-mark.ts";
import type { RecentEdits } from "../recent-edits.ts";
import { unconfirmedCount, unconfirmedSteps } from "../unconfirmed.ts";
import { claimsMeta, deskClaims, isHalfReceived } from "./claims.ts";
import { nearView } from "./viewport.ts";

interface DeskPresence {
  /** By key, as told; `at` is carried along to the version here as soon as that is known. */
  readonly present: ReadonlyMap<string, Presence>;
  readonly people: readonly PersonHere[];
  readonly set: DecorationSet;
  /** The set does not say what is wanted: it could not be drawn. */
  readonly isBehind: boolean;
}

const key = new PluginKey<DeskPresence>("presence");

export function whoIsHere(state: EditorState): readonly PersonHere[] {
  return key.getState(state)!.people;
}

/** True when others moved while the page could not be touched: the next transaction draws it. */
export function isPresenceBehind(state: EditorState): boolean {
  return key.getState(state)!.isBehind;
}

export function hearPresence(tr: Transaction, word: PresenceWord): Transaction {
  return tr.setMeta(key, word).setMeta("addToHistory", false);
}

/** Must stand behind the collab, claims and viewport plugins. */
export function presencePlugin(edits: RecentEdits, isBusy: () => boolean): Plugin<DeskPresence> {
  return new Plugin<DeskPresence>({
    key,
    state: {
      init: () => ({ present: new Map(), people: [], set: DecorationSet.empty, isBehind: false }),
      apply(tr, before, old, now) {
        noteEdit(edits, tr, old, now);
        const heard = heardOf(before, tr.getMeta(key) as PresenceWord | undefined);
        const carried = carriedAlong(heard, edits, deskClaims(now).confirmed.version);
        if (carried.present.size === 0 && before.present.size === 0) return carried;
        const isChanged = before.isBehind || carried !== before || isElsewhere(tr, old, now);
        if (isBusy() || isHalfReceived(tr, old)) return mapped(carried, tr, isChanged);
        return isChanged ? drawn(carried, now) : mapped(carried, tr, false);
      },
    },
    props: { decorations: (state) => key.getState(state)!.set },
  });
}

/** Text typed here moves the set along; more is needed when the server's text or the view has moved. */
function isElsewhere(tr: Transaction, old: EditorState, now: EditorState): boolean {
  const isOtherText = deskClaims(old).confirmed.version !== deskClaims(now).confirmed.version;
  return isOtherText || (!tr.docChanged && nearView(old) !== nearView(now));
}

/** What the server's text went through with this transaction. Own steps that come back were done before. */
function noteEdit(edits: RecentEdits, tr: Transaction, old: EditorState, now: EditorState): void {
  const entry = claimsMeta(tr)?.received;
  if (entry?.event.type !== "text-edited") return;
  const before = deskClaims(old).confirmed.version;
  const { version } = deskClaims(now).confirmed;
  edits.note(before, { version, personId: entry.by.id, maps: mapsOf(tr, old, version - before) });
}

function mapsOf(tr: Transaction, old: EditorState, count: number): readonly StepMap[] {
  if (tr.docChanged) return tr.mapping.maps.slice(unconfirmedCount(old)).slice(0, count);
  return unconfirmedSteps(old)
    .slice(0, count)
    .map((step) => step.getMap());
}

function heardOf(before: DeskPresence, word: PresenceWord | undefined): DeskPresence {
  if (word === undefined) return before;
  const present = presentAfter(before.present, word);
  return { ...before, present, people: peopleHere(present.values(), before.people) };
}

/** A place of a version that is yet to come stays as told until then. */
function carriedAlong(presence: DeskPresence, edits: RecentEdits, version: number): DeskPresence {
  const late = [...presence.present].filter(([, { at }]) => at !== null && at.version < version);
  if (late.length === 0) return presence;
  const present = new Map(presence.present);
  for (const [name, one] of late) present.set(name, { ...one, at: edits.carry(one.at!, one.person.id, version) });
  return { ...presence, present };
}

function mapped(presence: DeskPresence, tr: Transaction, isBehind: boolean): DeskPresence {
  if (!tr.docChanged && isBehind === presence.isBehind) return presence;
  return { ...presence, isBehind, set: tr.docChanged ? presence.set.map(tr.mapping, tr.doc) : presence.set };
}

function drawn(presence: DeskPresence, now: EditorState): DeskPresence {
  const { version } = deskClaims(now).confirmed;
  const maps = unconfirmedSteps(now).map((step) => step.getMap());
  const marks = [...presence.present.values()].flatMap((one) =>
    one.at?.version === version ? marksOf(one, one.at, maps, now) : [],
  );
  return { ...presence, isBehind: false, set: DecorationSet.create(now.doc, marks) };
}

function marksOf({ key: name, person }: Presence, at: PresencePlace, maps: readonly StepMap[], now: EditorState) {
  const near = nearView(now);
  const here = (position: number) => maps.reduce((place, map) => map.map(place, -1), position);
  const [anchor, head] = [here(at.from), here(at.to)];
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  if (to < near.from || from > near.to || to > now.doc.content.size) return [];
  const marks: Decoration[] = [];
  const hue = `person-${hueOf(person.id)}`;
  if (from < to) marks.push(Decoration.inline(from, to, { nodeName: "span", class: `selected-by ${hue}` }));
  if (now.doc.resolve(head).parent.inlineContent) {
    const spec = { side: -1, key: `${name} ${person.name}`, ignoreSelection: true };
    marks.push(Decoration.widget(head, (view) => caret(view, person.name, hue), spec));
  }
  return marks;
}

/** Its words are painted by the style sheet: the text of the page stays the article's alone. */
function caret(view: EditorView, name: string, hue: string): HTMLElement {
  const element = view.dom.ownerDocument.createElement("span");
  element.className = `caret-of ${hue}`;
  element.setAttribute("aria-hidden", "true");
  element.dataset.name = name;
  element.dataset.initials = initialsOf(name);
  return element;
}
