"use client";
/** Opening a signed-off article again, with a reason. */
import { useState } from "react";
import { useCommand } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

export function ReopenDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [reason, setReason] = useState("");
  const { run, busy, failure, clear } = useCommand();
  async function reopen() {
    const answer = await run({ type: "reopen", reason });
    if (answer === null) return;
    setReason("");
    onOpenChange(false);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Reopen the article"
      description="The sign-off is taken back. Text and claims can be changed again."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={reason.trim() === ""} onClick={reopen}>
            Reopen
          </Button>
        </>
      }
    >
      <TextArea
        label="Reason"
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onSubmitKey={reopen}
      />
      <FailureBanner failure={failure} onDismiss={clear} />
    </Dialog>
  );
}
