"use client";
/** Who is signed in, in which role, and the way out. */
import { ChevronDown, CircleHelp, LogOut, UserRound } from "lucide-react";
import { signOut } from "next-auth/react";
import type { Principal } from "#lib/policy/can.ts";
import { clearDrafts } from "../evidence/draft.ts";
import { buttonClass } from "../ui/button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/menu.tsx";
import { roleLabels } from "./role-words.ts";

/** Half-written words of this person are nobody else's to read. */
function leave() {
  clearDrafts();
  void signOut({ callbackUrl: "/sign-in" });
}

export function AccountMenu({ me }: { me: Principal }) {
  return (
    <Menu
      trigger={
        <button type="button" className={buttonClass({ variant: "quiet", size: "sm" }, "-me-2.5 max-w-64")}>
          <span className="truncate">
            <span dir="auto">{me.name}</span>
            <span className="font-normal text-ink-soft"> · {roleLabels[me.role]}</span>
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuLink href="/account" icon={<UserRound aria-hidden />}>
        My account
      </MenuLink>
      <MenuLink href="/help" icon={<CircleHelp aria-hidden />}>
        Help
      </MenuLink>
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
