"use client";
/** What stands above the article when something is amiss: an update, work that was not delivered, commands that failed. */
import type { Failure } from "./desk-context.tsx";
import { FailureBanner } from "./failure-banner.tsx";
import { LeftWork } from "./left-work.tsx";
import { RescueList } from "./problem-banner.tsx";
import { UpdateBanner } from "./update-banner.tsx";

export function DeskAbove({ failures }: { failures: readonly { failure: Failure | null; clear: () => void }[] }) {
  return (
    <>
      <UpdateBanner />
      <RescueList />
      <LeftWork />
      {failures.map(({ failure, clear }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same kinds in the same order
        <FailureBanner key={index} failure={failure} onDismiss={clear} />
      ))}
    </>
  );
}
