/**
 * Draws the claims near the view: underlines by tone, deeper where claims overlap, and the numbers of the claims that begin in a
 * block as an attribute of the block. While somebody composes a character the set is only mapped: nothing may be redrawn then.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { indexOfClaim, type Range } from "../../claim/range.ts";
import type { ClaimRecord } from "../../decision/decision.ts";
import { viewHere } from "../claim-views.ts";
import type { TypedWords } from "../drawn-claims.ts";
import { type DeskClaims, isHalfReceived, shownClaims } from "./claims.ts";
import { type DrawnSet, type Mark, movedAlong, nothingDrawn, onlyMapped, redrawn } from "./drawn-set.ts";
import { isToBeDrawn, type Records } from "./to-be-drawn.ts";
import { nearView } from "./viewport.ts";

interface ClaimMarks {
  readonly drawn: DrawnSet;
  /** The records it was drawn from. */
  readonly claims: Records;
}

const key = new PluginKey<ClaimMarks>("claim-marks");

/** Must stand behind the claims and viewport plugins. `isComposing` asks the view. */
export function claimMarksPlugin(isComposing: () => boolean): Plugin<ClaimMarks> {
  const looks = new Looks();
  const draw = (drawn: DrawnSet, tr: Transaction, state: EditorState): ClaimMarks => ({
    drawn: redrawn(drawn, tr, wantedMarks(state, looks)),
    claims: shownClaims(state).confirmed.claims,
  });
  return new Plugin<ClaimMarks>({
    key,
    state: {
      init: (_, state) => draw(nothingDrawn, state.tr, state),
      apply: (tr, { drawn, claims }, before, now) => {
        if (isComposing() || isHalfReceived(tr, before)) return { drawn: onlyMapped(drawn, tr), claims };
        if (isToBeDrawn(tr, claims, before, now)) return draw(drawn, tr, now);
        return { drawn: tr.docChanged ? moved(drawn, tr, now, looks) : drawn, claims };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn.set },
    view: (view) => redrawAfterComposition(view),
  });
}

function moved(drawn: DrawnSet, tr: Transaction, now: EditorState, looks: Looks): DrawnSet {
  const { ranges } = shownClaims(now).drawn;
  const isThere = ({ kind, attributes, from, to }: Mark) => {
    if (kind === "block") return true;
    const index = indexOfClaim(ranges, attributes["data-claim"]!);
    return ranges.from[index] === from && ranges.to[index] === to;
  };
  return movedAlong(drawn, tr, isThere) ?? redrawn(drawn, tr, wantedMarks(now, looks));
}

function redrawAfterComposition(view: EditorView) {
  const ended = () => setTimeout(() => !view.isDestroyed && view.dispatch(view.state.tr), 60);
  view.dom.addEventListener("compositionend", ended);
  return { destroy: () => view.dom.removeEventListener("compositionend", ended) };
}

interface Near extends Range {
  record: ClaimRecord;
  typed: TypedWords | undefined;
}

function wantedMarks(state: EditorState, looks: Looks): Mark[] {
  const near = claimsNear(shownClaims(state), nearView(state));
  const depths = depthsOf(near);
  const inline = near.map((claim, index) => looks.of(claim, depths[index]!, state));
  return [...inline, ...numberMarks(state.doc, nearView(state), near)];
}

/** Placed claims that reach into the stretch, as they begin, the longer one first. */
function claimsNear(claims: DeskClaims, near: Range): Near[] {
  const { ranges, typed } = claims.drawn;
  const found: Near[] = [];
  for (let index = 0; index < ranges.ids.length; index += 1) {
    const from = ranges.from[index]!;
    const to = ranges.to[index]!;
    if (from >= to || to <= near.from || from >= near.to) continue;
    const id = ranges.ids[index]!;
    const record = claims.confirmed.claims.get(id);
    if (record !== undefined) found.push({ from, to, record, typed: typed.get(id) });
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to || a.record.number - b.record.number);
}

/** The lowest line under the words that no claim before still uses. */
function depthsOf(near: readonly Near[]): number[] {
  const ends: number[] = [];
  return near.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const depth = free < 0 ? ends.length : free;
    ends[depth] = to;
    return depth;
  });
}

/** What a claim looks like, kept while its record and words are the same: telling staleness takes hashing. */
class Looks {
  readonly #kept = new Map<string, { record: ClaimRecord; typed: TypedWords | undefined; classes: string }>();

  of(claim: Near, depth: number, state: EditorState): Mark {
    const { from, to, record } = claim;
    const classes = this.#classes(claim, state);
    const attributes = { class: classes, "data-claim": record.id, style: `--claim-depth: ${depth}` };
    return { from, to, kind: "inline", attributes, key: `${record.id} ${depth} ${classes}` };
  }

  #classes(claim: Near, state: EditorState): string {
    const { record, typed } = claim;
    const kept = this.#kept.get(record.id);
    if (kept?.record === record && kept.typed === typed) return kept.classes;
    const { tone, stale } = viewHere(record, typed, claim, shownClaims(state));
    const classes = `claim claim-${tone}${stale ? " claim-stale" : ""}`;
    this.#kept.set(record.id, { record, typed, classes });
    return classes;
  }
}

function numberMarks(doc: Node, stretch: Range, near: readonly Near[]): Mark[] {
  const marks: Mark[] = [];
  let next = near.findIndex(({ from }) => from >= stretch.from);
  if (next < 0) return marks;
  doc.nodesBetween(stretch.from, Math.min(stretch.to, doc.content.size), (node, position) => {
    if (!node.isTextblock) return true;
    const end = position + node.nodeSize;
    const numbers: number[] = [];
    for (; next < near.length && near[next]!.from < end; next += 1) numbers.push(near[next]!.record.number);
    if (numbers.length === 0) return false;
    const list = numbers.join(" ");
    marks.push({ from: position, to: end, kind: "block", attributes: { "data-claims": list }, key: list });
    return false;
  });
  return marks;
}
