/** What a toolbar shows as pressed: the marks that the next letter would have, and the blocks around it. */
import type { EditorState } from "prosemirror-state";

/** One string, so that it stays the same while it says the same. */
export function formatsAt({ selection, storedMarks }: EditorState): string {
  const { $from } = selection;
  const names = (storedMarks ?? $from.marks()).map((mark) => mark.type.name);
  for (let depth = $from.depth; depth > 0; depth -= 1) names.push($from.node(depth).type.name);
  return names.join(" ");
}
