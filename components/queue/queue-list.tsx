"use client";
/** The views with their counts, and the claims of one of them under their articles. Goes from claim to claim by keyboard. */
import { ArrowUp, Keyboard, ListChecks } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { Deadline } from "#components/article/deadline.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { ShortcutDialog } from "#components/editor/shortcut-dialog.tsx";
import { useShortcuts } from "#components/editor/use-shortcuts.ts";
import { loadDrafts } from "#components/evidence/draft.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SegmentedLinks } from "#components/ui/segmented-links.tsx";
import type { ClaimInPlace } from "#lib/log/claim-in-place.ts";
import type { Principal } from "#lib/policy/can.ts";
import { QueueCard } from "./queue-card.tsx";
import { queueKeys } from "./queue-keys.ts";
import { type QueuePage, type QueueView, queueViews, viewsFor } from "./queue-page.ts";
import { useQueue } from "./use-queue.ts";

const group = "Review queue" as const;

export function QueueList({
  me,
  view,
  page,
  selfApproval,
}: {
  me: Principal;
  view: QueueView;
  page: QueuePage;
  selfApproval: boolean;
}) {
  const queue = useQueue(view, page);
  const { items, counts } = queue;
  const [wanted, setWanted] = useState<string | null>(null);
  const [helping, setHelping] = useState(false);
  const arrive = useCallback(() => setWanted(null), []);

  useEffect(() => void Promise.allSettled([loadDrafts(me.id)]), [me.id]);
  useEffect(() => {
    // Work can begin at once, unless the focus was put somewhere already.
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("[data-queued-claim] a")?.focus({ preventScroll: true });
  }, []);
  const firstId = items[0]?.claim.id ?? null;
  useShortcuts([
    { id: "first", label: "", group, keys: ["F8"], run: () => setWanted(firstId) },
    { id: "help", label: "", group, keys: ["?"], run: () => setHelping(true) },
  ]);

  function step(from: number, by: 1 | -1) {
    setWanted(items[from + by]?.claim.id ?? null);
  }

  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <SegmentedLinks
          label="Which claims"
          links={viewsFor(me).map(({ id, short }) => ({
            ...{ href: `/queue?view=${id}`, label: short, count: counts[id], current: id === view },
          }))}
        />
        <Button
          size="sm"
          variant="quiet"
          className="ms-auto max-sm:hidden"
          icon={<Keyboard aria-hidden />}
          onClick={() => setHelping(true)}
        >
          Keyboard shortcuts
        </Button>
      </div>
      <div role="status">
        {queue.news === 0 ? null : (
          <Button size="sm" className="mb-4" icon={<ArrowUp aria-hidden />} onClick={queue.showNews}>
            {queue.news === 1 ? "1 more waits: show it" : `${queue.news} more wait: show them`}
          </Button>
        )}
      </div>
      {items.length === 0 ? <NothingWaits view={view} busy={queue.busy} /> : null}
      {[...Map.groupBy(items, ({ article }) => article.id)].map(([id, ofArticle]) => (
        <ArticleGroup key={id} article={ofArticle[0]!.article}>
          {ofArticle.map((item) => (
            <QueueCard
              key={item.claim.id}
              item={item}
              me={me}
              selfApproval={selfApproval}
              wanted={wanted === item.claim.id}
              onArrived={arrive}
              onStep={(by) => step(items.indexOf(item), by)}
              onSettled={() => setWanted(queue.remove(item.claim.id))}
              onAnew={() => queue.refetch(item)}
            />
          ))}
        </ArticleGroup>
      ))}
      <FailureBanner failure={queue.failure} />
      {queue.next === null ? null : (
        <div className="mt-4 flex justify-center">
          <Button busy={queue.busy} onClick={() => void queue.more()}>
            Show more
          </Button>
        </div>
      )}
      <ShortcutDialog open={helping} onOpenChange={setHelping} shortcuts={queueKeys} />
    </>
  );
}

function ArticleGroup({
  article: { id, title, deadline },
  children,
}: {
  article: ClaimInPlace["article"];
  children: React.ReactNode;
}) {
  return (
    <div className="not-first:mt-8">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="min-w-0 font-serif text-lg leading-snug font-semibold">
          <Link href={`/articles/${id}`} className="hover:underline">
            <bdi>{title || "Without a headline"}</bdi>
          </Link>
        </h2>
        <div className="text-sm">
          <Deadline at={deadline} settled={false} />
        </div>
      </div>
      <ul className="grid gap-3">{children}</ul>
    </div>
  );
}

function NothingWaits({ view, busy }: { view: QueueView; busy: boolean }) {
  if (busy) return null;
  const { empty, why } = queueViews.find(({ id }) => id === view)!;
  return (
    <EmptyState icon={<ListChecks aria-hidden />} title={<span id="queue-empty">{empty}</span>}>
      {why}
    </EmptyState>
  );
}
