"use client";
/** What a one-time link leads to: the first admin of an empty house, or a person who chooses a password. */
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PasswordFields, passwordProblem } from "./password-fields.tsx";
import { signInWith } from "./sign-in-with.ts";

export function SetupForm({
  token,
  person,
}: {
  token: string;
  /** Null: the link makes the first admin, who types name and email. */
  person: { name: string; email: string } | null;
}) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const password = String(data.get("password"));
    const found = passwordProblem(password, String(data.get("again")));
    setProblem(found);
    if (found !== null) return;
    const email = person?.email ?? String(data.get("email"));
    const made = person === null ? { name: String(data.get("name")), email } : {};
    setBusy(true);
    setFailure(null);
    try {
      await callApi("POST", "/api/setup", { token, password, ...made });
      const failed = await signInWith({ email, password });
      router.replace(failed === null ? "/" : "/sign-in");
      router.refresh();
    } catch (error) {
      setFailure(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {failure === null ? null : <Banner kind="error">{failure}</Banner>}
      {person === null ? (
        <>
          <TextField label="Your name" name="name" autoComplete="name" required maxLength={120} />
          <TextField label="Email" name="email" type="email" autoComplete="username" required spellCheck={false} />
        </>
      ) : (
        <input type="hidden" name="email" autoComplete="username" value={person.email} />
      )}
      <PasswordFields problem={problem} />
      <Button type="submit" variant="primary" busy={busy}>
        {person === null ? "Make me the first admin" : "Set password and sign in"}
      </Button>
    </form>
  );
}
