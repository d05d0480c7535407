/** An article as it stood at one moment, with its claims and evidence, or what differs between two. Nothing can be changed here. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Room } from "#components/people/room.tsx";
import { ZonedTime } from "#components/ui/zoned-time.tsx";
import type { Block } from "#lib/export/copy-blocks.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import type { Comparison } from "#lib/log/compare-states.ts";
import type { LogEntry } from "#lib/log/event.ts";
import { can, type Principal } from "#lib/policy/can.ts";
import { ClaimDifferences } from "./claim-differences.tsx";
import { DiffView } from "./diff-view.tsx";
import { HistoryTabs } from "./history-tabs.tsx";
import { MomentArticle } from "./moment-article.tsx";
import { MomentBar } from "./moment-bar.tsx";
import { MomentClaims } from "./moment-claims.tsx";
import { momentPath, sayMoment } from "./moment-words.ts";
import { RestoreText } from "./restore-text.tsx";
import type { NumberOf } from "./say-event.ts";

export interface ShownMoment {
  entry: LogEntry;
  last: number;
  blocks: readonly Block[];
  claims: readonly ClaimView[];
  named: readonly LogEntry[];
  compared: (Comparison & { older: LogEntry; newer: LogEntry }) | null;
  open: boolean;
}

export function MomentRoom({
  me,
  article,
  moment,
  numberOf,
}: {
  me: Principal;
  article: { id: string; title: string };
  moment: ShownMoment;
  numberOf: NumberOf;
}) {
  const { entry, last, compared, named } = moment;
  const against = compared === null ? null : compared.older.seq === entry.seq ? compared.newer.seq : compared.older.seq;
  const mayRestore = against === null && entry.seq < last && moment.open && can(me, "edit-text");
  return (
    <Room
      me={me}
      room={null}
      title="History"
      description={
        <Link href={`/articles/${article.id}`} className="underline underline-offset-2">
          <bdi>{article.title || "Without a headline"}</bdi>
        </Link>
      }
    >
      <div className="grid gap-5">
        <HistoryTabs articleId={article.id} current="moment" />
        <div className="grid gap-3 rounded-lg border border-line bg-raised px-4 py-3 print:hidden">
          <MomentBar
            articleId={article.id}
            seq={entry.seq}
            {...{ against, last }}
            marks={named.map(({ seq }) => seq)}
          />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3" aria-live="polite">
          {compared === null ? (
            <When entry={entry} numberOf={numberOf} />
          ) : (
            <div className="grid gap-1">
              <When prefix="From" entry={compared.older} numberOf={numberOf} />
              <When prefix="To" entry={compared.newer} numberOf={numberOf} />
            </div>
          )}
          {mayRestore ? <RestoreText key={entry.seq} articleId={article.id} seq={entry.seq} /> : null}
        </div>
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <section aria-label={compared === null ? "Text" : "What differs in the text"} className="paper min-w-0">
            {compared === null ? (
              <MomentArticle blocks={moment.blocks} claims={moment.claims} />
            ) : (
              <div className="px-5 py-6 sm:px-10">
                <DiffView lines={compared.text} />
              </div>
            )}
          </section>
          <div className="grid gap-6">
            <Part title="Named moments">
              <NamedMoments articleId={article.id} {...{ named, last, numberOf, against }} shown={entry.seq} />
            </Part>
            <Part title={compared === null ? `Claims (${moment.claims.length})` : "Claims that differ"}>
              {compared === null ? (
                <MomentClaims claims={moment.claims} />
              ) : (
                <ClaimDifferences claims={compared.claims} />
              )}
            </Part>
          </div>
        </div>
      </div>
    </Room>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-sm font-semibold text-ink-soft">{title}</h2>
      {children}
    </section>
  );
}

function When({ prefix, entry, numberOf }: { prefix?: string; entry: LogEntry; numberOf: NumberOf }) {
  return (
    <p className="text-sm">
      {prefix ? <span className="text-ink-soft">{prefix} </span> : null}
      <span className="font-medium tabular">Entry {entry.seq}</span>
      {entry.at === "" ? null : (
        <>
          , <ZonedTime at={entry.at} />
        </>
      )}
      : <bdi>{sayMoment(entry, numberOf)}</bdi>
    </p>
  );
}

function NamedMoments({
  articleId,
  named,
  last,
  numberOf,
  shown,
  against,
}: {
  articleId: string;
  named: readonly LogEntry[];
  last: number;
  numberOf: NumberOf;
  shown: number;
  against: number | null;
}) {
  const moments = [
    { seq: last, says: "Now", at: "" },
    ...named.map((entry) => ({ ...entry, says: sayMoment(entry, numberOf) })),
  ];
  return (
    <ul className="max-h-56 overflow-y-auto rounded-lg border border-line bg-raised">
      {moments.map(({ seq, says, at }, index) => (
        <li key={index === 0 ? "now" : seq} className="border-line not-first:border-t">
          <Link
            href={momentPath(articleId, seq, against)}
            scroll={false}
            aria-current={seq === shown ? "true" : undefined}
            className="block px-3.5 py-2 text-sm hover:bg-sunken aria-[current=true]:bg-sunken aria-[current=true]:font-medium pointer-coarse:min-h-11"
          >
            <bdi>{says}</bdi>
            <span className="block text-xs text-ink-soft tabular">
              Entry {seq}
              {at === "" ? null : (
                <>
                  , <ZonedTime at={at} />
                </>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
