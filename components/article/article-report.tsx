"use client";
/** What a file would come to as an article: said before anything is saved. */
import { type ReactNode, useEffect, useRef } from "react";
import type { ArticleReport as Report } from "#lib/article/import/article-report.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { sayRemarks } from "./say-remarks.ts";
import { ToldLines } from "./told-lines.tsx";

interface Props {
  report: Report;
  busy: boolean;
  onBack: () => void;
  onTake: () => void;
  /** What went wrong, if anything did. */
  children: ReactNode;
}

export function ArticleReport({ report, busy, onBack, onTake, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const found = sayRemarks(report.remarks);
  const lines = [report.byline, report.dateline].filter((line) => line !== "").join(" · ");
  return (
    <section className="grid max-w-2xl gap-4">
      <p className="text-sm text-ink-soft">This is what was read. Nothing is saved yet.</p>
      <div className="grid gap-2 rounded-lg border border-line bg-paper px-4 py-3.5">
        <h2 ref={heading} tabIndex={-1} dir="auto" className="font-serif text-xl font-semibold outline-none">
          {report.title || "An article without a headline"}
        </h2>
        {lines === "" ? null : (
          <p dir="auto" className="text-sm text-ink-soft">
            {lines}
          </p>
        )}
        <p dir="auto" className="line-clamp-3 font-serif text-base">
          {report.begins}
        </p>
        <PageSays found={report.found} />
      </div>
      {found.length === 0 ? null : (
        <Banner kind="info" title="Found beside the text">
          <ToldLines lines={found} />
          <p className="mt-1 text-ink-soft">
            Comments and footnotes become claims with notes, and links in them sources to be checked. Tracked changes
            become open corrections.
          </p>
        </Banner>
      )}
      {report.dropped.length === 0 ? null : (
        <Banner kind="warning" title="Left out or changed on the way in">
          <ToldLines lines={report.dropped} />
          <p className="mt-1 text-ink-soft">The list stays in the article’s history.</p>
        </Banner>
      )}
      {children}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={onTake}>
          Bring in and open
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </section>
  );
}

/** What is kept of it stands in the article's details, unless the form said otherwise. */
function PageSays({ found }: Pick<Report, "found">) {
  if (found === null) return null;
  const { language, published, sourceUrl } = found;
  return (
    <p className="text-sm text-ink-soft">
      From a web page
      {language === null ? null : ` · Language: ${language}`}
      {published === null ? null : (
        <>
          {" · Published: "}
          <span className="whitespace-nowrap">{published}</span>
        </>
      )}
      {sourceUrl === null ? null : (
        <>
          {" · Source: "}
          <bdi dir="ltr" className="wrap-anywhere">
            {sourceUrl}
          </bdi>
        </>
      )}
    </p>
  );
}
