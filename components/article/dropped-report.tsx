"use client";
/** Said once after an article came in: what of it was left out, before the desk opens. */
import { useEffect, useRef } from "react";
import { Banner } from "../ui/banner.tsx";
import { ButtonLink } from "../ui/button.tsx";

export function DroppedReport({ articleId, dropped }: { articleId: string; dropped: readonly string[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="grid max-w-2xl gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        The article is in
      </h2>
      <Banner kind="warning" title="Left out on the way in">
        <ul className="mt-1 list-disc ps-4">
          {dropped.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      </Banner>
      <p className="text-sm text-ink-soft">All words are there. The list stays in the article's history.</p>
      <div>
        <ButtonLink href={`/articles/${articleId}`} variant="primary">
          Open the article
        </ButtonLink>
      </div>
    </section>
  );
}
