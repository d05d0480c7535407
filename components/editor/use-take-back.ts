"use client";
/** Taking back what was added last, by the line that offers it or by its shortcut. */
import { useCallback } from "react";
import { useAnnounce } from "#components/ui/live-region.tsx";
import type { Desk } from "#lib/editor/desk.ts";
import type { Delivery, Done } from "#lib/editor/desk-view.ts";
import { useDesk, usePerform } from "./desk-context.tsx";

export const takeBackKeys = "Mod-Alt-z";

export function useTakeBack() {
  const { desk } = useDesk();
  const announce = useAnnounce();
  const { perform, failure, clear } = usePerform<Delivery>();
  const takeBack = useCallback(() => {
    const done = desk.read().justDone;
    if (done === null) return announce("Nothing to undo");
    leaveLine(desk, done);
    void perform(() => desk.takeBack(done)).then((delivery) => {
      if (delivery) announce("Undone");
    });
  }, [announce, desk, perform]);
  return { takeBack, failure, clear };
}

/** The line goes with its button: the focus goes to the claim, or to the text when there will be no claim. */
function leaveLine(desk: Desk, { type, claimId }: Done) {
  const panel = document.querySelector<HTMLElement>(`[data-claim-panel="${CSS.escape(claimId)}"]`);
  if (panel && type !== "add-claim") return panel.focus({ preventScroll: true });
  if (desk.read().active === claimId) desk.select(null);
  desk.focus();
}
