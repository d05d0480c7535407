"use client";
/**
 * Another draft of the article, by paste or file: compared first, taken after it was seen what becomes of text and claims. What was
 * brought in stays until it is taken.
 */
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
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
import type { RemarkCounts } from "#lib/article/import/count-remarks.ts";
import { articlePath } from "#lib/editor/article-path.ts";
import type { DraftPlan } from "#lib/log/take-draft.ts";
import { ArticleTextField } from "./article-text-field.tsx";
import { emptyText } from "./incoming.ts";
import { sayRemarks } from "./say-remarks.ts";
import { ToldLines } from "./told-lines.tsx";
import { useReading } from "./use-reading.ts";

type Compared = DraftPlan & { dropped: readonly string[]; remarks: RemarkCounts };

export function DraftDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const articleId = useDeskView(({ meta }) => meta.id);
  const announce = useAnnounce();
  const [text, setText] = useState(emptyText);
  const [headline, setHeadline] = useState(true);
  const comparing = useReading<Compared>();
  const taking = usePerform<void>();
  const compareButton = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const compared = comparing.told;
  const busy = comparing.busy || taking.busy;
  const failure = taking.failure ?? comparing.failure;

  function compare() {
    const { format, content } = text;
    taking.clear();
    comparing.begin((signal) =>
      callApi<Compared>("POST", `${articlePath(articleId)}/draft`, { format, content, headline }, signal),
    );
  }
  function back() {
    taking.clear();
    flushSync(comparing.callOff);
    compareButton.current?.focus();
  }
  function close() {
    if (comparing.busy) comparing.callOff();
    onOpenChange(false);
  }
  const take = ({ version, steps }: DraftPlan) =>
    taking.perform(async () => {
      const command = { type: "take-draft", id: crypto.randomUUID(), version, steps };
      await callApi("POST", `${articlePath(articleId)}/commands`, command);
      announce("The new draft was taken");
      onOpenChange(false);
      comparing.callOff();
      setText(emptyText);
    });

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      size="lg"
      initialFocus={field}
      title="New draft"
      description="Claims follow their words into the draft. What was decided of words that changed is stale; claims whose words are gone are kept as unplaced."
      footer={
        compared === null ? (
          <>
            <Button key="cancel" onClick={close}>
              Cancel
            </Button>
            <Button
              key="compare"
              ref={compareButton}
              variant="primary"
              busy={busy}
              disabled={text.content.trim() === ""}
              onClick={compare}
            >
              Compare
            </Button>
          </>
        ) : (
          <>
            <Button key="back" onClick={back}>
              Back
            </Button>
            {failure === null ? null : (
              <Button key="again" busy={busy} onClick={compare}>
                Compare again
              </Button>
            )}
            <Button
              key="take"
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
            <ArticleTextField text={text} error={null} onChange={setText} field={field} />
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
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="space-y-4 outline-none">
      {compared.steps.length === 0 ? (
        <p>The draft reads as the article does: there is nothing to take.</p>
      ) : (
        <ClaimsChanged {...compared} />
      )}
      <Beside compared={compared} />
      {compared.steps.length === 0 ? null : <DiffView lines={compared.text} />}
    </div>
  );
}

/** What the file has and the draft does not take. */
function Beside({ compared: { dropped, remarks } }: { compared: Compared }) {
  const found = sayRemarks(remarks);
  return (
    <>
      {found.length === 0 ? null : (
        <Banner kind="info" title="Not part of the draft">
          <ToldLines lines={found} />
          <p className="mt-1 text-ink-soft">To take them in as well, bring in the same file as a commented copy.</p>
        </Banner>
      )}
      {dropped.length === 0 ? null : (
        <Banner kind="warning" title="Left out or changed on the way in">
          <ToldLines lines={dropped} />
        </Banner>
      )}
    </>
  );
}
