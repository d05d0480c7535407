/** A short word on a state. The tone only repeats what the word and the icon say. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Tone, toneSoft } from "./tone.ts";

export function Badge({
  tone,
  icon,
  children,
  className,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-full border border-transparent px-2 text-xs leading-5 font-medium whitespace-nowrap",
        "[&_svg]:size-3.5 [&_svg]:shrink-0",
        toneSoft[tone ?? "grey"],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
