/** A choice between views of a list, each with an address of its own. */
import Link from "next/link";
import { classNames } from "./class-names.ts";

export function SegmentedLinks({
  label,
  links,
}: {
  label: string;
  links: readonly { href: string; label: string; current: boolean; count?: number }[];
}) {
  return (
    <nav
      aria-label={label}
      className="inline-flex max-w-full flex-wrap rounded-md border border-line-strong/60 bg-raised p-0.5"
    >
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.current ? "true" : undefined}
          className={classNames(
            "inline-flex min-h-7.5 items-center rounded px-2.5 whitespace-nowrap text-sm text-ink-soft hover:text-ink pointer-coarse:min-h-10",
            "aria-[current=true]:bg-sunken aria-[current=true]:font-medium aria-[current=true]:text-ink forced-colors:aria-[current=true]:underline",
          )}
        >
          {link.label}
          {link.count === undefined ? null : (
            <span className="ms-1.5 rounded-full bg-sunken px-1.5 text-xs leading-5 tabular text-ink">
              {link.count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
