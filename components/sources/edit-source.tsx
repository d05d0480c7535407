"use client";
/**
 * Edits the record of a source. The edit is a command of an article that cites it; the server carries it to all the others, and
 * says so in each article's history. Only what was changed is sent.
 */
import { type FormEvent, useId, useState } from "react";
import { articlePath } from "#lib/editor/article-path.ts";
import { type SourceAccess, type SourceType, sourceAccesses, sourceTypes } from "#lib/evidence/evidence.ts";
import type { Principal } from "#lib/policy/can.ts";
import { accessHints, accessLabels, originHint, sourceTypeLabels } from "../evidence/evidence-labels.ts";
import type { ListedPerson } from "../people/people-list.tsx";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { changesOf, type SourceEdit } from "./changes-of.ts";
import { type ListedSource, nameOf } from "./listed-source.ts";
import { Readers } from "./readers.tsx";

export function EditSource({
  source,
  me,
  people,
  onClose,
  onSaved,
}: {
  source: ListedSource;
  me: Principal;
  people: readonly ListedPerson[];
  onClose: () => void;
  onSaved: () => void;
}) {
  const formId = useId();
  const [type, setType] = useState<SourceType>(source.type);
  const [access, setAccess] = useState<SourceAccess>(source.access);
  const [readers, setReaders] = useState<readonly string[]>([...new Set([...source.readers, me.id])]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const fields = changesOf(source, {
      type,
      access,
      title: text("title"),
      link: text("link") || null,
      publisher: text("publisher"),
      author: text("author"),
      published: text("published"),
      origin: text("origin"),
      alias: data.has("alias") ? text("alias") : source.alias,
      readers: access === "confidential" ? readers : source.readers,
    });
    if (Object.keys(fields).length === 0) return onClose();
    setBusy(true);
    setFailure(null);
    try {
      await save(source, fields);
      onSaved();
    } catch (error) {
      setFailure(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Edit the source"
      description={`Approvals of the ${source.claims.length === 1 ? "claim" : "claims"} resting on it go stale when what identifies it changes.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        {failure === null ? null : (
          <Banner kind="error" className="sm:col-span-2">
            {failure}
          </Banner>
        )}
        <TextField
          className="sm:col-span-2"
          label="Title"
          name="title"
          dir="auto"
          defaultValue={source.title}
          maxLength={500}
        />
        <TextField
          className="sm:col-span-2"
          label="Link"
          name="link"
          type="url"
          defaultValue={source.link ?? ""}
          maxLength={4096}
        />
        <TextField label="Publisher" name="publisher" dir="auto" defaultValue={source.publisher} maxLength={300} />
        <TextField label="Author" name="author" dir="auto" defaultValue={source.author} maxLength={300} />
        <TextField
          label="Published"
          name="published"
          defaultValue={source.published}
          maxLength={40}
          placeholder="2026, 2026-05 or 2026-05-04"
        />
        <Select
          label="Type"
          value={type}
          options={sourceTypes.map((value) => ({ value, label: sourceTypeLabels[value] }))}
          onValueChange={setType}
        />
        <TextField
          className="sm:col-span-2"
          label="Rests on"
          name="origin"
          dir="auto"
          defaultValue={source.origin}
          maxLength={300}
          hint={originHint}
        />
        <Select
          className="sm:col-span-2"
          label="Who may see it"
          hint={accessHints[access]}
          value={access}
          options={sourceAccesses.map((value) => ({ value, label: accessLabels[value] }))}
          onValueChange={setAccess}
        />
        {access === "public" ? null : (
          <TextField
            className="sm:col-span-2"
            label="Alias"
            name="alias"
            dir="auto"
            defaultValue={source.alias}
            maxLength={200}
            hint="Shown in its place to those who may not see it, such as “a senior official”."
          />
        )}
        {access === "confidential" ? (
          <Readers people={people} me={me.id} chosen={readers} onChange={setReaders} />
        ) : null}
      </form>
    </Dialog>
  );
}

/** Through the first article that takes it: one that is signed off or archived does not. */
async function save(source: ListedSource, fields: SourceEdit): Promise<void> {
  const articles = [...new Set(source.claims.map((claim) => claim.articleId))];
  let failure: unknown = new Error(`No article cites ${nameOf(source)}`);
  for (const articleId of articles) {
    try {
      const command = { id: crypto.randomUUID(), type: "edit-source", sourceId: source.id, fields };
      await callApi("POST", `${articlePath(articleId)}/commands`, command);
      return;
    } catch (error) {
      failure = error;
      if (!isLocked(error)) break;
    }
  }
  throw failure;
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "signed-off";
}
