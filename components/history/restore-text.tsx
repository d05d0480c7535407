"use client";
/** Makes the article read as it did at a moment, as one edit like any other; first says what that changes. */
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { callApi } from "#components/ui/api.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { articlePath } from "#lib/editor/article-path.ts";
import { type DraftPlan, planRestore } from "#lib/editor/plan-restore.ts";
import type { PackedSnapshot } from "#lib/log/packed-snapshot.ts";
import { ClaimsChanged } from "./claims-changed.tsx";
import { DiffView } from "./diff-view.tsx";

export function RestoreText({ articleId, seq }: { articleId: string; seq: number }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [plan, setPlan] = useState<DraftPlan | null>(null);
  const { perform, busy, failure } = usePerform<void>();
  const ask = () =>
    perform(async () => {
      setPlan(await planOf(articleId, seq));
      setOpen(true);
    });
  const restore = ({ version, steps }: DraftPlan) =>
    perform(async () => {
      const command = { type: "take-draft", id: crypto.randomUUID(), version, steps };
      await callApi("POST", `${articlePath(articleId)}/commands`, command);
      router.push(`/articles/${articleId}`);
    });

  const nothing = plan?.steps.length === 0;
  return (
    <>
      <Button size="sm" icon={<Undo2 aria-hidden />} busy={busy && !open} onClick={ask}>
        Restore this text
      </Button>
      {open ? null : <FailureBanner failure={failure} />}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title={`Restore the text of entry ${seq}`}
        description="A new edit makes the article read as it did. Nothing of the record is taken back; to undo it, restore the text that stands there now."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              variant="primary"
              busy={busy}
              disabled={plan === null || nothing}
              onClick={() => plan && restore(plan)}
            >
              Restore
            </Button>
          </>
        }
      >
        {plan === null ? null : (
          <div className="space-y-4">
            <ClaimsChanged {...plan} />
            <DiffView lines={plan.text} />
            <FailureBanner failure={failure} />
          </div>
        )}
      </Dialog>
    </>
  );
}

async function planOf(articleId: string, seq: number): Promise<DraftPlan> {
  const path = `${articlePath(articleId)}?form=packed`;
  const [now, past] = await Promise.all([
    callApi<PackedSnapshot>("GET", path),
    callApi<PackedSnapshot>("GET", `${path}&seq=${seq}`),
  ]);
  return planRestore(now, past);
}
