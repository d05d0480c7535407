"use client";
/** A moment whole, with its zone, for what is printed or kept: "3 Jun 2026, 14:02 GMT+4:30". In UTC until the browser is there. */
import { useInBrowser } from "./use-in-browser.ts";

export function ZonedTime({ at, className }: { at: string; className?: string }) {
  const local = useInBrowser();
  return (
    <time dateTime={at} className={className}>
      {format(local ? undefined : "UTC").format(new Date(at))}
    </time>
  );
}

function format(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
}
