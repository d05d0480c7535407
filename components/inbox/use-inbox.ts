"use client";
/** The lines on the screen: what the server gave, and what was marked since. A line that was read stays where it is. */
import { useCallback, useEffect, useState } from "react";
import { type Failure, usePerform } from "#components/editor/desk-context.tsx";
import { callApi } from "#components/ui/api.ts";
import type { InboxLine, InboxPage } from "#lib/log/inbox-line.ts";
import { keyOf } from "./fold-lines.ts";
import { setUnreadCount } from "./unread-count.ts";

export type InboxView = "all" | "unread";

export interface InboxHere extends InboxPage {
  busy: boolean;
  failure: Failure | null;
  more(): Promise<void>;
  mark(lines: readonly InboxLine[], read: boolean): Promise<boolean>;
  /** Everything up to the newest line of this screen. */
  markAll(): Promise<boolean>;
}

export function useInbox(view: InboxView, first: InboxPage): InboxHere {
  const [page, setPage] = useState(first);
  const [given, setGiven] = useState(first);
  if (given !== first) {
    setGiven(first);
    setPage(first);
  }
  const { perform, busy, failure } = usePerform<true>();
  useEffect(() => setUnreadCount(page.unread), [page.unread]);

  const more = useCallback(async () => {
    if (page.next === null || busy) return;
    const query = new URLSearchParams({ only: view, cursor: page.next });
    await perform(async () => {
      const fetched = await callApi<InboxPage>("GET", `/api/inbox?${query}`);
      setPage(({ lines }) => ({ ...fetched, lines: [...lines, ...fetched.lines] }));
      return true;
    });
  }, [page.next, busy, view, perform]);

  async function send(body: object, isMeant: (line: InboxLine) => boolean, read: boolean): Promise<boolean> {
    const done = await perform(async () => {
      const { unread } = await callApi<{ unread: number }>("POST", "/api/inbox/read", { ...body, read });
      const marked = (line: InboxLine) => (isMeant(line) ? { ...line, read } : line);
      setPage((now) => ({ ...now, unread, lines: now.lines.map(marked) }));
      return true;
    });
    return done === true;
  }

  function mark(lines: readonly InboxLine[], read: boolean): Promise<boolean> {
    const keys = new Set(lines.map(keyOf));
    const names = lines.map(({ article, seq }) => ({ articleId: article.id, seq }));
    return send({ lines: names }, (line) => keys.has(keyOf(line)), read);
  }

  async function markAll(): Promise<boolean> {
    const until = page.lines[0]?.at;
    return until !== undefined && send({ until }, (line) => line.at <= until, true);
  }

  return { ...page, busy, failure, more, mark, markAll };
}
