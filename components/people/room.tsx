/** The frame of every room but the desk: the way to the other rooms, and who is signed in. */
import type { ReactNode } from "react";
import type { Principal } from "#lib/policy/can.ts";
import { InboxLink } from "../inbox/inbox-link.tsx";
import { SearchKey } from "../search/search-key.tsx";
import { PageFrame } from "../ui/page-frame.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";

const rooms = [
  { id: "articles", href: "/", label: "Articles" },
  { id: "queue", href: "/queue", label: "Review queue" },
  { id: "sources", href: "/sources", label: "Sources" },
  { id: "search", href: "/search", label: "Search" },
  { id: "people", href: "/people", label: "People" },
  { id: "rules", href: "/rules", label: "Rules" },
  { id: "help", href: "/help", label: "Help" },
] as const;

export function Room({
  me,
  room,
  ...frame
}: {
  me: Principal;
  room: (typeof rooms)[number]["id"] | null;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: "narrow" | "wide";
}) {
  return (
    <PageFrame
      {...frame}
      brand={<Brand />}
      account={
        <div className="flex items-center gap-2">
          <SearchKey here={room === "search"} />
          <InboxLink />
          <AccountMenu me={me} />
        </div>
      }
      links={rooms.map(({ id, href, label }) => ({ href, label, current: id === room }))}
    />
  );
}
