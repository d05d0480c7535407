"use client";
/** How far a moment is from now, kept current; the whole moment with its zone is the title. */
import { useEffect, useState } from "react";
import { english } from "./english.ts";
import { relativeTime } from "./relative-time.ts";
import { useInBrowser } from "./use-in-browser.ts";

export function TimeFromNow({ at, className }: { at: string; className?: string }) {
  const now = useMinute();
  const local = useInBrowser();
  return (
    <time
      dateTime={at}
      title={local ? new Date(at).toLocaleString(english(), { dateStyle: "full", timeStyle: "long" }) : undefined}
      className={className}
      // The server's clock is not the reader's.
      suppressHydrationWarning
    >
      {relativeTime(new Date(at), now)}
    </time>
  );
}

/** The time, new every minute. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
