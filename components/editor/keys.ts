/** Key names in prosemirror-keymap's notation ("Mod-Alt-m"), matched against a key press and said for people. */

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.platform);
}

const arrows = { ArrowUp: "↑", ArrowDown: "↓" };
const macNames: Record<string, string> = { ...arrows, Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃", Enter: "↩" };
const otherNames: Record<string, string> = { ...arrows, Mod: "Ctrl" };

/** "Ctrl+Alt+M", on a Mac "⌘⌥M". */
export function sayKeys(keys: string): string {
  const parts = keys.split(/-(?!$)/);
  const names = isMac() ? macNames : otherNames;
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(isMac() ? "" : "+");
}

export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** With Alt a letter key may write another character: then the place of the key on the keyboard counts. */
export function isPressed(keys: string, event: Pressed, mac = isMac()): boolean {
  const parts = keys.split(/-(?!$)/);
  const wanted = parts.pop() ?? "";
  const mod = parts.includes("Mod");
  const held =
    event.ctrlKey === (mod && !mac) &&
    event.metaKey === (mod && mac) &&
    event.altKey === parts.includes("Alt") &&
    (event.shiftKey === parts.includes("Shift") || (wanted.length === 1 && !/[a-z0-9]/i.test(wanted)));
  if (!held) return false;
  if (event.key.toLowerCase() === wanted.toLowerCase()) return true;
  return event.altKey && event.code === `Key${wanted.toUpperCase()}`;
}
