"use client";
/** On a claim's card: what it shows has not reached the server yet. Nobody shall take a finding for recorded that is not. */
import { CloudUpload } from "lucide-react";
import { useDeskView } from "#components/editor/desk-context.tsx";
import { classNames } from "#components/ui/class-names.ts";

export function ClaimUnsent({ claimId, className }: { claimId: string; className?: string }) {
  const isLate = useDeskView(({ late }) => late.includes(claimId));
  if (!isLate) return null;
  return (
    <span
      data-claim-unsent
      className={classNames("flex items-center gap-1 text-xs font-medium text-orange", className)}
    >
      <CloudUpload aria-hidden className="size-3 shrink-0" />
      Not sent yet
    </span>
  );
}
