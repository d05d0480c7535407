"use client";
/** Saved, saving, reconnecting, not saved: four truths, loud only while work is unsent. The leave-page guard follows them. */
import { CloudAlert, CloudCheck, CloudUpload, WifiOff } from "lucide-react";
import { useEffect } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { SaveState } from "#lib/editor/desk-view.ts";
import { useDesk, useDeskView } from "./desk-context.tsx";

const looks: Record<SaveState, { icon: typeof CloudCheck; label: string; className: string }> = {
  saved: { icon: CloudCheck, label: "Saved", className: "text-ink-soft" },
  saving: { icon: CloudUpload, label: "Saving", className: "text-ink-soft" },
  reconnecting: { icon: WifiOff, label: "Reconnecting", className: "text-orange" },
  unsaved: { icon: CloudAlert, label: "Not saved", className: "rounded-full bg-red-soft px-2 font-semibold text-red" },
};

export function SaveStateMark() {
  const { desk } = useDesk();
  const state = useDeskView((view) => view.saveState);
  const { icon: Icon, label, className } = looks[state];

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (desk.hasUnsent()) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => window.removeEventListener("beforeunload", guard);
  }, [desk]);

  return (
    <span
      // "Saving" between two keys is not worth interrupting anybody for.
      role={state === "unsaved" ? "alert" : undefined}
      data-save-state={state}
      className={classNames("inline-flex items-center gap-1.5 text-sm leading-6 whitespace-nowrap", className)}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </span>
  );
}
