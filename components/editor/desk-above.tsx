"use client";
/** What stands above the article: why it is closed, what was not delivered, what failed, the next thing to do. */
import { ClosedBanner } from "./closed-banner.tsx";
import type { Failure } from "./desk-context.tsx";
import { FailureBanner } from "./failure-banner.tsx";
import { HintRow } from "./hint-row.tsx";
import { LeftWork } from "./left-work.tsx";
import { RescueList } from "./problem-banner.tsx";

export function DeskAbove({
  failures,
  onReopen,
  onOpen,
}: {
  failures: readonly { failure: Failure | null; clear: () => void }[];
  onReopen: () => void;
  onOpen: (claimId: string) => void;
}) {
  return (
    <>
      <ClosedBanner onReopen={onReopen} />
      <RescueList />
      <LeftWork />
      {failures.map(({ failure, clear }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same kinds in the same order
        <FailureBanner key={index} failure={failure} onDismiss={clear} />
      ))}
      <HintRow onOpen={onOpen} />
    </>
  );
}
