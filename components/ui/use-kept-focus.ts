/**
 * A form that closes takes the button that was pressed in it along, and the focus falls to the top of the page. Within this box it
 * falls to the box. What takes the focus itself keeps it.
 */
import { type RefObject, useEffect } from "react";

export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const around = box.current;
    if (around === null) return;
    let last: EventTarget | null = null;
    const came = ({ target }: FocusEvent) => {
      last = target;
    };
    const went = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) last = null;
    };
    const removals = new MutationObserver(() => {
      const isGone = last instanceof Element && !last.isConnected;
      if (isGone && document.activeElement === document.body) around.focus({ preventScroll: true });
    });
    around.addEventListener("focusin", came);
    around.addEventListener("focusout", went);
    removals.observe(around, { childList: true, subtree: true });
    return () => {
      around.removeEventListener("focusin", came);
      around.removeEventListener("focusout", went);
      removals.disconnect();
    };
  }, [box]);
}
