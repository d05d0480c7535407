/**
 * What the review queue does by keyboard. The keys are the desk's where it has them. Letters alone count only while a claim of the
 * list has the focus, so that they are in nobody's way who speaks or listens to the page.
 */
import type { DeskShortcut } from "#components/editor/desk-shortcuts.ts";
import { isPressed, type Pressed } from "#components/editor/keys.ts";

export type QueueMove = "next" | "previous" | "approve" | "return";

function key(id: QueueMove, label: string, ...keys: string[]) {
  return { id, label, group: "Review queue" as const, keys };
}

export const queueKeys = [
  key("next", "Go to the next claim", "F8", "j", "ArrowDown"),
  key("previous", "Go to the previous claim", "Shift-F8", "k", "ArrowUp"),
  key("approve", "Approve", "Mod-Alt-Enter"),
  key("return", "Return with a reason", "Mod-Alt-r"),
] satisfies Omit<DeskShortcut, "run">[];

/** `typing`: the key goes into a field, where letters and arrows are the field's. */
export function moveOf(event: Pressed, typing: boolean): QueueMove | null {
  const isFields = (name: string) => typing && (name.length === 1 || name.startsWith("Arrow"));
  const found = queueKeys.find(({ keys }) => keys.some((name) => !isFields(name) && isPressed(name, event)));
  return found?.id ?? null;
}
