/** What the inbox does by keyboard, as the review queue does it: letters alone count only while a line has the focus. */
import type { DeskShortcut } from "#components/editor/desk-shortcuts.ts";
import { isPressed, type Pressed } from "#components/editor/keys.ts";

export type InboxMove = "next" | "previous" | "mark";

function key(id: InboxMove, label: string, ...keys: string[]) {
  return { id, label, group: "Inbox" as const, keys };
}

export const inboxKeys = [
  key("next", "Go to the next line", "F8", "j", "ArrowDown"),
  key("previous", "Go to the previous line", "Shift-F8", "k", "ArrowUp"),
  key("mark", "Mark as read, or as unread again", "Mod-Alt-u"),
] satisfies Omit<DeskShortcut, "run">[];

export function moveOf(event: Pressed): InboxMove | null {
  return inboxKeys.find(({ keys }) => keys.some((name) => isPressed(name, event)))?.id ?? null;
}
