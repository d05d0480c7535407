/** What a command that failed says: what happened, in the server's words, and what is safe. */
import type { ReactNode } from "react";
import { Banner } from "#components/ui/banner.tsx";
import type { Failure } from "./desk-context.tsx";

export function FailureBanner({
  failure,
  onDismiss,
  actions,
}: {
  failure: Failure | null;
  onDismiss?: () => void;
  actions?: ReactNode;
}) {
  if (failure === null) return null;
  return (
    <Banner kind="error" onDismiss={onDismiss} actions={actions}>
      <p className="wrap-anywhere">{failure.message}</p>
    </Banner>
  );
}
