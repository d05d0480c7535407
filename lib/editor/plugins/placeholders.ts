/** Marks empty headline, byline, dateline, caption and credit, so that the page can show their names (`data-label`). */
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { type DrawnSet, type Mark, nothingDrawn, redrawn } from "./drawn-set.ts";

const key = new PluginKey<DrawnSet>("placeholders");

export function placeholdersPlugin(): Plugin<DrawnSet> {
  return new Plugin<DrawnSet>({
    key,
    state: {
      init: (_, state) => redrawn(nothingDrawn, state.tr, emptyLines(state)),
      apply: (tr, drawn, _, now) => (tr.docChanged ? redrawn(drawn, tr, emptyLines(now)) : drawn),
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** These lines stand at the top of the document or in a figure there: deeper ones are inside quotes, and few. */
function emptyLines({ doc }: EditorState): Mark[] {
  const marks: Mark[] = [];
  doc.descendants((node, position) => {
    const isNamed = node.isTextblock && node.type.name !== "paragraph" && node.type.name !== "heading";
    if (isNamed && node.content.size === 0) {
      const to = position + node.nodeSize;
      marks.push({ from: position, to, kind: "block", attributes: { "data-empty": "" }, key: "empty" });
    }
    return node.type.name === "figure" || node.type.name === "blockquote";
  });
  return marks;
}
