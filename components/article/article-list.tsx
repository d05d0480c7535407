/** The articles a person may read: what each is, when it is due, how far its claims are. One row per article, cards on a phone. */
import { Archive, BadgeCheck, Lock, MapPinOff, TriangleAlert, UserRound } from "lucide-react";
import Link from "next/link";
import { Badge } from "../ui/badge.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TimeFromNow } from "../ui/time-from-now.tsx";
import { Deadline } from "./deadline.tsx";
import { barOrder, type ListedArticle, openOf, type Progress, progressInWords, toneWords } from "./listed-article.ts";

const columns = "md:grid md:grid-cols-[minmax(0,1fr)_10rem_15rem] md:gap-x-6";

export function ArticleList({ articles }: { articles: readonly ListedArticle[] }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-raised">
      <div
        aria-hidden
        className={`hidden border-b border-line bg-canvas px-4 py-2 text-xs font-medium text-ink-soft ${columns}`}
      >
        <span>Article</span>
        <span>Deadline</span>
        <span>Claims</span>
      </div>
      <ul>
        {articles.map((article) => (
          <ArticleRow key={article.id} article={article} />
        ))}
      </ul>
    </div>
  );
}

function ArticleRow({ article }: { article: ListedArticle }) {
  return (
    <li className={`relative grid gap-y-3 border-line px-4 py-3.5 not-first:border-t hover:bg-sunken/50 ${columns}`}>
      <div className="min-w-0 wrap-break-word">
        <h2 className="font-serif text-lg leading-snug font-semibold">
          <Link href={`/articles/${article.id}`} className="hover:underline after:absolute after:inset-0">
            {article.title === "" ? "Without a headline" : <bdi>{article.title}</bdi>}
          </Link>
        </h2>
        <p className="mt-0.5 text-sm text-ink-soft">
          {[article.byline, placeOf(article.dateline)].filter(Boolean).map((line) => (
            <span key={line}>
              <bdi>{line}</bdi>
              {" · "}
            </span>
          ))}
          <span className="whitespace-nowrap">
            changed <TimeFromNow at={article.changedAt} />
          </span>
        </p>
        <Marks article={article} />
      </div>
      <div className="text-sm">
        <Deadline at={article.deadline} settled={article.signedOff || article.archived} />
      </div>
      <div className="text-sm">
        <ProgressSummary progress={article.progress} />
        {article.mine > 0 ? (
          <p className="mt-1 inline-flex items-center gap-1 font-medium tabular">
            <UserRound aria-hidden className="size-3.5" />
            {article.mine} for you
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** A dateline without the dash that leads on to the text. */
function placeOf(dateline: string): string {
  return dateline.replace(/\s*[-–—]+\s*$/u, "");
}

function Marks({ article }: { article: ListedArticle }) {
  if (!article.signedOff && article.access === "open" && !article.archived) return null;
  return (
    <p className="mt-1.5 flex flex-wrap gap-1.5">
      {article.signedOff ? (
        <Badge tone="green" icon={<BadgeCheck aria-hidden />}>
          Signed off
        </Badge>
      ) : null}
      {article.access === "restricted" ? <Badge icon={<Lock aria-hidden />}>Restricted</Badge> : null}
      {article.archived ? <Badge icon={<Archive aria-hidden />}>Archived</Badge> : null}
    </p>
  );
}

export function ProgressSummary({ progress }: { progress: Progress }) {
  if (progress.claims === 0) return <p className="text-ink-soft">No claims yet</p>;
  const open = openOf(progress);
  return (
    <>
      <ProgressBar
        segments={barOrder.map((tone) => ({ tone, label: toneWords[tone], count: progress.tones[tone] ?? 0 }))}
        label={progressInWords(progress)}
      />
      <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 tabular">
        <span>
          <span className="font-medium">
            {progress.approved} of {progress.claims}
          </span>{" "}
          approved
        </span>
        {open > 0 ? <span className="text-ink-soft">{open} open</span> : null}
        {progress.stale > 0 ? (
          <span className="inline-flex items-center gap-1 text-orange">
            <TriangleAlert aria-hidden className="size-3.5" />
            {progress.stale} stale
          </span>
        ) : null}
        {progress.unplaced > 0 ? (
          <span className="inline-flex items-center gap-1 text-orange">
            <MapPinOff aria-hidden className="size-3.5" />
            {progress.unplaced} unplaced
          </span>
        ) : null}
      </p>
    </>
  );
}
