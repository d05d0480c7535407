"use client";
/** A small panel beside what opened it. Not for work that may be lost: that goes into a dialog or the page. */
import { Popover as Base } from "@base-ui/react/popover";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function Popover({
  trigger,
  anchor,
  open,
  onOpenChange,
  title,
  children,
  align = "start",
  side = "bottom",
  className,
}: {
  trigger?: ReactElement;
  /** Where it stands when it has no trigger of its own. */
  anchor?: ComponentProps<typeof Base.Positioner>["anchor"];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
}) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange ? (next) => onOpenChange(next) : undefined}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} side={side} sideOffset={6} className="z-50">
          <Base.Popup
            className={classNames(
              "max-h-(--available-height) w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border border-line bg-raised p-3 shadow-float outline-none",
              className,
            )}
          >
            <Base.Title className="mb-2 text-sm font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
