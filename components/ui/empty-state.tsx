/** Nothing here yet: says why, and what to do next. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function EmptyState({
  icon,
  title,
  children,
  actions,
  className,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames("mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-10 text-center", className)}>
      {icon ? <span className="text-ink-soft [&_svg]:size-7">{icon}</span> : null}
      <p className="font-semibold">{title}</p>
      {children ? <div className="text-sm text-ink-soft">{children}</div> : null}
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
