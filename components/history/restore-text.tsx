"use client";
/** Makes the article read as it did at a moment, as one edit like any other; first says what that changes. */
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, messageOf } from "#components/ui/api.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { articlePath } from "#lib/editor/article-path.ts";
import { planRestore, type RestorePlan } from "#lib/editor/plan-restore.ts";
import type { PackedSnapshot } from "#lib/log/packed-snapshot.ts";
import { DiffView } from "./diff-view.tsx";

export function RestoreText({ articleId, seq }: { articleId: string; seq: number }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [plan, setPlan] = useState<RestorePlan | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setFailure("");
    await work().catch((error: unknown) => setFailure(messageOf(error)));
    setBusy(false);
  }
  const ask = () =>
    attempt(async () => {
      setPlan(await planOf(articleId, seq));
      setOpen(true);
    });
  const restore = ({ version, steps }: RestorePlan) =>
    attempt(async () => {
      await edit(articleId, version, steps);
      router.push(`/articles/${articleId}`);
    });

  const nothing = plan?.steps.length === 0;
  return (
    <>
      <Button size="sm" icon={<Undo2 aria-hidden />} busy={busy && !open} onClick={ask}>
        Restore this text
      </Button>
      {failure !== "" && !open ? <Banner kind="error">{failure}</Banner> : null}
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
            <ClaimsChanged claims={plan.claims} />
            <DiffView lines={plan.text} />
            {failure === "" ? null : <Banner kind="error">{failure}</Banner>}
          </div>
        )}
      </Dialog>
    </>
  );
}

function ClaimsChanged({ claims }: Pick<RestorePlan, "claims">) {
  if (claims.length === 0) return <p>No claim reads otherwise afterwards.</p>;
  return (
    <div>
      <p className="font-medium">
        {claims.length === 1 ? "One claim reads" : `${claims.length} claims read`} otherwise afterwards. A decision
        about other words is stale until somebody checks again; words that come back make it fresh.
      </p>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {claims.map(({ number, words, after }) => (
          <li key={number}>
            Claim {number}: <bdi>“{words}”</bdi>{" "}
            {after === null ? "has no place any more and is kept as unplaced" : <bdi>becomes “{after}”</bdi>}
          </li>
        ))}
      </ul>
    </div>
  );
}

async function planOf(articleId: string, seq: number): Promise<RestorePlan> {
  const path = `${articlePath(articleId)}?form=packed`;
  const [now, past] = await Promise.all([
    callApi<PackedSnapshot>("GET", path),
    callApi<PackedSnapshot>("GET", `${path}&seq=${seq}`),
  ]);
  return planRestore(now, past);
}

/** The ordinary way of an edit: what others did meanwhile it is rebased over, and open desks receive it. */
async function edit(articleId: string, version: number, steps: RestorePlan["steps"]): Promise<void> {
  const { clientId } = await callApi<{ clientId: string }>("POST", `${articlePath(articleId)}/clients`);
  const command = { type: "edit-text", id: crypto.randomUUID(), version, clientId, steps };
  await callApi("POST", `${articlePath(articleId)}/commands`, command);
}
