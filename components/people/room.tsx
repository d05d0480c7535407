/** The frame of every room but the desk: the way to the other rooms, and who is signed in. */
import Link from "next/link";
import type { ReactNode } from "react";
import type { Principal } from "#lib/policy/can.ts";
import { PageFrame } from "../ui/page-frame.tsx";
import { AccountMenu } from "./account-menu.tsx";

const rooms = [
  { id: "articles", href: "/", label: "Articles" },
  { id: "sources", href: "/sources", label: "Sources" },
  { id: "people", href: "/people", label: "People" },
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
      account={<AccountMenu me={me} />}
      links={rooms.map(({ id, href, label }) => ({ href, label, current: id === room }))}
    />
  );
}

/** The name of the product, as a proof-reader writes it: dots beneath say "let it stand". */
export function Brand() {
  return (
    <Link
      href="/"
      className="font-serif text-lg font-semibold italic underline decoration-dotted decoration-2 underline-offset-4"
    >
      Stet
    </Link>
  );
}
