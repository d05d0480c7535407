"use client";
/**
 * The list on the screen: what the server gave, without what has been dealt with here since. More comes before the last is reached.
 * Counts are asked for anew after each decision: one claim may wait in several views.
 */
import { useCallback, useEffect, useState } from "react";
import { type Failure, usePerform } from "#components/editor/desk-context.tsx";
import { callApi } from "#components/ui/api.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { whileSeen } from "#components/ui/while-seen.ts";
import { AppError } from "#lib/app-error.ts";
import type { ClaimInPlace } from "#lib/log/claim-in-place.ts";
import type { QueuePage, QueueView } from "./queue-page.ts";

/** So few left: the next page is fetched. */
const few = 5;

export interface Queue extends QueuePage {
  busy: boolean;
  failure: Failure | null;
  more(): Promise<void>;
  /** Takes an item out; answers the claim to go to: the next one, else the previous. */
  remove(claimId: string): string | null;
  /** How many wait by now that are not on the screen; they come when they are asked for, so that nothing moves under the reader. */
  news: number;
  showNews(): void;
  /** Fetches an item again, as it stands now. */
  refetch(item: ClaimInPlace): Promise<void>;
}

export function useQueue(view: QueueView, first: QueuePage): Queue {
  const [page, setPage] = useState(first);
  const [given, setGiven] = useState(first);
  if (given !== first) {
    setGiven(first);
    setPage(first);
  }
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const { perform, busy, failure } = usePerform<void>();
  const announce = useAnnounce();

  const fetchPage = useCallback(
    (parts: Record<string, string>) =>
      callApi<QueuePage>("GET", `/api/queue?${new URLSearchParams({ view, ...parts })}`),
    [view],
  );

  const [latest, setLatest] = useState<QueuePage | null>(null);
  useEffect(
    () =>
      whileSeen(async () => {
        const fetched = await fetchPage({});
        setPage((now) => ({ ...now, counts: fetched.counts }));
        setLatest(fetched);
      }),
    [fetchPage],
  );
  const known = new Set(page.items.map(({ claim }) => claim.id));
  const isNew = ({ claim }: ClaimInPlace) => !known.has(claim.id) && !settled.has(claim.id);
  const news = latest?.items.filter(isNew).length ?? 0;

  function showNews(): void {
    if (latest === null) return;
    setPage({ ...latest, items: latest.items.filter(({ claim }) => !settled.has(claim.id)) });
    setLatest(null);
  }

  const more = useCallback(async () => {
    if (page.next === null || busy) return;
    const { next: cursor } = page;
    await perform(async () => {
      const fetched = await fetchPage({ cursor });
      setPage(({ items }) => ({ ...fetched, items: [...items, ...fetched.items] }));
    });
  }, [page, busy, fetchPage, perform]);

  const { length } = page.items;
  useEffect(() => {
    if (length < few && failure === null) void more();
  }, [length, failure, more]);

  function remove(claimId: string): string | null {
    const at = page.items.findIndex(({ claim }) => claim.id === claimId);
    setSettled((before) => new Set(before).add(claimId));
    setPage((now) => ({ ...now, items: now.items.filter(({ claim }) => claim.id !== claimId) }));
    void perform(async () => {
      const { counts } = await fetchPage({ limit: "1" });
      setPage((now) => ({ ...now, counts }));
    });
    return (page.items[at + 1] ?? page.items[at - 1])?.claim.id ?? null;
  }

  async function refetch({ article, claim }: ClaimInPlace): Promise<void> {
    try {
      const fresh = await callApi<ClaimInPlace>("GET", `/api/articles/${article.id}/claims/${claim.id}`);
      const swap = (item: ClaimInPlace) => (item.claim.id === claim.id ? fresh : item);
      setPage((now) => ({ ...now, items: now.items.map(swap) }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "not-found") throw error;
      announce(`Claim ${claim.number} is no longer yours to read`);
      remove(claim.id);
    }
  }

  return { ...page, busy, failure, more, remove, news, showNews, refetch };
}
