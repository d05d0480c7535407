/** Marks the statements near the view that no claim covers, while somebody wants to see them. */
import { type Command, type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { coverageOf } from "../../claim/coverage.ts";
import { deskText, isHalfReceived } from "./claims.ts";
import { type DrawnSet, type Mark, nothingDrawn, onlyMapped, redrawn } from "./drawn-set.ts";
import { nearView } from "./viewport.ts";

/** Null while nobody wants to see them. */
const key = new PluginKey<DrawnSet | null>("uncovered");

export function showsUncovered(state: EditorState): boolean {
  return key.getState(state) !== null;
}

export const toggleUncovered: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(key, !showsUncovered(state)).setMeta("addToHistory", false));
  return true;
};

/** Must stand behind the claims and viewport plugins. */
export function uncoveredPlugin(isComposing: () => boolean): Plugin<DrawnSet | null> {
  return new Plugin<DrawnSet | null>({
    key,
    state: {
      init: () => null,
      apply(tr, before, old, now) {
        const isShown: boolean = tr.getMeta(key) ?? before !== null;
        if (!isShown) return null;
        const drawn = before ?? nothingDrawn;
        return isComposing() || isHalfReceived(tr, old) ? onlyMapped(drawn, tr) : redrawn(drawn, tr, marksNear(now));
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

function marksNear(state: EditorState): Mark[] {
  const { open } = coverageOf(deskText(state), nearView(state));
  const drawn = { kind: "inline", attributes: { class: "uncovered" }, key: "uncovered" } as const;
  return open.map((statement) => ({ ...statement, ...drawn }));
}
