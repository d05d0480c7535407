"use client";
/** Stet was upgraded while this page was open: says so, and leaves the moment to the person. */
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { useDeskView } from "./desk-context.tsx";

export function UpdateBanner() {
  const isOlder = useDeskView((view) => view.isOlder);
  if (!isOlder) return null;
  return (
    <Banner
      kind="info"
      title="Stet was updated"
      actions={
        <Button size="sm" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      }
    >
      Reload this page when it suits you. What you have typed is kept.
    </Banner>
  );
}
