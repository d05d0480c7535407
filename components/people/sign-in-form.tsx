"use client";
/** Sign-in by email and password; in a demo house by one click per person. Says what is wrong and what to do about it. */
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { Role } from "#lib/policy/can.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { failureWords } from "./failure-words.ts";
import { roleHints, roleLabels } from "./role-words.ts";
import { type Credentials, signInWith } from "./sign-in-with.ts";

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
}

export function SignInForm({
  then,
  thenInDemo,
  demo,
  words,
  failed: failedBefore,
}: {
  /** Where to go afterwards: a path of this house. */
  then: string;
  /** The same after a click in the demo. */
  thenInDemo: string;
  demo: readonly DemoPerson[];
  /** What to say, by the code of why not. */
  words: Readonly<Record<string, string>>;
  /** Such a code, when the page was come to after a failure. */
  failed: string | null;
}) {
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<string | null>(failedBefore);
  const [busyWith, setBusyWith] = useState<string | null>(null);

  async function enter(credentials: Credentials, who: string, next = then) {
    setBusyWith(who);
    setFailure(null);
    const failed = await signInWith(credentials);
    if (failed === null) {
      router.replace(next);
      router.refresh();
      return;
    }
    setFailure(failed);
    setBusyWith(null);
    if (who === "form") password.current?.select();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (busyWith === null) {
      void enter({ email: String(data.get("email")), password: String(data.get("password")) }, "form");
    }
  }

  return (
    <div className="grid gap-6">
      {failure === null ? null : <Banner kind="error">{failureWords(words, failure)}</Banner>}
      {demo.length === 0 ? null : (
        <DemoPeople people={demo} busyWith={busyWith} onChoose={(email) => enter({ email }, email, thenInDemo)} />
      )}
      <form onSubmit={submit} className="grid gap-4" aria-label="Sign in">
        <TextField label="Email" name="email" type="email" autoComplete="username" spellCheck={false} />
        <TextField ref={password} label="Password" name="password" type="password" autoComplete="current-password" />
        <Button type="submit" variant={demo.length === 0 ? "primary" : "secondary"} busy={busyWith === "form"}>
          Sign in
        </Button>
      </form>
    </div>
  );
}

function DemoPeople({
  people,
  busyWith,
  onChoose,
}: {
  people: readonly DemoPerson[];
  busyWith: string | null;
  onChoose: (email: string) => void;
}) {
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people" className="text-sm font-semibold">
        This is a demo: sign in as
      </h2>
      <ul className="mt-2 overflow-hidden rounded-lg border border-line bg-raised">
        {people.map((person) => (
          <li key={person.email} className="border-line not-first:border-t">
            <button
              type="button"
              aria-disabled={busyWith !== null || undefined}
              onClick={() => busyWith === null && onChoose(person.email)}
              className="flex min-h-12 w-full items-center gap-3 px-3 py-1.5 text-start -outline-offset-2 hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="font-medium">{roleLabels[person.role]}</span>
                <span className="text-ink-soft"> · {person.name}</span>
                <span className="block text-xs text-ink-soft">{roleHints[person.role]}</span>
              </span>
              <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-soft rtl:-scale-x-100" />
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-5 flex items-center gap-3 text-xs text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with a password
      </p>
    </section>
  );
}
