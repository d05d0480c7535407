"use client";
/** A button that is only an icon: its label is read out and shown as a tooltip. */
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export function IconButton({
  label,
  icon,
  keys,
  pressed,
  size = "md",
  side,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & {
  label: string;
  icon: ReactNode;
  keys?: string;
  /** For toggles. */
  pressed?: boolean;
  size?: "sm" | "md";
  side?: "top" | "bottom" | "left" | "right";
}) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(
          "target inline-flex shrink-0 items-center justify-center rounded-md border border-transparent text-ink-soft",
          "transition-colors duration-100 hover:bg-sunken hover:text-ink disabled:opacity-45 [&_svg]:size-4",
          "data-popup-open:bg-sunken aria-pressed:bg-sunken aria-pressed:text-ink",
          size === "sm" ? "size-6" : "size-8",
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
