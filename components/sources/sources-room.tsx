/** The sources of the house: one record each, and every claim that rests on it. */
import { Library, SearchX } from "lucide-react";
import { can, type Principal } from "#lib/policy/can.ts";
import type { ListedPerson } from "../people/people-list.tsx";
import { Room } from "../people/room.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { UrlSearch } from "../ui/url-search.tsx";
import type { ListedSource } from "./listed-source.ts";
import { SourceList } from "./source-list.tsx";

export function SourcesRoom({
  me,
  shown: { q, cursor },
  sources,
  next,
  people,
}: {
  me: Principal;
  /** `cursor` is set on every page but the first. */
  shown: { q: string; cursor: string | undefined };
  sources: readonly ListedSource[];
  next: string | null;
  /** Whom a confidential source can be named to. */
  people: readonly ListedPerson[];
}) {
  return (
    <Room
      me={me}
      room="sources"
      title="Sources"
      description="One record each, used by many claims. An edit here holds wherever the source is cited."
    >
      <UrlSearch
        className="mb-4 sm:max-w-sm"
        label="Search by title, link, publisher or author"
        path="/sources"
        value={q}
      />
      {sources.length === 0 ? (
        <NoSources searched={q !== ""} />
      ) : (
        <SourceList sources={sources} me={me} people={people} mayEdit={can(me, "edit-source")} />
      )}
      {cursor === undefined && next === null ? null : (
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {cursor === undefined ? <span /> : <ButtonLink href={address({ q })}>Back to the newest</ButtonLink>}
          {next === null ? null : <ButtonLink href={address({ q, cursor: next })}>Older sources</ButtonLink>}
        </nav>
      )}
    </Room>
  );
}

function address(parts: Record<string, string>): string {
  const given = Object.entries(parts).filter(([, value]) => value !== "");
  return given.length === 0 ? "/sources" : `/sources?${new URLSearchParams(given)}`;
}

function NoSources({ searched }: { searched: boolean }) {
  return searched ? (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No source found"
      actions={<ButtonLink href="/sources">Clear the search</ButtonLink>}
    >
      None that you may see holds these words.
    </EmptyState>
  ) : (
    <EmptyState
      icon={<Library aria-hidden />}
      title="No sources yet"
      actions={<ButtonLink href="/">To the articles</ButtonLink>}
    >
      A source comes into being when it is first cited for a claim. Paste its link there; it is offered again from then
      on.
    </EmptyState>
  );
}
