"use client";
/** A deadline: how long is left, and the moment itself. Late and soon are said in words and with an icon. */
import { AlarmClock, TriangleAlert } from "lucide-react";
import { Time } from "../ui/time.tsx";
import { TimeFromNow, useMinute } from "../ui/time-from-now.tsx";
import { urgencyOf } from "./listed-article.ts";

const looks = { late: "text-red font-medium", soon: "text-orange font-medium", later: "" };

export function Deadline({ at, settled }: { at: string | null; settled: boolean }) {
  const now = useMinute();
  if (at === null) return <span className="text-ink-soft">No deadline</span>;
  const urgency = settled ? "later" : urgencyOf(at, now);
  const Icon = urgency === "late" ? TriangleAlert : AlarmClock;
  return (
    <span className="block">
      <span className={`inline-flex items-center gap-1.5 ${looks[urgency]}`} suppressHydrationWarning>
        {urgency === "later" ? null : <Icon aria-hidden className="size-4 shrink-0" />}
        <span>
          {urgency === "late" ? "Late: due " : "Due "}
          <TimeFromNow at={at} />
        </span>
      </span>
      <Time at={at} className="block text-xs text-ink-soft" />
    </span>
  );
}
