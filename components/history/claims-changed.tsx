/** What an old text or a new draft would do to the claims, before it is done. */
import type { DraftPlan } from "#lib/log/take-draft.ts";

export function ClaimsChanged({ kept, changed, back }: Pick<DraftPlan, "kept" | "changed" | "back">) {
  const gone = changed.filter(({ after }) => after === null).length;
  const parts = [
    `${kept} ${kept === 1 ? "claim keeps its" : "claims keep their"} words`,
    ...(changed.length > gone ? [`${changed.length - gone} would read otherwise`] : []),
    ...(gone > 0 ? [`${gone} would have no place`] : []),
    ...(back.length > 0 ? [`${back.length} would be placed again`] : []),
  ];
  return (
    <div>
      <p className="font-medium">{parts.join(" · ")}.</p>
      {changed.length === 0 ? null : (
        <>
          <p className="text-sm text-ink-soft">
            A decision about other words is stale until somebody checks again; words that come back make it fresh.
          </p>
          <ul className="mt-1 max-h-48 list-disc overflow-y-auto ps-5 text-sm">
            {changed.map(({ number, words, after }) => (
              <li key={number}>
                Claim {number}: <bdi>“{words}”</bdi>{" "}
                {after === null ? (
                  "has no place any more and is kept as unplaced"
                ) : (
                  <>
                    becomes <bdi>“{after}”</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
