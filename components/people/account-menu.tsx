"use client";
/** Who is signed in, in which role, and the way out. */
import { ChevronDown, CircleHelp, LogOut, UserRound } from "lucide-react";
import type { Principal } from "#lib/policy/can.ts";
import { buttonClass } from "../ui/button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/menu.tsx";
import { roleLabels } from "./role-words.ts";
import { useSignOut } from "./sign-out.tsx";

export function AccountMenu({ me }: { me: Principal }) {
  const { ask, dialog } = useSignOut(me.id);
  return (
    <>
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
        <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void ask()}>
          Sign out
        </MenuItem>
      </Menu>
      {dialog}
    </>
  );
}
