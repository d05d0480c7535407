"use client";
/** Unsent work of a tab that is gone, from before the person signed in anew: theirs to put in, to copy or to give up. */
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeFromNow } from "#components/ui/time-from-now.tsx";
import { useDesk, useDeskView } from "./desk-context.tsx";
import { CopyButton } from "./problem-banner.tsx";

export function LeftWork() {
  const { desk } = useDesk();
  const left = useDeskView((view) => view.left);
  if (left.length === 0) return null;
  return (
    <Banner kind="warning" title="Work of yours that was not saved">
      <p>It was done in this browser before you signed in again, and has not reached the article.</p>
      <ul className="mt-2 space-y-2">
        {left.map(({ id, at, text }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <q
              dir="auto"
              className="min-w-0 flex-1 basis-full font-serif text-base whitespace-pre-line wrap-anywhere sm:basis-0"
            >
              {text}
            </q>
            <span className="text-sm text-ink-soft">
              <TimeFromNow at={new Date(at).toISOString()} />
            </span>
            <Button size="sm" variant="primary" onClick={() => desk.takeUp(id)}>
              Put it in
            </Button>
            <CopyButton text={text} label="Copy" />
            <Button size="sm" variant="quiet" onClick={() => desk.giveUp(id)}>
              Give it up
            </Button>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
