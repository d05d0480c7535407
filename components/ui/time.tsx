"use client";
/** A moment, short where it is near: "14:05", "yesterday 14:05", "3 May, 14:05". The whole moment with its zone is the title. */
import { english } from "./english.ts";
import { useInBrowser } from "./use-in-browser.ts";

export function Time({ at, className }: { at: string; className?: string }) {
  // The server does not know the reader's zone: it writes the day in UTC, the browser puts the local time in its place.
  const local = useInBrowser();
  return (
    <time
      dateTime={at}
      title={local ? new Date(at).toLocaleString(english(), { dateStyle: "full", timeStyle: "long" }) : undefined}
      className={className}
    >
      {local ? near(new Date(at), new Date()) : at.slice(0, 10)}
    </time>
  );
}

function near(at: Date, now: Date): string {
  const time = at.toLocaleTimeString(english(), { hour: "2-digit", minute: "2-digit" });
  const days = daysBetween(at, now);
  if (days === 0) return time;
  if (days === 1) return `yesterday ${time}`;
  const year = at.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return `${at.toLocaleDateString(english(), { day: "numeric", month: "short", year })}, ${time}`;
}

function daysBetween(at: Date, now: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  return day(now) - day(at);
}
