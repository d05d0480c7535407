"use client";
/**
 * Binds the desk's shortcuts to the window. What the editor or a field has already used is left alone; a sign without a modifier
 * ("?") counts only outside of text.
 */
import { useEffect, useRef } from "react";
import type { DeskShortcut } from "./desk-shortcuts.ts";
import { isPressed } from "./keys.ts";

export function useShortcuts(shortcuts: readonly DeskShortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isLetter(event) || inDialog(event.target)) return;
      const found = latest.current.find(({ keys, group }) =>
        keys.some(
          (key) => isPressed(key, event) && (group !== "Text" || inText(event.target)) && !isTyping(key, event),
        ),
      );
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

/** Every shortcut of letters has a modifier: what is merely typed is not looked up. */
function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && /^[\p{L}\p{N} ]$/u.test(key);
}

function isTyping(key: string, event: KeyboardEvent): boolean {
  if (key.length > 1) return false;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest("input, textarea, select, [contenteditable=true]") != null;
}

function inText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".ProseMirror") !== null;
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]") !== null;
}
