/** Lines of the history under the day they belong to (in UTC: the record has one day for everybody). */
import Link from "next/link";
import { Time } from "../ui/time.tsx";
import type { Line } from "./gather-entries.ts";
import { momentPath } from "./moment-words.ts";

interface Links {
  numbers: ReadonlyMap<string, number>;
  articleId: string;
}

export function LineList({ lines, ...links }: { lines: readonly Line[] } & Links) {
  const days = Map.groupBy(lines, (line) => line.at.slice(0, 10));
  return (
    <div className="grid gap-5">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-1.5 text-sm font-semibold text-ink-soft">
            {dayWords(day)}
          </h2>
          <ol className="overflow-hidden rounded-lg border border-line bg-raised">
            {ofDay.map((line) => (
              <LineRow key={line.seq} line={line} {...links} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function dayWords(day: string): string {
  const format = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(new Date(day));
}

function LineRow({ line, numbers, articleId }: { line: Line } & Links) {
  return (
    <li
      id={`entry-${line.seq}`}
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-line px-4 py-2.5 not-first:border-t target:bg-select"
    >
      <div className="min-w-0">
        <p>
          <bdi className="font-medium">{line.by}</bdi>{" "}
          <Sentence says={line.says} claimId={line.claimId} numbers={numbers} articleId={articleId} />
        </p>
        {line.quote === "" ? null : (
          <p dir="auto" className="mt-0.5 border-s-2 border-line ps-2.5 text-sm whitespace-pre-wrap text-ink-soft">
            {line.quote}
          </p>
        )}
        {line.also.length === 0 ? null : (
          <ul className="mt-0.5 text-sm text-ink-soft">
            {line.also.map(({ claimId, says }) => (
              <li key={claimId}>
                <Sentence says={says} claimId={claimId} numbers={numbers} articleId={articleId} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="text-end text-xs whitespace-nowrap text-ink-soft tabular">
        <Time at={line.at} className="block leading-6" />
        <a href={`#entry-${line.seq}`} aria-label={`Entry ${line.seq}`} className="hover:underline">
          #{line.seq}
        </a>
        <Link
          href={momentPath(articleId, line.seq)}
          prefetch={false}
          aria-label={`How it stood after entry ${line.seq}`}
          className="ms-2 underline decoration-line-strong underline-offset-2"
        >
          as it stood
        </Link>
      </p>
    </li>
  );
}

/** The sentence with its claim's name as a link to the claim on the desk. */
function Sentence({ says, claimId, numbers, articleId }: { says: string; claimId: string | null } & Links) {
  const number = claimId === null ? undefined : numbers.get(claimId);
  const name = `claim ${number}`;
  const at = number === undefined ? -1 : says.search(new RegExp(`${name}(?!\\d)`));
  if (at < 0) return <>{says}</>;
  return (
    <>
      {says.slice(0, at)}
      <Link
        href={`/articles/${articleId}?claim=${claimId}`}
        className="underline decoration-line-strong underline-offset-2"
      >
        {name}
      </Link>
      {says.slice(at + name.length)}
    </>
  );
}
