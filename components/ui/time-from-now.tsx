"use client";
/** How far a moment is from now, kept current; the whole moment with its zone is the title. */
import { useEffect, useState } from "react";
import { relativeTime } from "./relative-time.ts";

export function TimeFromNow({ at, className }: { at: string; className?: string }) {
  const now = useMinute();
  return (
    <time
      dateTime={at}
      title={new Date(at).toLocaleString(undefined, { dateStyle: "full", timeStyle: "short" })}
      className={className}
      // The server's clock and zone are not the reader's.
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
