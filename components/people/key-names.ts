/** The editor's key notation in the names of the keys: "Mod-Shift-z" is Ctrl Shift Z, or ⌘ ⇧ Z on an Apple keyboard. */
const names: Readonly<Record<string, readonly [apple: string, other: string]>> = {
  Mod: ["⌘", "Ctrl"],
  Ctrl: ["⌃", "Ctrl"],
  Alt: ["⌥", "Alt"],
  Shift: ["⇧", "Shift"],
};

export function keyNames(keys: string, apple: boolean): string[] {
  return keys.split(/-(?!$)/).map((key) => names[key]?.[apple ? 0 : 1] ?? (key.length === 1 ? key.toUpperCase() : key));
}
