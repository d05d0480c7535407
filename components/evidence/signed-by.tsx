/** Who said something and when; of what came in with a file also who brought it in. */
import { Time } from "#components/ui/time.tsx";
import { authorOf, type Imported, type Person, saidAt } from "#lib/article/article.ts";

export function SignedBy({ signed }: { signed: { by: Person; at: string; imported?: Imported } }) {
  const at = saidAt(signed);
  return (
    <>
      <span dir="auto" className="font-semibold text-ink">
        {authorOf(signed)}
      </span>
      {at === null ? null : <Time at={at} />}
      {signed.imported === undefined ? null : <span>{whereFrom(signed.imported, signed.by)}</span>}
    </>
  );
}

function whereFrom({ resolved }: Imported, by: Person): string {
  return `${resolved ? "resolved in a file" : "from a file"}, brought in by ${by.name}`;
}
