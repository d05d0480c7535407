"use client";
/**
 * Brings an article in: the text by paste, typing or file, and what is known of it. What was left out is said before the desk
 * opens. A failure keeps everything that was typed; leaving the page with unsent text is asked about.
 */
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { AppError } from "#lib/app-error.ts";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { ArticleDetails } from "./article-details.tsx";
import { ArticleTextField } from "./article-text-field.tsx";
import { DroppedReport } from "./dropped-report.tsx";
import { type ArticleText, emptyText } from "./incoming.ts";
import { detailsOf } from "./new-article-details.ts";

interface Created {
  id: string;
  dropped: readonly string[];
}

export function NewArticle() {
  const router = useRouter();
  const [text, setText] = useState<ArticleText>(emptyText);
  const [failure, setFailure] = useState<string | null>(null);
  const [textError, setTextError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useLeaveGuard(text.content.trim() !== "" && created === null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    if (text.content.trim() === "") {
      setTextError("There is no text yet. Paste it here, type it, or choose a file.");
      form.current?.querySelector("textarea")?.focus();
      return;
    }
    setBusy(true);
    try {
      const details = detailsOf(new FormData(event.currentTarget));
      const answer = await callApi<Created>("POST", "/api/articles", {
        format: text.format,
        content: text.content,
        ...details,
      });
      setCreated(answer);
      if (answer.dropped.length === 0) router.push(`/articles/${answer.id}`);
    } catch (error) {
      setFailure(whyNot(error));
      setBusy(false);
    }
  }

  if (created !== null && created.dropped.length > 0) {
    return <DroppedReport articleId={created.id} dropped={created.dropped} />;
  }
  return (
    <form ref={form} onSubmit={submit} className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <ArticleTextField
        text={text}
        error={textError}
        onChange={(next) => {
          setText(next);
          setTextError(null);
        }}
      />
      <div className="grid content-start gap-6">
        <ArticleDetails />
        {failure === null ? null : (
          <Banner kind="error" title="The article was not brought in">
            {failure} What you typed is still here.
          </Banner>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
          <ButtonLink href="/" variant="quiet">
            Cancel
          </ButtonLink>
          <Button type="submit" variant="primary" busy={busy}>
            Bring in and open
          </Button>
        </div>
      </div>
    </form>
  );
}

function whyNot(error: unknown): string {
  if (error instanceof AppError && error.code === "too-large") return "The text is too long. Bring it in in parts.";
  return messageOf(error);
}

/** The browser asks before a page with unsent text is closed or left by its own links. */
function useLeaveGuard(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsent]);
}
