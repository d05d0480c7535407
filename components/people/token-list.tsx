"use client";
/** Personal tokens for programs: made here, shown once, revoked here. */
import { type FormEvent, useState } from "react";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { Time } from "../ui/time.tsx";

export interface ListedToken {
  id: string;
  label: string;
  createdAt: string;
  usedAt: string | null;
}

export function TokenList({ tokens, onChanged }: { tokens: readonly ListedToken[]; onChanged: () => void }) {
  const [made, setMade] = useState<{ label: string; token: string } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      onChanged();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const label = String(new FormData(form).get("label")).trim();
    if (busy || label === "") return;
    void attempt(async () => {
      const { token } = await callApi<{ token: string }>("POST", "/api/account/tokens", { label });
      setMade({ label, token });
      form.reset();
    });
  }

  const revoke = (token: ListedToken) =>
    attempt(async () => {
      await callApi("DELETE", `/api/account/tokens/${token.id}`);
      if (made?.label === token.label) setMade(null);
    });

  return (
    <div className="grid gap-4">
      {failure === null ? null : <Banner kind="error">{failure}</Banner>}
      {made === null ? null : (
        <Banner kind="good" title={`The token “${made.label}”`} onDismiss={() => setMade(null)}>
          <p>It is shown this once. Whoever has it can do what you can do.</p>
          <CopyField label="Token" value={made.token} />
        </Banner>
      )}
      {tokens.length === 0 ? (
        <p className="text-sm text-ink-soft">No tokens. A program that works with Stet in your name needs one.</p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-raised">
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line px-4 py-2.5 not-first:border-t"
            >
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  <bdi>{token.label}</bdi>
                </p>
                <p className="text-sm text-ink-soft">
                  Made <Time at={token.createdAt} /> ·{" "}
                  {token.usedAt === null ? (
                    "never used"
                  ) : (
                    <>
                      last used <Time at={token.usedAt} />
                    </>
                  )}
                </p>
              </div>
              <Button size="sm" variant="danger" aria-label={`Revoke ${token.label}`} onClick={() => revoke(token)}>
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={make} className="flex max-w-md items-end gap-2">
        <TextField
          className="flex-1"
          label="New token for"
          name="label"
          required
          maxLength={100}
          autoComplete="off"
          placeholder="Which program?"
        />
        <Button type="submit" busy={busy}>
          Make
        </Button>
      </form>
    </div>
  );
}
