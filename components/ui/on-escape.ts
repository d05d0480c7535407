/** Escape leaves what it is pressed in, and nothing around that. While letters are being composed it belongs to who composes them. */
import type { KeyboardEvent } from "react";

export function onEscape(leave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
}
