"use client";
/**
 * Another draft of the article, by paste or file: compared first, taken after it was seen what becomes of text and claims. What was
 * brought in stays until it is taken.
 */
import { useState } from "react";
import { useDeskView, usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { ClaimsChanged } from "#components/history/claims-changed.tsx";
import { DiffView } from "#components/history/diff-view.tsx";
import { callApi } from "#components/ui/api.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { articlePath } from "#lib/editor/article-path.ts";
import type { DraftPlan } from "#lib/log/take-draft.ts";
import { ArticleTextField } from "./article-text-field.tsx";
import { emptyText } from "./incoming.ts";

type Compared = DraftPlan & { dropped: readonly string[] };

export function DraftDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const articleId = useDeskView(({ meta }) => meta.id);
  const announce = useAnnounce();
  const [text, setText] = useState(emptyText);
  const [headline, setHeadline] = useState(true);
  const [compared, setCompared] = useState<Compared | null>(null);
  const { perform, busy, failure } = usePerform<void>();
  const compare = () =>
    perform(async () => {
      const { format, content } = text;
      setCompared(await callApi<Compared>("POST", `${articlePath(articleId)}/draft`, { format, content, headline }));
    });
  const take = ({ version, steps }: DraftPlan) =>
    perform(async () => {
      const command = { type: "take-draft", id: crypto.randomUUID(), version, steps };
      await callApi("POST", `${articlePath(articleId)}/commands`, command);
      announce("The new draft was taken");
      onOpenChange(false);
      setCompared(null);
      setText(emptyText);
    });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="New draft"
      description="Claims follow their words into the draft. What was decided of words that changed is stale; claims whose words are gone are kept as unplaced."
      footer={
        compared === null ? (
          <>
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button variant="primary" busy={busy} disabled={text.content.trim() === ""} onClick={() => void compare()}>
              Compare
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setCompared(null)}>Back</Button>
            {failure === null ? null : (
              <Button busy={busy} onClick={() => void compare()}>
                Compare again
              </Button>
            )}
            <Button
              variant="primary"
              busy={busy}
              disabled={compared.steps.length === 0}
              onClick={() => void take(compared)}
            >
              Take the draft
            </Button>
          </>
        )
      }
    >
      <div className="space-y-4">
        {compared === null ? (
          <>
            <ArticleTextField text={text} error={null} onChange={setText} />
            <Checkbox
              label="The draft begins with the headline"
              hint="Otherwise the headline of the article stays"
              checked={headline}
              onCheckedChange={setHeadline}
            />
          </>
        ) : (
          <Comparison compared={compared} />
        )}
        <FailureBanner failure={failure} />
      </div>
    </Dialog>
  );
}

function Comparison({ compared }: { compared: Compared }) {
  if (compared.steps.length === 0) return <p>The draft reads as the article does: there is nothing to take.</p>;
  return (
    <>
      <ClaimsChanged {...compared} />
      {compared.dropped.length === 0 ? null : (
        <Banner kind="warning" title="Left out of the draft">
          {compared.dropped.join("; ")}
        </Banner>
      )}
      <DiffView lines={compared.text} />
    </>
  );
}
