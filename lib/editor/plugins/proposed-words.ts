/**
 * Draws open corrections near the view as tracked changes: the words they cut struck through, the new ones behind them. Of several
 * for one claim the newest that fits; one whose words read otherwise by now is drawn nowhere. The text itself stays as it is.
 */
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { wordHunks } from "../../article/word-steps.ts";
import { indexOfClaim } from "../../claim/range.ts";
import { type Correction, openCorrections, stillFits } from "../../decision/correction.ts";
import type { ClaimRecord } from "../../decision/decision.ts";
import { type DeskClaims, isHalfReceived, shownClaims } from "./claims.ts";
import { isToBeDrawn, type Records } from "./to-be-drawn.ts";
import { nearView } from "./viewport.ts";

interface ProposedWords {
  readonly set: DecorationSet;
  /** The records it was drawn from. */
  readonly claims: Records;
}

const key = new PluginKey<ProposedWords>("proposed-words");

/** Must stand behind the claims and viewport plugins. */
export function proposedWordsPlugin(isComposing: () => boolean): Plugin<ProposedWords> {
  return new Plugin<ProposedWords>({
    key,
    state: {
      init: (_, state) => drawn(state),
      apply(tr, { set, claims }, before, now) {
        const isFixed = isComposing() || isHalfReceived(tr, before) || !isToBeDrawn(tr, claims, before, now);
        return isFixed ? { set: set.map(tr.mapping, tr.doc), claims } : drawn(now);
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

function drawn(state: EditorState): ProposedWords {
  const decorations = proposalsNear(state).flatMap(({ correction, from, to }) =>
    wordHunks(state.doc, { from, to }, correction.with).flatMap((hunk) => [
      ...(hunk.from < hunk.to ? [Decoration.inline(hunk.from, hunk.to, { nodeName: "del", class: "cut-words" })] : []),
      ...(hunk.text === "" ? [] : [newWords(hunk.to, hunk.text, correction.id)]),
    ]),
  );
  return { set: DecorationSet.create(state.doc, decorations), claims: shownClaims(state).confirmed.claims };
}

interface Proposal {
  correction: Correction;
  from: number;
  to: number;
}

function proposalsNear(state: EditorState): Proposal[] {
  const { confirmed, drawn }: DeskClaims = shownClaims(state);
  const near = nearView(state);
  const found: Proposal[] = [];
  for (const record of corrected(confirmed.claims)) {
    if (drawn.typed.has(record.id)) continue;
    const index = indexOfClaim(drawn.ranges, record.id);
    const [from, to] = [drawn.ranges.from[index] ?? 0, drawn.ranges.to[index] ?? 0];
    const correction = openCorrections(record).findLast((open) => stillFits(open, record));
    if (correction !== undefined && from < to && to > near.from && from < near.to) found.push({ correction, from, to });
  }
  return found;
}

const known = new WeakMap<Records, readonly ClaimRecord[]>();

/** Asked at each key in a claim, so that it must not look through all claims each time. */
function corrected(claims: Records): readonly ClaimRecord[] {
  const found = known.get(claims) ?? [...claims.values()].filter((record) => openCorrections(record).length > 0);
  known.set(claims, found);
  return found;
}

/** Behind the caret, so that what is typed there stands before it. */
function newWords(at: number, text: string, correctionId: string): Decoration {
  const toDOM = (view: EditorView) => {
    const element = view.dom.ownerDocument.createElement("ins");
    element.className = "new-words";
    element.textContent = text;
    return element;
  };
  return Decoration.widget(at, toDOM, { side: 1, key: `${correctionId} ${text}`, ignoreSelection: true });
}
