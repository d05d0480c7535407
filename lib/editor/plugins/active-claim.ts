/** The active and the hovered claim, drawn in a set of their own: choosing another one touches nothing else. */

import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { indexOfClaim } from "../../claim/range.ts";
import { isHalfReceived, shownClaims, withClaimsMeta } from "./claims.ts";
import { type DrawnSet, type Mark, nothingDrawn, onlyMapped, redrawn } from "./drawn-set.ts";

const key = new PluginKey<DrawnSet>("active-claim");

/** Must stand behind the claims plugin. */
export function activeClaimPlugin(isComposing: () => boolean): Plugin<DrawnSet> {
  return new Plugin<DrawnSet>({
    key,
    state: {
      init: () => nothingDrawn,
      apply(tr, drawn, before, now) {
        return isComposing() || isHalfReceived(tr, before)
          ? onlyMapped(drawn, tr)
          : redrawn(drawn, tr, wantedMarks(now));
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleDOMEvents: {
        mouseover(view, event) {
          // Redrawing under a pressed button would take the selection that is being drawn.
          if (event.buttons !== 0) return false;
          const over = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-claim]") : null;
          const hovered = over?.dataset.claim ?? null;
          if (hovered !== shownClaims(view.state).hovered && !view.composing) {
            view.dispatch(withClaimsMeta(view.state.tr, { hovered }));
          }
          return false;
        },
        mouseleave(view) {
          if (shownClaims(view.state).hovered !== null && !view.composing) {
            view.dispatch(withClaimsMeta(view.state.tr, { hovered: null }));
          }
          return false;
        },
      },
    },
  });
}

function wantedMarks(state: EditorState): Mark[] {
  const { active, hovered } = shownClaims(state);
  const marks = [markOf(state, active, "claim-active")];
  if (hovered !== active) marks.push(markOf(state, hovered, "claim-hovered"));
  return marks.flatMap((mark) => (mark === null ? [] : [mark]));
}

function markOf(state: EditorState, id: string | null, name: string): Mark | null {
  if (id === null) return null;
  const { ranges } = shownClaims(state).drawn;
  const index = indexOfClaim(ranges, id);
  if (index < 0) return null;
  const [from, to] = [ranges.from[index]!, ranges.to[index]!];
  return from < to ? { from, to, kind: "inline", attributes: { class: name }, key: `${name} ${id}` } : null;
}
