/** The frame of the pages one sees before being signed in: the name, one column, nothing else. */
import type { ReactNode } from "react";
import { SkipLink } from "../ui/page-frame.tsx";
import { Brand } from "./brand.tsx";

export function Front({
  title,
  description,
  children,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh px-4 py-8 sm:py-16">
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto max-w-md outline-none">
        <p className="mb-8 text-xl">
          <Brand />
        </p>
        <h1 className="font-serif text-2xl leading-tight font-semibold">{title}</h1>
        {description ? <div className="mt-1 text-sm text-ink-soft">{description}</div> : null}
        <div className="mt-6">{children}</div>
      </main>
    </div>
  );
}
