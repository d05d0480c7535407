"use client";
/** The way to the inbox from every bar, with the number of what is unread. */
import { Inbox } from "lucide-react";
import Link from "next/link";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { useUnreadCount } from "./unread-count.ts";

const most = 99;

export function InboxLink() {
  const unread = useUnreadCount();
  return (
    <Tooltip label="Inbox">
      <Link
        href="/inbox"
        prefetch={false}
        aria-label={unread === 0 ? "Inbox" : `Inbox, ${unread} unread`}
        className="target inline-flex h-8 min-w-8 items-center justify-center gap-1 rounded-md px-1.5 text-ink-soft hover:bg-sunken hover:text-ink [&_svg]:size-4"
      >
        <Inbox aria-hidden />
        {unread === 0 ? null : (
          <span className="rounded-full bg-ink px-1.5 text-xs leading-5 font-semibold tabular text-ink-invert forced-colors:border">
            {unread > most ? `${most}+` : unread}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
