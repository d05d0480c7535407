/** Headings, quotes and lists: the same command sets and takes back. */
import { lift, setBlockType, wrapIn } from "prosemirror-commands";
import type { NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import { schema } from "../../article/schema.ts";

export function toggleHeading(level: number): Command {
  return (state, dispatch, view) => {
    const { parent } = state.selection.$from;
    const isSet = parent.type === schema.nodes.heading && parent.attrs.level === level;
    const set = isSet ? setBlockType(schema.nodes.paragraph) : setBlockType(schema.nodes.heading, { level });
    return set(state, dispatch, view);
  };
}

export const toggleQuote: Command = (state, dispatch, view) =>
  isInside(state, schema.nodes.blockquote)
    ? lift(state, dispatch)
    : wrapIn(schema.nodes.blockquote)(state, dispatch, view);

export function toggleList(type: NodeType): Command {
  return (state, dispatch, view) =>
    isInside(state, type)
      ? liftListItem(schema.nodes.list_item)(state, dispatch, view)
      : wrapInList(type)(state, dispatch, view);
}

/** Is the selection in a block of this type; also tells the toolbar which buttons are down. */
export function isInside(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === type) return true;
  return false;
}
