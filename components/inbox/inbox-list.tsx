"use client";
/** What concerns this person, newest first; all or only what is unread. Goes from line to line by keyboard. */
import { CheckCheck, Inbox, Keyboard } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { ShortcutDialog } from "#components/editor/shortcut-dialog.tsx";
import { useShortcuts } from "#components/editor/use-shortcuts.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { SegmentedLinks } from "#components/ui/segmented-links.tsx";
import type { InboxPage } from "#lib/log/inbox-line.ts";
import type { Principal } from "#lib/policy/can.ts";
import { type Fold, foldLines, keyOf } from "./fold-lines.ts";
import { inboxKeys } from "./inbox-keys.ts";
import { InboxRow } from "./inbox-row.tsx";
import { useUnreadCount } from "./unread-count.ts";
import { type InboxView, useInbox } from "./use-inbox.ts";

const group = "Inbox" as const;

export function InboxList({ me, view, page }: { me: Principal; view: InboxView; page: InboxPage }) {
  const inbox = useInbox(view, page);
  const folds = useMemo(() => foldLines(inbox.lines), [inbox.lines]);
  const [wanted, setWanted] = useState<string | null>(null);
  const [helping, setHelping] = useState(false);
  const arrive = useCallback(() => setWanted(null), []);
  const announce = useAnnounce();
  const keyAt = (index: number) => (folds[index] === undefined ? null : keyOf(folds[index][0]));

  useEffect(() => {
    // Reading can begin at once, unless the focus was put somewhere already.
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("[data-inbox-line] a")?.focus({ preventScroll: true });
  }, []);
  useShortcuts([
    { id: "first", label: "", group, keys: ["F8"], run: () => setWanted(keyAt(0)) },
    { id: "help", label: "", group, keys: ["?"], run: () => setHelping(true) },
  ]);

  async function mark(fold: Fold, read: boolean) {
    if (await inbox.mark(fold, read)) announce(read ? "Marked as read" : "Marked as unread");
  }
  async function markAll() {
    if (await inbox.markAll()) announce("All marked as read");
  }

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <SegmentedLinks
          label="Which lines"
          links={[
            { href: "/inbox", label: "All", current: view === "all" },
            { href: "/inbox?only=unread", label: "Unread", count: inbox.unread, current: view === "unread" },
          ]}
        />
        <div className="ms-auto flex flex-wrap gap-2">
          <Button
            size="sm"
            variant="quiet"
            className="max-sm:hidden"
            icon={<Keyboard aria-hidden />}
            onClick={() => setHelping(true)}
          >
            Keyboard shortcuts
          </Button>
          <Button
            size="sm"
            icon={<CheckCheck aria-hidden />}
            disabled={inbox.unread === 0}
            onClick={() => void markAll()}
          >
            Mark all as read
          </Button>
        </div>
      </div>
      <News shown={inbox.unread} />
      <FailureBanner failure={inbox.failure} />
      {folds.length === 0 ? <NothingHere view={view} /> : null}
      {folds.length === 0 ? null : (
        <ul aria-label="Inbox" className="overflow-hidden rounded-lg border border-line bg-raised">
          {folds.map((fold, index) => (
            <InboxRow
              key={keyOf(fold[0])}
              fold={fold}
              me={me}
              wanted={wanted === keyOf(fold[0])}
              onArrived={arrive}
              onStep={(by) => setWanted(keyAt(index + by))}
              onMark={(read) => void mark(fold, read)}
            />
          ))}
        </ul>
      )}
      {inbox.next === null ? null : (
        <div className="mt-4 flex justify-center">
          <Button busy={inbox.busy} onClick={() => void inbox.more()}>
            Show more
          </Button>
        </div>
      )}
      <ShortcutDialog open={helping} onOpenChange={setHelping} shortcuts={inboxKeys} />
    </>
  );
}

/** More is unread than this screen knows of: it came since. */
function News({ shown }: { shown: number }) {
  const router = useRouter();
  const more = useUnreadCount() - shown;
  if (more <= 0) return null;
  return (
    <Banner
      className="mb-4"
      actions={
        <Button size="sm" onClick={() => router.refresh()}>
          Show
        </Button>
      }
    >
      {more === 1 ? "1 new line came since." : `${more} new lines came since.`}
    </Banner>
  );
}

function NothingHere({ view }: { view: InboxView }) {
  return (
    <EmptyState icon={<Inbox aria-hidden />} title={view === "all" ? "Nothing here yet" : "Everything is read"}>
      When somebody assigns you a claim, mentions you in a note, asks you or answers you, returns what you checked or
      decides on your correction, it stands here.
    </EmptyState>
  );
}
