"use client";
/** Words for a control that shows none. A tooltip repeats what the control's own label says; it never holds anything else. */
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

const delay = 500;

export function Tooltip({
  label,
  keys,
  side = "bottom",
  children,
}: {
  label: ReactNode;
  /** A shortcut, as people read it. */
  keys?: string;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={delay} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="max-w-72 rounded-md border border-transparent bg-ink px-2 py-1 text-xs text-ink-invert shadow-float">
            {label}
            {keys ? <kbd className="ms-2 font-sans opacity-75">{keys}</kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Once one of the group has shown its words, its neighbours show theirs at once. */
export function TooltipGroup({ children }: { children: ReactNode }) {
  return <Base.Provider delay={delay}>{children}</Base.Provider>;
}
