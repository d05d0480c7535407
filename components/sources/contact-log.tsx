"use client";
/** What was asked of a source and what came back, in the articles this person may read. Fetched when it is opened. */
import Link from "next/link";
import { useState } from "react";
import type { Query } from "#lib/evidence/query.ts";
import { replyLabels, sayAsked, sayWhom } from "../evidence/query-words.ts";
import { callApi, messageOf } from "../ui/api.ts";

export interface Contact {
  articleId: string;
  articleTitle: string;
  claimId: string;
  number: number;
  query: Query;
}

export function ContactLog({ sourceId }: { sourceId: string }) {
  const [contacts, setContacts] = useState<readonly Contact[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function load() {
    setFailure(null);
    try {
      const source = await callApi<{ contacts: readonly Contact[] }>("GET", `/api/sources/${sourceId}`);
      setContacts(source.contacts);
    } catch (error) {
      setFailure(messageOf(error));
    }
  }

  return (
    <details
      className="mt-1.5 text-sm"
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary className="inline-block min-h-6 text-ink-soft hover:text-ink">
        <span className="underline decoration-line-strong underline-offset-2">What was asked of it</span>
      </summary>
      <div className="mt-1.5" role="status">
        {failure}
        {contacts?.length === 0 ? "Nothing, in the articles that you may read." : null}
      </div>
      <ul className="grid gap-2">
        {contacts?.map((contact) => (
          <li key={contact.query.id} className="border-s-2 border-line ps-3">
            <OneContact contact={contact} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function OneContact({ contact: { articleId, articleTitle, claimId, number, query } }: { contact: Contact }) {
  const { answer } = query;
  return (
    <>
      <p>
        <bdi className="font-medium">{sayWhom(query)}</bdi>
        <span className="text-ink-soft"> · {sayAsked(query)}</span>
      </p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-line">
        {query.question}
      </p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-line">
        <span className="font-medium">{answer === null ? "Not answered yet" : replyLabels[answer.reply]}</span>
        {answer?.words ? `: ${answer.words}` : null}
      </p>
      <p className="text-ink-soft">
        <Link
          href={`/articles/${articleId}?claim=${claimId}`}
          className="underline decoration-line-strong underline-offset-2"
        >
          Claim {number}
        </Link>{" "}
        · <bdi>{articleTitle || "Without a headline"}</bdi>
      </p>
    </>
  );
}
