"use client";
/**
 * Saved, saving, reconnecting, not saved: four truths, loud only while work is unsent. The leave-page guard follows them.
 *
 * All four stand in the page, one of them visible, and which one is set past React: whatever React draws while the caret stands in the
 * text makes it walk through the whole article to keep the selection. "Saved" is said when saving has rested, not between two keys.
 */
import { CloudAlert, CloudCheck, CloudUpload, WifiOff } from "lucide-react";
import { useEffect, useRef } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { SaveState } from "#lib/editor/desk-view.ts";
import { useDesk } from "./desk-context.tsx";

const states: readonly SaveState[] = ["saved", "saving", "reconnecting", "unsaved"];
const looks: Record<SaveState, { icon: typeof CloudCheck; label: string; className: string }> = {
  saved: { icon: CloudCheck, label: "Saved", className: "text-ink-soft" },
  saving: { icon: CloudUpload, label: "Saving", className: "text-ink-soft" },
  reconnecting: { icon: WifiOff, label: "Reconnecting", className: "text-orange" },
  unsaved: { icon: CloudAlert, label: "Not saved", className: "rounded-full bg-red-soft px-2 font-semibold text-red" },
};

/** On a phone these are an icon: the room is the title's. */
const isCalm = (state: SaveState) => state === "saved" || state === "saving";

/** "Saved" is believed when it has lasted so long. */
const calm = 400;

export function SaveStateMark() {
  const { desk } = useDesk();
  const mark = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      const state = desk.read().saveState;
      clearTimeout(timer);
      if (state === "saved" && mark.current?.dataset.saveState === "saving") timer = setTimeout(show, calm);
      else show();
    };
    const show = () => mark.current && showState(mark.current, desk.read().saveState);
    show();
    const unfollow = desk.follow(follow);
    return () => {
      clearTimeout(timer);
      unfollow();
    };
  }, [desk]);

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (desk.hasUnsent()) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => window.removeEventListener("beforeunload", guard);
  }, [desk]);

  return (
    <span ref={mark} className="grid justify-items-end text-sm leading-6 whitespace-nowrap">
      {states.map((state) => {
        const { icon: Icon, label, className } = looks[state];
        return (
          <span
            key={state}
            data-state={state}
            className={classNames(
              "invisible col-start-1 row-start-1 inline-flex items-center gap-1.5 data-shown:visible max-sm:not-data-shown:hidden",
              className,
            )}
          >
            <Icon aria-hidden className="size-4" />
            <span className={isCalm(state) ? "max-sm:sr-only" : undefined}>{label}</span>
          </span>
        );
      })}
    </span>
  );
}

function showState(mark: HTMLElement, state: SaveState): void {
  if (mark.dataset.saveState === state) return;
  mark.dataset.saveState = state;
  for (const each of mark.children) {
    if (!(each instanceof HTMLElement)) continue;
    const isShown = each.dataset.state === state;
    each.toggleAttribute("data-shown", isShown);
    // "Saving" between two keys is not worth interrupting anybody for.
    if (isShown && state === "unsaved") each.setAttribute("role", "alert");
    else each.removeAttribute("role");
  }
}
