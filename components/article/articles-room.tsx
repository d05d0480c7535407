/** The articles room: search, shelf, list, pages; and what to do where there is nothing. */
import { FileText, ListFilter as ListFilterIcon, Plus, SearchX } from "lucide-react";
import { can, type Principal } from "#lib/policy/can.ts";
import { Room } from "../people/room.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SegmentedLinks } from "../ui/segmented-links.tsx";
import { UrlSearch } from "../ui/url-search.tsx";
import { ArticleList } from "./article-list.tsx";
import { type ListedArticle, type ListFilter, listFilters } from "./listed-article.ts";

export interface ArticlesShown {
  q: string;
  archived: boolean;
  only: ListFilter;
  /** Set on every page but the first. */
  cursor: string | undefined;
}

export function ArticlesRoom({
  me,
  shown: { q, archived, only, cursor },
  articles,
  next,
}: {
  me: Principal;
  shown: ArticlesShown;
  articles: readonly ListedArticle[];
  next: string | null;
}) {
  const mayBring = can(me, "create-article");
  const kept = { ...(archived && { archived: "true" }), ...(only !== "all" && { only }) };
  return (
    <Room
      me={me}
      room="articles"
      title="Articles"
      actions={mayBring ? <NewArticleLink>New article</NewArticleLink> : undefined}
    >
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <UrlSearch
          key={`${archived} ${only}`}
          className="min-w-56 flex-1 sm:max-w-sm"
          label="Search by headline or byline"
          path="/"
          value={q}
          keep={kept}
        />
        <SegmentedLinks
          label="Which articles"
          links={[
            { href: addressWith({ ...kept, q, archived: undefined }), label: "Under way", current: !archived },
            { href: addressWith({ ...kept, q, archived: "true" }), label: "Archived", current: archived },
          ]}
        />
        <SegmentedLinks
          label="Of these"
          links={listFilters.map(({ id, label }) => ({
            href: addressWith({ ...kept, q, only: id === "all" ? undefined : id }),
            label,
            current: id === only,
          }))}
        />
      </div>
      {articles.length > 0 ? (
        <ArticleList articles={articles} />
      ) : (
        <NoArticles searched={q !== ""} archived={archived} only={only} mayBring={mayBring} />
      )}
      {cursor === undefined && next === null ? null : (
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {cursor === undefined ? (
            <span />
          ) : (
            <ButtonLink href={addressWith({ ...kept, q })}>Back to the newest</ButtonLink>
          )}
          {next === null ? null : (
            <ButtonLink href={addressWith({ ...kept, q, cursor: next })}>Older articles</ButtonLink>
          )}
        </nav>
      )}
    </Room>
  );
}

function NewArticleLink({ children }: { children: string }) {
  return (
    <ButtonLink href="/articles/new" variant="primary" icon={<Plus aria-hidden />}>
      {children}
    </ButtonLink>
  );
}

function addressWith(parts: Record<string, string | undefined>): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return given.length === 0 ? "/" : `/?${new URLSearchParams(given)}`;
}

function NoArticles({
  searched,
  archived,
  only,
  mayBring,
}: {
  searched: boolean;
  archived: boolean;
  only: ListFilter;
  mayBring: boolean;
}) {
  const all = archived ? "/?archived=true" : "/";
  const { none } = listFilters.find(({ id }) => id === only)!;
  if (searched) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title="No article found"
        actions={<ButtonLink href={all}>{none === null ? "Clear the search" : "Clear search and filter"}</ButtonLink>}
      >
        No headline or byline holds these words{archived ? " among the archived" : ""}
        {none === null ? "" : " in what the filter shows"}.
      </EmptyState>
    );
  }
  if (none !== null) {
    return (
      <EmptyState
        icon={<ListFilterIcon aria-hidden />}
        title="No such article"
        actions={<ButtonLink href={all}>Show all</ButtonLink>}
      >
        {none}
      </EmptyState>
    );
  }
  if (archived) {
    return (
      <EmptyState icon={<FileText aria-hidden />} title="Nothing is archived">
        Archived articles keep everything and can be brought back. An editor archives from the desk.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<FileText aria-hidden />}
      title="No articles yet"
      actions={mayBring ? <NewArticleLink>Bring the first one in</NewArticleLink> : undefined}
    >
      {mayBring
        ? "Paste a text, or choose a file. Then mark what must be verified."
        : "As soon as somebody brings an article in, it stands here."}
    </EmptyState>
  );
}
