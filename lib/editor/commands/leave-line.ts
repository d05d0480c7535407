/** Enter in a block that is one line by nature (headline to credit) goes on to the next block, or starts a paragraph behind. */
import { type Command, Selection, TextSelection } from "prosemirror-state";
import { schema } from "../../article/schema.ts";
import { takesOnlyWords } from "../plugins/paste.ts";

const { paragraph, dateline, credit } = schema.nodes;

export const leaveLine: Command = (state, dispatch) => {
  const { $head } = state.selection;
  if (!takesOnlyWords($head.parent.type)) return false;
  if (dispatch === undefined) return true;
  const { tr } = state;
  const isLast = $head.parent.type === dateline || $head.parent.type === credit;
  // Behind a credit the figure ends too.
  const end = $head.parent.type === credit ? $head.after($head.depth - 1) : $head.after();
  const next = tr.doc.resolve(end).nodeAfter;
  if (isLast && !(next?.type === paragraph && next.content.size === 0)) {
    tr.insert(end, paragraph.create());
    tr.setSelection(TextSelection.create(tr.doc, end + 1));
  } else tr.setSelection(Selection.near(tr.doc.resolve(end), 1));
  dispatch(tr.scrollIntoView());
  return true;
};
