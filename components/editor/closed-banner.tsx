"use client";
/** Says why nothing can be changed: signed off, archived, or no longer open to this person. */
import { Banner } from "#components/ui/banner.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { can } from "#lib/policy/can.ts";
import { useDesk, useDeskView } from "./desk-context.tsx";

export function ClosedBanner({ onReopen }: { onReopen: () => void }) {
  const { me } = useDesk();
  const editing = useDeskView((view) => view.editing);
  const { id, signOff, archived } = useDeskView((view) => view.meta);
  if (editing === "gone") {
    return (
      <Banner
        kind="error"
        title="You can no longer open this article"
        actions={
          <ButtonLink size="sm" href="/">
            To the articles
          </ButtonLink>
        }
      >
        It was restricted, or you were signed out. What stands here is what you saw last.
      </Banner>
    );
  }
  if (signOff) {
    return (
      <Banner
        kind={signOff.override === null ? "good" : "warning"}
        title={
          <>
            Signed off by {signOff.by.name}, <Time at={signOff.at} />
          </>
        }
        actions={
          <>
            <ButtonLink size="sm" href={`/articles/${id}/certificate`}>
              Certificate
            </ButtonLink>
            {can(me, "reopen") ? (
              <Button size="sm" onClick={onReopen}>
                Reopen
              </Button>
            ) : null}
          </>
        }
      >
        {signOff.override === null ? (
          "The article is locked until an editor reopens it."
        ) : (
          <>
            <p>Although something blocked: {signOff.override}</p>
            {signOff.overridden.length > 0 ? (
              <details>
                <summary>What blocked ({signOff.overridden.length})</summary>
                <ul className="list-disc ps-5">
                  {signOff.overridden.map((each) => (
                    <li key={each}>{each}</li>
                  ))}
                </ul>
              </details>
            ) : null}
          </>
        )}
      </Banner>
    );
  }
  return archived ? <Banner title="Archived">Nothing can be changed until an editor brings it back.</Banner> : null;
}
