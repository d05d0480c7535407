"use client";
/**
 * What was just added to the record, with its own undo. Undo of the text never touches records. The line goes by itself, but not
 * from under a pointer or the focus; screen readers hear of it where they are.
 */
import { Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import type { DoneType } from "#lib/editor/desk-view.ts";
import { useClaim, useDesk, useDeskView } from "./desk-context.tsx";
import { sayKeys } from "./keys.ts";
import { takeBackKeys } from "./use-take-back.ts";

const shownFor = 10_000;

const words: Record<DoneType, string> = {
  "add-claim": "Claim added",
  "add-note": "Note added",
  "add-citation": "Source added",
  "record-finding": "Finding recorded",
};

/** `overSheet`: the opened claim covers the foot of the screen. */
export function UndoLine({ overSheet, onUndo }: { overSheet: boolean; onUndo: () => void }) {
  const { desk } = useDesk();
  const announce = useAnnounce();
  const done = useDeskView((view) => view.justDone);
  const number = useClaim(done?.claimId ?? null)?.number;
  const line = useRef<HTMLElement>(null);

  useEffect(() => {
    if (done === null) return;
    announce(`${words[done.type]}. To undo, press ${sayKeys(takeBackKeys)}`);
    const timer = setInterval(() => {
      if (!line.current?.matches(":hover, :focus-within")) desk.letStand();
    }, shownFor);
    return () => clearInterval(timer);
  }, [announce, desk, done]);

  if (done === null) return null;
  return (
    <section
      ref={line}
      aria-label="Just done"
      className={classNames(
        "fixed inset-x-0 z-40 mx-auto mb-[env(safe-area-inset-bottom)] flex min-h-11 w-fit items-center gap-3 print:hidden",
        "rounded-lg border border-line-strong bg-raised py-1 ps-3.5 pe-1.5 text-sm shadow-float",
        overSheet ? "bottom-2" : "bottom-17 lg:bottom-6",
      )}
    >
      <span>
        {words[done.type]}
        {number === undefined ? null : <span className="text-ink-soft"> · Claim {number}</span>}
      </span>
      <Button size="sm" icon={<Undo2 aria-hidden />} title={sayKeys(takeBackKeys)} onClick={onUndo}>
        Undo
      </Button>
    </section>
  );
}
