/** What was found in one article: each hit leads to its claim or to the text, with the words that were sought marked. */
import Link from "next/link";
import type { Hit } from "#lib/search/hits.ts";
import { type FoundArticle, placeOf, sayHit } from "./search-page.ts";

export function FoundIn({ article: { id, title, hits, more } }: { article: FoundArticle }) {
  return (
    <section aria-labelledby={`found-${id}`}>
      <h2 id={`found-${id}`} className="mb-2 font-serif text-lg leading-snug font-semibold">
        <Link href={`/articles/${id}`} className="hover:underline">
          <bdi>{title || "Without a headline"}</bdi>
        </Link>
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        {hits.map((hit, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hits have no names, and the list is never reordered
          <li key={index} className="border-line not-first:border-t">
            <HitLink articleId={id} hit={hit} />
          </li>
        ))}
      </ul>
      {more ? (
        <p className="mt-1.5 text-sm text-ink-soft">There are more places in it: add a word, or open the article.</p>
      ) : null}
    </section>
  );
}

function HitLink({ articleId, hit }: { articleId: string; hit: Hit }) {
  return (
    <Link
      data-hit
      href={placeOf(articleId, hit)}
      className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 -outline-offset-2 hover:bg-sunken sm:grid-cols-[10rem_minmax(0,1fr)]"
    >
      <span className="text-sm text-ink-soft tabular sm:leading-6">{sayHit(hit)}</span>
      <span dir="auto" className={`wrap-anywhere ${hit.kind === "text" ? "font-serif text-[1.0625rem]" : ""}`}>
        {hit.context.map(({ text, hit: marked }, index) =>
          marked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text
            <mark key={index} className="bg-select font-semibold text-ink underline decoration-2 underline-offset-4">
              {text}
            </mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text
            <span key={index}>{text}</span>
          ),
        )}
      </span>
    </Link>
  );
}
