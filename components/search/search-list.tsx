"use client";
/** The field, and under it what was found, article by article. The arrows lead from the field through the hits and back. */
import { Search, SearchX } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useEffect, useState } from "react";
import { usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { callApi } from "#components/ui/api.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { UrlSearch } from "#components/ui/url-search.tsx";
import { FoundIn } from "./found-in.tsx";
import type { SearchPage } from "./search-page.ts";

export function SearchList({ q, page: first }: { q: string; page: SearchPage }) {
  const { page, more, busy, failure } = usePages(q, first);
  const announce = useAnnounce();
  const found = sayFound(q, first);
  useEffect(() => {
    if (found !== "") announce(found);
  }, [found, announce]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys go to the field and the links in it
    <div onKeyDown={step}>
      <UrlSearch className="mb-5 sm:max-w-xl" label="Search everything" path="/search" value={q} />
      {page.whole ? null : (
        <Banner kind="info">
          Some articles are still being read in and may be missing here. Search again in a moment.
        </Banner>
      )}
      {page.articles.length === 0 ? <Nothing q={q} /> : null}
      <div className="grid gap-7">
        {page.articles.map((article) => (
          <FoundIn key={article.id} article={article} />
        ))}
      </div>
      <FailureBanner failure={failure} />
      {page.next === null ? null : (
        <div className="mt-6 flex justify-center">
          <Button busy={busy} onClick={() => void more()}>
            Show more articles
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the page brought, and what was asked for behind it; another query begins anew. */
function usePages(q: string, first: SearchPage) {
  const [page, setPage] = useState(first);
  const [given, setGiven] = useState(first);
  if (given !== first) {
    setGiven(first);
    setPage(first);
  }
  const { perform, busy, failure } = usePerform<void>();
  async function more() {
    const { next: cursor } = page;
    if (cursor === null || busy) return;
    await perform(async () => {
      const fetched = await callApi<SearchPage>("GET", `/api/search?${new URLSearchParams({ q, cursor })}`);
      // An answer to a query that is no longer asked is dropped.
      setPage((now) => (now === page ? { ...fetched, articles: [...now.articles, ...fetched.articles] } : now));
    });
  }
  return { page, more, busy, failure };
}

function sayFound(q: string, { articles, next }: SearchPage): string {
  if (q === "") return "";
  if (articles.length === 0) return "Nothing found";
  if (next !== null) return `Found in more than ${articles.length} articles`;
  return articles.length === 1 ? "Found in 1 article" : `Found in ${articles.length} articles`;
}

function step(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>("search input[name=q], [data-hit]")];
  const at = places.indexOf(document.activeElement as HTMLElement);
  const to = places[at + by];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  to.focus();
}

function Nothing({ q }: { q: string }) {
  if (q === "") {
    return (
      <EmptyState icon={<Search aria-hidden />} title="What are you looking for?">
        All words must stand in one place: a paragraph, a claim, a note, a source. The last may be half typed;
        “quotation marks” keep words together.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={
        <>
          Nothing found for “<bdi className="wrap-anywhere">{q}</bdi>”
        </>
      }
    >
      Try fewer words, or the beginning of one. All of them must stand in one place that you may read: a paragraph, a
      claim, a note, a source. Sources by themselves are listed under{" "}
      <Link href="/sources" className="underline underline-offset-2">
        Sources
      </Link>
      .
    </EmptyState>
  );
}
