"use client";
/** Changes one's own password. Other browsers and all tokens are signed out by it, and that is said before. */
import { type FormEvent, useState } from "react";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PasswordFields, passwordProblem } from "./password-fields.tsx";

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const next = String(data.get("password"));
    const found = passwordProblem(next, String(data.get("again")));
    setProblem(found);
    setFailure(null);
    setDone(false);
    if (found !== null) return;
    setBusy(true);
    try {
      await callApi("POST", "/api/account/password", { current: String(data.get("current")), next });
      form.reset();
      setDone(true);
      onChanged();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="grid max-w-md gap-4">
      <TextField label="Present password" name="current" type="password" autoComplete="current-password" required />
      <PasswordFields label="New password" problem={problem} />
      {failure === null ? null : <Banner kind="error">{failure}</Banner>}
      {done ? (
        <Banner kind="good">The password was changed. Every other browser and all tokens were signed out.</Banner>
      ) : null}
      <div>
        <Button type="submit" busy={busy}>
          Change password
        </Button>
      </div>
    </form>
  );
}
