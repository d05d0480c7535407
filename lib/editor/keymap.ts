/**
 * Everything the editor does by keyboard, as a table: it binds the keys, fills the palette and the shortcut list. Keys are in
 * prosemirror-keymap's notation; the first one is the one to show. What belongs to a claim's card is the screen's own.
 */
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import type { Command, Plugin } from "prosemirror-state";
import { schema } from "../article/schema.ts";
import { goToClaim, isAnyClaim, isStaleClaim, isUnchecked } from "./commands/go-to-claim.ts";
import { goToUncovered } from "./commands/go-to-uncovered.ts";
import { leaveLine } from "./commands/leave-line.ts";
import { toggleHeading, toggleList, toggleQuote } from "./commands/toggle-block.ts";
import type { Desk } from "./desk.ts";
import { toggleUncovered } from "./plugins/uncovered.ts";

export interface Shortcut {
  id: string;
  /** For people, in the imperative. */
  label: string;
  group: "Claims" | "Text";
  keys: readonly string[];
  /** Whom to offer it to. */
  needs: "read" | "annotate" | "edit";
  /** False when there is nothing to do it to; then the key goes on to others. */
  run(desk: Desk): boolean;
}

function text(id: string, label: string, keys: readonly string[], command: Command): Shortcut {
  return { id, label, group: "Text", keys, needs: "edit", run: (desk) => desk.run(command) };
}

const { marks, nodes } = schema;

export const shortcuts: readonly Shortcut[] = [
  {
    id: "add-claim",
    label: "Add a claim on the selected words",
    group: "Claims",
    keys: ["Mod-Alt-m"],
    needs: "annotate",
    run: (desk) => desk.requestClaim(),
  },
  {
    id: "next-claim",
    label: "Go to the next claim",
    group: "Claims",
    keys: ["F8"],
    needs: "read",
    run: (desk) => goToClaim(desk, 1, isAnyClaim),
  },
  {
    id: "previous-claim",
    label: "Go to the previous claim",
    group: "Claims",
    keys: ["Shift-F8"],
    needs: "read",
    run: (desk) => goToClaim(desk, -1, isAnyClaim),
  },
  {
    id: "next-unchecked",
    label: "Go to the next unchecked claim",
    group: "Claims",
    keys: ["Mod-F8"],
    needs: "read",
    run: (desk) => goToClaim(desk, 1, isUnchecked),
  },
  {
    id: "next-stale",
    label: "Go to the next stale claim",
    group: "Claims",
    keys: ["Mod-Shift-F8"],
    needs: "read",
    run: (desk) => goToClaim(desk, 1, isStaleClaim),
  },
  {
    id: "next-uncovered",
    label: "Select the next statement without a claim",
    group: "Claims",
    keys: ["Mod-Alt-F8"],
    needs: "read",
    run: (desk) => desk.run(goToUncovered),
  },
  {
    id: "toggle-uncovered",
    label: "Mark statements without a claim, or no longer",
    group: "Claims",
    keys: [],
    needs: "read",
    run: (desk) => desk.run(toggleUncovered),
  },
  text("undo", "Undo", ["Mod-z"], chainCommands(undoInputRule, undo)),
  text("redo", "Redo", ["Mod-Shift-z", "Mod-y"], redo),
  text("strong", "Bold", ["Mod-b"], toggleMark(marks.strong)),
  text("em", "Italic", ["Mod-i"], toggleMark(marks.em)),
  text("superscript", "Superscript", ["Mod-."], toggleMark(marks.superscript)),
  text("subscript", "Subscript", ["Mod-,"], toggleMark(marks.subscript)),
  text("heading-2", "Heading", ["Mod-Alt-2"], toggleHeading(2)),
  text("heading-3", "Smaller heading", ["Mod-Alt-3"], toggleHeading(3)),
  text("quote", "Quote", ["Mod-Shift-9"], toggleQuote),
  text("bullet-list", "List", ["Mod-Shift-8"], toggleList(nodes.bullet_list)),
  text("ordered-list", "Numbered list", ["Mod-Shift-7"], toggleList(nodes.ordered_list)),
  // Tab stays the browser's: a text that swallows it cannot be left by keyboard.
  text("sink", "Indent list item", ["Mod-]"], sinkListItem(nodes.list_item)),
  text("lift", "Outdent list item", ["Mod-["], liftListItem(nodes.list_item)),
];

const insertBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.type.contentMatch.matchType(nodes.hard_break)) return leaveLine(state, dispatch);
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** In this order: shortcuts, Enter where it means something of its own, then what every editor does. */
export function keymapPlugins(desk: Desk): Plugin[] {
  const bound = Object.fromEntries(
    shortcuts.flatMap(({ keys, run }) => keys.map((key): [string, Command] => [key, () => run(desk)])),
  );
  return [
    keymap(bound),
    keymap({
      Enter: chainCommands(leaveLine, splitListItem(nodes.list_item)),
      "Shift-Enter": chainCommands(exitCode, insertBreak),
      Backspace: undoInputRule,
    }),
    keymap(baseKeymap),
  ];
}
