"use client";
/** Whether what waits in the inbox is told by e-mail, too: saved as it is chosen. */
import { useState } from "react";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { useAnnounce } from "../ui/live-region.tsx";

export function MailChoice({ wanted }: { wanted: boolean }) {
  const [mail, setMail] = useState(wanted);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const announce = useAnnounce();

  async function choose(next: boolean) {
    setBusy(true);
    setFailure(null);
    try {
      await callApi("PUT", "/api/account/mail", { mail: next });
      setMail(next);
      announce(next ? "You get e-mail" : "You get no e-mail");
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="grid gap-3">
      <Checkbox
        label="Tell me by e-mail what I have not read"
        hint="One mail for all that came, a while after it came"
        checked={mail}
        aria-disabled={busy}
        onCheckedChange={(next) => busy || void choose(next)}
      />
      {failure === null ? null : <Banner kind="error">{failure}</Banner>}
    </div>
  );
}
