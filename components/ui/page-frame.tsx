/** The frame of every room: a bar with the way to the other rooms, a heading with its actions, the work. */
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface FrameLink {
  href: string;
  label: string;
  current?: boolean;
  /** A number worth seeing from elsewhere, such as claims that wait. */
  count?: number;
}

export function PageFrame({
  brand,
  links = [],
  account,
  title,
  description,
  actions,
  children,
  width = "wide",
}: {
  brand: ReactNode;
  links?: readonly FrameLink[];
  /** The end of the bar: who is signed in. */
  account?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: "narrow" | "wide";
}) {
  const column = width === "narrow" ? "max-w-2xl" : "max-w-6xl";
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="border-b border-line bg-paper print:hidden">
        <div className="mx-auto flex min-h-12 max-w-6xl flex-wrap items-center gap-x-5 gap-y-1 px-4 sm:px-6">
          {brand}
          <nav aria-label="Rooms" className="order-3 -mx-2 flex w-full gap-1 overflow-x-auto sm:order-none sm:w-auto">
            {links.map((link) => (
              <Link
                key={link.href}
                href={link.href}
                aria-current={link.current ? "page" : undefined}
                className={classNames(
                  "flex min-h-9 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink-soft hover:bg-sunken hover:text-ink",
                  "aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline",
                  "aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8 pointer-coarse:min-h-11",
                )}
              >
                {link.label}
                {link.count ? (
                  <span className="rounded-full bg-sunken px-1.5 text-xs tabular text-ink">{link.count}</span>
                ) : null}
              </Link>
            ))}
          </nav>
          <div className="ms-auto">{account}</div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classNames("mx-auto px-4 py-6 outline-none sm:px-6 sm:py-8", column)}>
        <div className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="font-serif text-2xl leading-tight font-semibold">{title}</h1>
            {description ? <div className="mt-1 text-sm text-ink-soft">{description}</div> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
        {children}
      </main>
    </div>
  );
}

/** The first thing Tab reaches; leads to `#main`. */
export function SkipLink({
  href = "#main",
  children = "Skip to the content",
}: {
  href?: string;
  children?: ReactNode;
}) {
  return (
    <a
      href={href}
      className="sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:start-3 focus-visible:top-3 focus-visible:z-50 focus-visible:rounded-md focus-visible:bg-ink focus-visible:px-3 focus-visible:py-2 focus-visible:text-ink-invert"
    >
      {children}
    </a>
  );
}
