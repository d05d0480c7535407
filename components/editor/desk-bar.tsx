"use client";
/** The top of the desk: where one is, how far the claims are, whether all is saved, and what can be done with the article. */
import {
  Archive,
  ArchiveRestore,
  CircleCheck,
  Command as CommandIcon,
  Download,
  Ellipsis,
  FileCog,
  FileDiff,
  History,
  Inbox,
  Keyboard,
  Lock,
  LockOpen,
  MessageSquareReply,
  Users,
} from "lucide-react";
import Link from "next/link";
import { memo, useMemo } from "react";
import { CoverageMark } from "#components/claim/coverage-mark.tsx";
import { progressOf } from "#components/claim/progress.ts";
import { InboxLink } from "#components/inbox/inbox-link.tsx";
import { useUnreadCount } from "#components/inbox/unread-count.ts";
import { AccountMenu } from "#components/people/account-menu.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { can } from "#lib/policy/can.ts";
import { useCommand, useDesk, useDeskView } from "./desk-context.tsx";
import { FailureBanner } from "./failure-banner.tsx";
import { sayKeys } from "./keys.ts";
import { ProblemBanner } from "./problem-banner.tsx";
import { SaveStateMark } from "./save-state.tsx";
import { WhoIsHere } from "./who-is-here.tsx";

export type DeskDialog =
  | "palette"
  | "help"
  | "sign-off"
  | "reopen"
  | "access"
  | "details"
  | "export"
  | "corrections"
  | "draft"
  | "copy"
  | "bulk";

export const DeskBar = memo(function DeskBar({ onShow }: { onShow: (dialog: DeskDialog) => void }) {
  const { me } = useDesk();
  const meta = useDeskView((view) => view.meta);
  const mayClose = can(me, "sign-off");
  const archiving = useCommand();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper print:hidden">
      <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-1 sm:px-5 xl:flex-nowrap">
        <Link
          href="/"
          aria-label="Stet: all articles"
          className="font-serif text-lg font-semibold italic underline decoration-dotted decoration-2 underline-offset-4"
        >
          Stet
        </Link>
        <span aria-hidden className="hidden h-5 w-px bg-line sm:block" />
        <p dir="auto" className="min-w-0 flex-1 truncate text-left text-base font-medium" title={meta.title}>
          {meta.title || "Without a headline"}
        </p>
        <WhoIsHere />
        <SaveStateMark />
        <Progress />
        <div className="ms-auto flex items-center gap-1.5 xl:ms-0">
          <Button size="sm" icon={<Download aria-hidden />} onClick={() => onShow("export")}>
            <span className="max-sm:sr-only">Export</span>
          </Button>
          {mayClose && meta.signOff === null && !meta.archived ? (
            <Button size="sm" variant="primary" icon={<CircleCheck aria-hidden />} onClick={() => onShow("sign-off")}>
              <span className="max-sm:sr-only">Sign off</span>
            </Button>
          ) : null}
          <ArticleMenu
            onShow={onShow}
            onArchive={() => void archiving.run({ type: "archive", archived: !meta.archived })}
          />
          <span className="hidden items-center gap-1.5 md:flex">
            <InboxLink />
            <AccountMenu me={me} />
          </span>
        </div>
      </div>
      <ProblemBanner />
      <FailureBanner failure={archiving.failure} onDismiss={archiving.clear} />
    </header>
  );
});

function Progress() {
  const claims = useDeskView((view) => view.claims);
  const meta = useDeskView((view) => view.meta);
  const progress = useMemo(() => progressOf(claims), [claims]);
  return (
    <div className="order-last flex w-full items-center gap-3 pb-1 xl:order-none xl:w-auto xl:pb-0">
      {meta.signOff ? (
        <Badge tone="green" icon={<Lock aria-hidden />}>
          Signed off
        </Badge>
      ) : null}
      {meta.archived ? <Badge icon={<Archive aria-hidden />}>Archived</Badge> : null}
      {meta.access === "restricted" ? <Badge icon={<Lock aria-hidden />}>Restricted</Badge> : null}
      <ProgressBar segments={progress.segments} label={progress.words} className="w-16 shrink-0 sm:w-36" />
      <span className="min-w-0 truncate text-xs tabular text-ink-soft sm:text-sm" title={progress.words}>
        {progress.words}
      </span>
      <CoverageMark />
    </div>
  );
}

function ArticleMenu({ onShow, onArchive }: { onShow: (dialog: DeskDialog) => void; onArchive: () => void }) {
  const { me } = useDesk();
  const meta = useDeskView((view) => view.meta);
  const unread = useUnreadCount();
  return (
    <Menu trigger={<IconButton label="More about this article" icon={<Ellipsis aria-hidden />} />}>
      <MenuLink href={`/articles/${meta.id}/history`} icon={<History aria-hidden />}>
        History
      </MenuLink>
      {can(me, "edit-article") ? (
        <MenuItem icon={<FileCog aria-hidden />} onSelect={() => onShow("details")}>
          Article details
        </MenuItem>
      ) : null}
      {can(me, "take-draft") && meta.signOff === null && !meta.archived ? (
        <MenuItem icon={<FileDiff aria-hidden />} onSelect={() => onShow("draft")}>
          Bring in a new draft
        </MenuItem>
      ) : null}
      {can(me, "take-remarks") && meta.signOff === null && !meta.archived ? (
        <MenuItem icon={<MessageSquareReply aria-hidden />} onSelect={() => onShow("copy")}>
          Bring in a commented copy
        </MenuItem>
      ) : null}
      {can(me, "set-access") ? (
        <MenuItem icon={<Users aria-hidden />} onSelect={() => onShow("access")}>
          Who may read it
        </MenuItem>
      ) : null}
      {can(me, "reopen") && meta.signOff ? (
        <MenuItem icon={<LockOpen aria-hidden />} onSelect={() => onShow("reopen")}>
          Reopen
        </MenuItem>
      ) : null}
      {can(me, "archive") ? (
        <MenuItem icon={meta.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />} onSelect={onArchive}>
          {meta.archived ? "Bring back from the archive" : "Archive"}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <MenuLink href="/inbox" icon={<Inbox aria-hidden />}>
        {unread === 0 ? "Inbox" : `Inbox (${unread} unread)`}
      </MenuLink>
      <MenuItem icon={<CommandIcon aria-hidden />} keys={sayKeys("Mod-k")} onSelect={() => onShow("palette")}>
        All commands
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} keys="?" onSelect={() => onShow("help")}>
        Keyboard shortcuts
      </MenuItem>
    </Menu>
  );
}
