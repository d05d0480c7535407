"use client";
/** A choice that is on or off, with its words beside it. The browser's own checkbox. */
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function Checkbox({
  label,
  hint,
  onCheckedChange,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  onCheckedChange?: (checked: boolean) => void;
}) {
  return (
    <label className={classNames("flex min-h-6 items-start gap-2 text-base pointer-coarse:min-h-11", className)}>
      <input
        type="checkbox"
        className="mt-1 size-4 shrink-0 accent-ink"
        onChange={onCheckedChange ? (event) => onCheckedChange(event.target.checked) : undefined}
        {...rest}
      />
      <span className="min-w-0">
        {label}
        {hint ? <span className="block text-xs text-ink-soft">{hint}</span> : null}
      </span>
    </label>
  );
}
