"use client";
/** The way out: what this browser keeps of the person is erased; with unsent work in it, they are asked first. */
import { signOut } from "next-auth/react";
import { useState } from "react";
import { deviceOf } from "#lib/editor/device.ts";
import { forgetDrafts } from "../evidence/draft.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

async function leave(personId: string): Promise<void> {
  forgetDrafts();
  // A browser whose storage fails has nothing to erase; nobody is kept signed in by it.
  await Promise.allSettled([deviceOf(personId).erase()]);
  await signOut({ callbackUrl: "/sign-in" });
}

async function hasUnsent(personId: string): Promise<boolean> {
  const [counted] = await Promise.allSettled([deviceOf(personId).count("outboxes")]);
  return counted.status === "fulfilled" && counted.value > 0;
}

export function useSignOut(personId: string) {
  const [asking, setAsking] = useState(false);
  const ask = async () => ((await hasUnsent(personId)) ? setAsking(true) : leave(personId));
  const dialog = (
    <Dialog
      open={asking}
      onOpenChange={setAsking}
      size="sm"
      title="Work that is not saved"
      description="Something you did in this browser has not reached the server, or waits in a rescue list."
      footer={
        <>
          <Button onClick={() => setAsking(false)}>Stay signed in</Button>
          <Button variant="danger" onClick={() => void leave(personId)}>
            Sign out and lose it
          </Button>
        </>
      }
    >
      <p>
        Signing out erases it from this browser. Open the article it belongs to, and it is delivered or shown to you.
      </p>
    </Dialog>
  );
  return { ask, dialog };
}
