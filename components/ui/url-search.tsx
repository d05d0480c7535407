"use client";
/**
 * A search that lives in the page's address: what is typed goes there after a pause, the server answers with a new list, and the
 * list can be linked to and gone back to. Works as a plain form before the page is awake.
 */
import { LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./field.tsx";

const pause = 250;

export function UrlSearch({
  label,
  path,
  value,
  keep = {},
  className,
}: {
  label: string;
  path: string;
  /** What is searched for now. */
  value: string;
  /** Other parts of the address that a search must not lose. */
  keep?: Readonly<Record<string, string>>;
  className?: string;
}) {
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function go(query: string) {
    clearTimeout(timer.current);
    const address = new URLSearchParams({ ...keep, ...(query.trim() === "" ? {} : { q: query.trim() }) }).toString();
    startTransition(() => router.replace(address === "" ? path : `${path}?${address}`, { scroll: false }));
  }

  function change(query: string) {
    setTyped(query);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(query), pause);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    go(typed);
  }

  const Icon = busy ? LoaderCircle : Search;
  return (
    <search className={className}>
      <form action={path} onSubmit={submit} className="relative">
        {Object.entries(keep).map(([name, kept]) => (
          <input key={name} type="hidden" name={name} value={kept} />
        ))}
        <Icon
          aria-hidden
          className={classNames(
            "pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-ink-soft",
            busy && "animate-spin",
          )}
        />
        <input
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          value={typed}
          onChange={(event) => change(event.target.value)}
          maxLength={200}
          className={classNames(controlClass, "ps-8")}
        />
      </form>
    </search>
  );
}
