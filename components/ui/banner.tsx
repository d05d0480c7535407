/** What happened, what is safe, what to do. Errors interrupt a screen reader, the rest waits its turn. */
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const looks = {
  info: { icon: Info, className: "bg-blue-soft border-blue-mark/40 [&>svg]:text-blue" },
  good: { icon: CircleCheck, className: "bg-green-soft border-green-mark/40 [&>svg]:text-green" },
  warning: { icon: TriangleAlert, className: "bg-orange-soft border-orange-mark/40 [&>svg]:text-orange" },
  error: { icon: CircleAlert, className: "bg-red-soft border-red-mark/50 [&>svg]:text-red" },
};

export function Banner({
  kind = "info",
  title,
  children,
  actions,
  onDismiss,
  className,
}: {
  kind?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?: () => void;
  className?: string;
}) {
  const { icon: Icon, className: look } = looks[kind];
  return (
    <div
      role={kind === "error" ? "alert" : "status"}
      className={classNames("flex items-start gap-2.5 rounded-lg border px-3 py-2 text-sm text-ink", look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {onDismiss ? (
        <button
          type="button"
          aria-label="Dismiss"
          onClick={onDismiss}
          className="target -my-0.5 inline-flex size-6 items-center justify-center rounded hover:bg-ink/10"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </div>
  );
}
