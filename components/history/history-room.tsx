/** The history of one article, or of one of its claims: who did what, and when, newest first; and whether the record holds. */
import { ScrollText, ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { Principal } from "#lib/policy/can.ts";
import { Room } from "../people/room.tsx";
import { Banner } from "../ui/banner.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ClaimFilter } from "./claim-filter.tsx";
import type { Line } from "./gather-entries.ts";
import { HistoryTabs } from "./history-tabs.tsx";
import { LineList } from "./line-list.tsx";

/** The result of checking the chain of the log. */
export interface RecordCheck {
  ok: boolean;
  entries: number;
  erased: number;
  head: string;
  broken: { seq: number; why: string } | null;
}

export interface HistoryClaim {
  id: string;
  number: number;
  words: string;
}

export function HistoryRoom({
  me,
  article,
  claims,
  claim,
  lines,
  older,
  newer,
  check,
}: {
  me: Principal;
  article: { id: string; title: string };
  /** All, withdrawn ones too, by number. */
  claims: readonly HistoryClaim[];
  /** The one claim shown, or null for the whole article. */
  claim: HistoryClaim | null;
  lines: readonly Line[];
  /** Addresses of the pages beside this one; null where there is none. */
  older: string | null;
  newer: string | null;
  check: RecordCheck | null;
}) {
  const here = `/articles/${article.id}/history`;
  const desk = `/articles/${article.id}`;
  return (
    <Room
      me={me}
      room={null}
      width="narrow"
      title="History"
      description={
        <Link href={desk} className="underline underline-offset-2">
          <bdi>{article.title || "Without a headline"}</bdi>
        </Link>
      }
      actions={
        check === null ? (
          <ButtonLink href={`${here}?verify=1`} prefetch={false} icon={<ShieldCheck aria-hidden />}>
            Verify the record
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="grid gap-4">
        <HistoryTabs articleId={article.id} current="entries" />
        {check === null ? null : <CheckResult check={check} />}
        <ClaimFilter path={here} claims={claims} chosen={claim?.id ?? ""} />
        {claim === null ? null : (
          <blockquote className="border-s-2 border-line-strong ps-3 font-serif" dir="auto">
            {claim.words}
          </blockquote>
        )}
        {lines.length === 0 ? (
          <EmptyState icon={<ScrollText aria-hidden />} title="Nothing on this page">
            Every change to the article is written here as it happens.
          </EmptyState>
        ) : (
          <LineList
            lines={lines}
            numbers={new Map(claims.map((each) => [each.id, each.number]))}
            articleId={article.id}
          />
        )}
        {newer === null && older === null ? null : (
          <nav aria-label="Pages" className="flex justify-between gap-2">
            {newer === null ? <span /> : <ButtonLink href={newer}>Newer entries</ButtonLink>}
            {older === null ? null : <ButtonLink href={older}>Older entries</ButtonLink>}
          </nav>
        )}
      </div>
    </Room>
  );
}

function CheckResult({ check }: { check: RecordCheck }) {
  if (!check.ok) {
    return (
      <Banner kind="error" title="The record does not verify">
        Something is wrong at entry {check.broken?.seq ?? "?"}: what stands there is not what was written. Keep the
        database as it is and compare it with a backup.
      </Banner>
    );
  }
  return (
    <Banner kind="good" title="The record verifies">
      {check.entries} entries, each chained to the one before
      {check.erased > 0 ? `; ${check.erased} were erased and still verify` : ""}. Head{" "}
      <code className="text-xs break-all">{check.head}</code>
    </Banner>
  );
}
