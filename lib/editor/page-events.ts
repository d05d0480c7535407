/** What happens to the page around a mounted editor, for the desk. */
import type { EditorView } from "prosemirror-view";

export interface PageHandlers {
  /** A composition has ended; not every end is told at once, and the editor takes it in first. */
  composed(): void;
  /** A pointer went down in the text, perhaps to select. */
  pressed(): void;
  /** A pointer was let go, anywhere. */
  letGo(): void;
  online(): void;
  /** The page can be seen again. */
  shown(): void;
  /** It cannot be seen, or is being closed. */
  hidden(): void;
}

/** Returns what ends the listening. */
export function listenToPage(view: EditorView, handlers: PageHandlers): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const seen = () => (document.visibilityState === "visible" ? handlers.shown() : handlers.hidden());
  view.dom.addEventListener("compositionend", () => setTimeout(handlers.composed, 80), { signal });
  view.dom.addEventListener("pointerdown", handlers.pressed, { signal });
  window.addEventListener("pointerup", handlers.letGo, { signal });
  window.addEventListener("pointercancel", handlers.letGo, { signal });
  window.addEventListener("online", handlers.online, { signal });
  window.addEventListener("pagehide", handlers.hidden, { signal });
  document.addEventListener("visibilitychange", seen, { signal });
  return () => ended.abort();
}
