"use client";
/** On a claim's card: who else has it open at this moment. */
import { Eye } from "lucide-react";
import { useDeskView } from "#components/editor/desk-context.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { sayLookers } from "./lookers.ts";

export function ClaimLookers({ claimId, className }: { claimId: string; className?: string }) {
  const words = useDeskView(({ present }) => sayLookers(present, claimId));
  if (words === "") return null;
  return (
    <span data-claim-lookers className={classNames("flex min-w-0 items-center gap-1 text-xs text-ink-soft", className)}>
      <Eye aria-hidden className="size-3 shrink-0" />
      <span dir="auto" className="truncate">
        {words}
      </span>
    </span>
  );
}
