"use client";
/** Why work is not saved and what helps; text that another's edit left no place for, to be taken back by hand. */
import { Copy, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { useDesk, useDeskView } from "./desk-context.tsx";

export function ProblemBanner() {
  const { desk } = useDesk();
  const problem = useDeskView((view) => view.problem);
  if (problem === null) return null;
  const text = desk.unsentText();
  return (
    <Banner
      className="mx-3 mb-2 sm:mx-5"
      kind={problem.cure === "wait" ? "warning" : "error"}
      actions={
        <>
          {text ? <CopyButton text={text} label="Copy the unsent text" /> : null}
          {problem.cure === "wait" ? (
            <Button size="sm" icon={<RefreshCw aria-hidden />} onClick={() => desk.retryNow()}>
              Try now
            </Button>
          ) : null}
          {problem.cure === "reload" ? (
            <Button size="sm" variant="primary" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
          ) : null}
          {problem.cure === "discard" ? (
            <Button size="sm" variant="danger" onClick={() => desk.discardUnsent()}>
              Set the refused text aside
            </Button>
          ) : null}
          {problem.cure === "sign-in" ? (
            <Button size="sm" variant="primary" onClick={() => window.open("/sign-in", "_blank", "noopener")}>
              Sign in again in a new tab
            </Button>
          ) : null}
        </>
      }
    >
      {problem.message}
    </Banner>
  );
}

export function RescueList() {
  const { desk } = useDesk();
  const rescued = useDeskView((view) => view.rescued);
  if (rescued.length === 0) return null;
  return (
    <Banner kind="warning" title="Text of yours that found no place">
      <p>Copy it where it belongs, then dismiss it. It is kept in this browser until you do.</p>
      <ul className="mt-2 space-y-2">
        {rescued.map((rescue) => (
          <li key={rescue.id} className="flex flex-wrap items-center gap-2">
            <q dir="auto" className="min-w-0 flex-1 font-serif text-base wrap-anywhere">
              {rescue.text}
            </q>
            <span className="w-full text-sm text-ink-soft sm:order-last">
              {rescue.why || "Somebody removed the words around it before it was saved."}
              {rescue.place ? (
                <>
                  {" "}
                  It stood at: <q dir="auto">{rescue.place}</q>
                </>
              ) : null}
            </span>
            <CopyButton text={rescue.text} label="Copy" />
            <Button size="sm" variant="quiet" onClick={() => desk.dismissRescue(rescue.id)}>
              Dismiss
            </Button>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [done, setDone] = useState(false);
  return (
    <Button
      size="sm"
      icon={<Copy aria-hidden />}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}
    >
      {done ? "Copied" : label}
    </Button>
  );
}
