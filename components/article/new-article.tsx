"use client";
/**
 * Brings an article in: the text by paste, typing, file or web address, and what is known of it. What a file was found to hold and what was
 * left out is said before anything is saved. A failure keeps everything that was typed; leaving the page with unsent text is asked about.
 */
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { AppError } from "#lib/app-error.ts";
import type { ArticleReport as Report } from "#lib/article/import/article-report.ts";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { AddressField } from "./address-field.tsx";
import { ArticleDetails } from "./article-details.tsx";
import { ArticleReport } from "./article-report.tsx";
import { ArticleTextField } from "./article-text-field.tsx";
import { type ArticleText, emptyText, type IncomingFormat } from "./incoming.ts";
import { detailsOf, type NewArticleDetails } from "./new-article-details.ts";
import { sayRemarks } from "./say-remarks.ts";

/** Said where it was asked for: beside the address, or beside the button. */
interface NotBroughtIn {
  format: IncomingFormat;
  why: string;
}

/** `fetchPages`: the house lets the server fetch pages. */
export function NewArticle({ fetchPages }: { fetchPages: boolean }) {
  const router = useRouter();
  const [text, setText] = useState<ArticleText>(emptyText);
  const [failure, setFailure] = useState<NotBroughtIn | null>(null);
  const [textError, setTextError] = useState<string | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [created, setCreated] = useState(false);
  const [waiting, setWaiting] = useState<AbortController | null>(null);
  const [details, setDetails] = useState<NewArticleDetails>({});
  const form = useRef<HTMLFormElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  useLeaveGuard(text.content.trim() !== "" && !created);

  async function attempt({ format }: ArticleText, work: (signal: AbortSignal) => Promise<void>) {
    const cancel = new AbortController();
    setFailure(null);
    setWaiting(cancel);
    try {
      await work(cancel.signal);
    } catch (error) {
      if (!cancel.signal.aborted) setFailure({ format, why: whyNot(error, format) });
    }
    setWaiting(null);
  }

  async function take(signal: AbortSignal, { format, content }: ArticleText, more: NewArticleDetails) {
    const { id } = await callApi<{ id: string }>("POST", "/api/articles", { format, content, ...more }, signal);
    setCreated(true);
    router.push(`/articles/${id}`);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (waiting !== null) return;
    if (text.content.trim() === "") {
      setTextError("There is no text yet. Paste it here, type it, or choose a file.");
      form.current?.querySelector("textarea")?.focus();
      return;
    }
    look(text);
  }

  /** What it would come to; brought in at once where there is nothing to say. */
  function look(next: ArticleText) {
    if (form.current === null) return;
    const more = detailsOf(new FormData(form.current));
    setDetails(more);
    void attempt(next, async (signal) => {
      const { format, content } = next;
      const told = await callApi<Report>("POST", "/api/articles/report", { format, content, ...more }, signal);
      setText(next);
      if (saysMore(told)) setReport(told);
      else await take(signal, next, more);
    });
  }

  function change(next: ArticleText) {
    setText(next);
    setTextError(null);
    setFailure(null);
  }

  /** The form shows again, with the focus where it left. */
  function back() {
    flushSync(() => setReport(null));
    submitButton.current?.focus();
  }

  const isOfAddress = report === null && text.content === "" && failure?.format === "address";
  const problem =
    failure === null || isOfAddress ? null : (
      <Banner kind="error" title="The article was not brought in">
        {failure.why} What you typed is still here.
      </Banner>
    );
  return (
    <>
      {report === null ? null : (
        <ArticleReport
          report={report}
          busy={waiting !== null || created}
          onBack={back}
          onTake={() => void attempt(text, (signal) => take(signal, text, details))}
        >
          {problem}
        </ArticleReport>
      )}
      {/* Stays while the report is looked at: going back finds everything as it was. */}
      <form
        ref={form}
        hidden={report !== null}
        onSubmit={submit}
        className={report === null ? "grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem]" : ""}
      >
        <div className="min-w-0">
          {fetchPages && text.content === "" ? (
            <AddressField
              busy={waiting !== null || created}
              failure={isOfAddress ? failure.why : null}
              onChange={() => setFailure(null)}
              onFetch={(address) => look({ format: "address", content: address, held: { from: address, plain: null } })}
            />
          ) : null}
          <ArticleTextField text={text} error={textError} onChange={change} />
        </div>
        <div className="grid content-start gap-6">
          <ArticleDetails />
          {report === null ? problem : null}
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
            {waiting === null ? (
              <ButtonLink href="/" variant="quiet">
                Cancel
              </ButtonLink>
            ) : (
              <Button
                variant="quiet"
                onClick={() => {
                  waiting.abort();
                  submitButton.current?.focus();
                }}
              >
                Cancel reading
              </Button>
            )}
            <Button ref={submitButton} type="submit" variant="primary" busy={waiting !== null || created}>
              Bring in and open
            </Button>
          </div>
        </div>
      </form>
    </>
  );
}

/** Something was left out, there is more than text, or an article was sought in a page: people decide after they saw it. */
function saysMore({ dropped, remarks, found }: Report): boolean {
  return dropped.length > 0 || sayRemarks(remarks).length > 0 || found !== null;
}

function whyNot(error: unknown, format: IncomingFormat): string {
  if (error instanceof AppError && error.code === "too-large" && format !== "address")
    return "The text is too long. Bring it in in parts.";
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
