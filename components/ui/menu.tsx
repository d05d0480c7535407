"use client";
/** Secondary actions behind a button. An action that is not possible now stays in the list, greyed, with the reason as `hint`. */
import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function Menu({
  trigger,
  children,
  align = "end",
}: {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      {/* A region of its own: nothing on a page stands outside of landmarks. */}
      <Base.Portal render={<section aria-label="Menu" />}>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) max-w-80 min-w-44 overflow-y-auto rounded-lg border border-line bg-raised p-1 text-base shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemClass = classNames(
  "flex w-full cursor-default items-start gap-2.5 rounded-md px-2.5 py-1.5 text-start outline-none select-none pointer-coarse:min-h-11",
  "data-highlighted:bg-sunken data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-transparent",
  "data-disabled:opacity-55 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-soft",
);

interface ItemWords {
  icon?: ReactNode;
  /** A second, smaller line: what it does, or why it cannot be done now. */
  hint?: ReactNode;
  keys?: string;
  danger?: boolean;
  children: ReactNode;
}

function Words({ icon, hint, keys, danger, children }: ItemWords) {
  return (
    <>
      {icon}
      <span className={classNames("min-w-0 flex-1", danger && "text-red")}>
        {children}
        {hint ? <span className="block text-xs text-ink-soft">{hint}</span> : null}
      </span>
      {keys ? <kbd className="ms-3 font-sans text-xs text-ink-soft">{keys}</kbd> : null}
    </>
  );
}

export function MenuItem({ onSelect, disabled, ...words }: ItemWords & { onSelect: () => void; disabled?: boolean }) {
  return (
    <Base.Item className={itemClass} onClick={onSelect} disabled={disabled}>
      <Words {...words} />
    </Base.Item>
  );
}

export function MenuLink({ href, ...words }: ItemWords & { href: string }) {
  return (
    <Base.LinkItem className={itemClass} closeOnClick render={<Link href={href} />}>
      <Words {...words} />
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
