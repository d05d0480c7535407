"use client";
/** One's own account: e-mail, password, sessions, tokens. A change asks the server for the page anew. */
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { MailChoice } from "./mail-choice.tsx";
import { PasswordForm } from "./password-form.tsx";
import { type ListedSession, SessionList } from "./session-list.tsx";
import { type ListedToken, TokenList } from "./token-list.tsx";

interface Props {
  tokens: readonly ListedToken[];
  sessions: readonly ListedSession[];
  /** They want e-mail; null where the house sends none. */
  mail: boolean | null;
}

export function Account({ tokens, sessions, mail }: Props) {
  const router = useRouter();
  const refresh = () => router.refresh();
  return (
    <div className="grid gap-10">
      <Part title="E-mail" says="What waits in your inbox, counted: no words of an article ever leave by e-mail.">
        {mail === null ? <p>This house sends no e-mail.</p> : <MailChoice wanted={mail} />}
      </Part>
      <Part title="Password" says="Changing it signs out every other browser and ends all tokens.">
        <PasswordForm onChanged={refresh} />
      </Part>
      <Part title="Signed in" says="Where you are signed in now.">
        <SessionList sessions={sessions} onChanged={refresh} />
      </Part>
      <Part
        title="Personal tokens"
        says="For programs that use the API in your name: Authorization: Bearer, then the token."
      >
        <TokenList tokens={tokens} onChanged={refresh} />
      </Part>
    </div>
  );
}

function Part({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mb-4 text-sm text-ink-soft">{says}</p>
      {children}
    </section>
  );
}
