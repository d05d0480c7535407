"use client";
/** A page that failed. What was saved is safe: it was written before the page was drawn. */
import { Front } from "#components/people/front.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";

export default function Failure({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Front
      title="This page failed"
      description="Everything that was shown as saved is safe. Try the page again; if it fails again, tell whoever runs this house what you did."
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">To the articles</ButtonLink>
      </div>
    </Front>
  );
}
