"use client";
/** Everything that happened to a claim, newest first, read from the log when somebody asks for it. */
import { useEffect, useState } from "react";
import { useDesk, useDeskView, usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { sayEvent } from "#components/history/say-event.ts";
import { callApi } from "#components/ui/api.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { articlePath } from "#lib/editor/article-path.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import type { LogEntry } from "#lib/log/event.ts";
import type { EventPage } from "#lib/log/event-page.ts";

export function ClaimHistory({ claim }: { claim: ClaimView }) {
  const { desk } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const seq = useDeskView((view) => view.seq);
  const [entries, setEntries] = useState<readonly LogEntry[] | null>(null);
  const { perform, failure } = usePerform<readonly LogEntry[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the log has grown
  useEffect(() => {
    let left = false;
    void perform(() => fetchHistory(articleId, claim.id)).then((found) => {
      if (!left && found) setEntries(found);
    });
    return () => {
      left = true;
    };
  }, [articleId, claim.id, perform, seq]);

  const numberOf = (id: string) => {
    const { claims, withdrawn } = desk.read();
    return [...claims, ...withdrawn].find((each) => each.id === id)?.number ?? null;
  };
  if (failure) return <FailureBanner failure={failure} />;
  if (entries === null) return <p className="text-sm text-ink-soft">Reading the log…</p>;
  return (
    <ol className="space-y-2 text-sm">
      {entries.toReversed().map((entry) => (
        <Entry key={entry.seq} entry={entry} claimId={claim.id} numberOf={numberOf} />
      ))}
    </ol>
  );
}

function Entry({
  entry,
  claimId,
  numberOf,
}: {
  entry: LogEntry;
  claimId: string;
  numberOf: (id: string) => number | null;
}) {
  const { says, quote, also } = sayEvent(entry.event, numberOf);
  const here = also.filter((each) => each.claimId === claimId);
  return (
    <li>
      <p>
        <span className="font-medium">{entry.by.name}</span> {says}{" "}
        <Time at={entry.at} className="text-xs text-ink-soft" />
      </p>
      {here.map((each) => (
        <p key={each.says} className="text-ink-soft">
          {each.says}
        </p>
      ))}
      {quote ? (
        <p dir="auto" className="border-s-2 border-line ps-2 text-ink-soft wrap-anywhere">
          {quote}
        </p>
      ) : null}
    </li>
  );
}

/** All pages: the history of one claim is short. */
async function fetchHistory(articleId: string, claimId: string): Promise<readonly LogEntry[]> {
  const found: LogEntry[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const query = new URLSearchParams({ after: String(after), claim: claimId, limit: "500" });
    const page: EventPage = await callApi("GET", `${articlePath(articleId)}/events?${query}`);
    found.push(...page.events);
    after = page.next;
  }
  return found;
}

/** The disclosure: the log is not read before somebody opens it. */
export function HistoryDisclosure({ claim }: { claim: ClaimView }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="space-y-2">
      <Button size="sm" variant="quiet" className="-ms-2.5" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "Hide history" : "History"}
      </Button>
      {open ? <ClaimHistory claim={claim} /> : null}
    </div>
  );
}
