"use client";
/**
 * How many lines this person has not read: one number for the whole page. Asked for when somebody shows it, when the page comes to
 * the front, and every minute while it is there; when no answer comes, the last one stands.
 */
import { useSyncExternalStore } from "react";
import { callApi } from "#components/ui/api.ts";
import { whileSeen } from "#components/ui/while-seen.ts";
import { AppError } from "#lib/app-error.ts";
import type { InboxPage } from "#lib/log/inbox-line.ts";

let count = 0;
let stop: (() => void) | null = null;
const listeners = new Set<() => void>();

export function useUnreadCount(): number {
  return useSyncExternalStore(
    subscribe,
    () => count,
    () => 0,
  );
}

/** Whoever has just been told by the server tells all. */
export function setUnreadCount(next: number): void {
  if (next === count) return;
  count = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= start();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

function start(): () => void {
  const look = () => void ask();
  const end = whileSeen(ask);
  window.addEventListener("focus", look);
  look();
  return () => {
    end();
    window.removeEventListener("focus", look);
  };
}

async function ask(): Promise<void> {
  if (document.visibilityState !== "visible" || !navigator.onLine) return;
  try {
    setUnreadCount((await callApi<InboxPage>("GET", "/api/inbox?limit=0")).unread);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not-signed-in") setUnreadCount(0);
  }
}
