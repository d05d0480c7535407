"use client";
/** Views of one thing, one shown at a time. */
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TabItem {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

export function Tabs({
  items,
  value,
  onValueChange,
  label,
  className,
}: {
  items: readonly TabItem[];
  value?: string;
  onValueChange?: (value: string) => void;
  /** What the tabs choose between, for those who do not see them. */
  label: string;
  className?: string;
}) {
  return (
    <Base.Root
      className={className}
      value={value}
      defaultValue={value === undefined ? items[0]?.value : undefined}
      onValueChange={onValueChange ? (next) => onValueChange(String(next)) : undefined}
    >
      <Base.List aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line">
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className={classNames(
              "-mb-px min-h-9 border-b-2 border-transparent px-0.5 text-sm whitespace-nowrap text-ink-soft",
              "hover:text-ink data-active:border-ink data-active:font-medium data-active:text-ink pointer-coarse:min-h-11",
            )}
          >
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="pt-3">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
