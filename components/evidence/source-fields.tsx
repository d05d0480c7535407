"use client";
/** What is known of a source, and who may see it. The fields behind the disclosure: a link alone is enough to begin with. */
import { useDesk } from "#components/editor/desk-context.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type SourceAccess, type SourceType, sourceAccesses, sourceTypes } from "#lib/evidence/evidence.ts";
import { accessHints, accessLabels, originHint, sourceTypeLabels } from "./evidence-labels.ts";

export interface SourceDraft {
  type: SourceType;
  title: string;
  publisher: string;
  author: string;
  published: string;
  origin: string;
  access: SourceAccess;
  alias: string;
  readers: readonly string[];
}

export const newSourceDraft: SourceDraft = {
  type: "page",
  title: "",
  publisher: "",
  author: "",
  published: "",
  origin: "",
  access: "public",
  alias: "",
  readers: [],
};

export function SourceFields({
  source,
  onChange,
  hasLink,
}: {
  source: SourceDraft;
  onChange: (change: Partial<SourceDraft>) => void;
  /** The title is asked for here only when the main field holds a link. */
  hasLink: boolean;
}) {
  return (
    <div className="grid grid-cols-2 gap-2.5">
      {hasLink ? (
        <TextField
          className="col-span-2"
          label="Title"
          value={source.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      ) : null}
      <Select
        label="Type"
        value={source.type}
        options={sourceTypes.map((value) => ({ value, label: sourceTypeLabels[value] }))}
        onValueChange={(type) => onChange({ type })}
      />
      <TextField
        label="Published"
        placeholder="2024, 2024-03, 2024-03-15"
        value={source.published}
        onChange={(event) => onChange({ published: event.target.value })}
      />
      <TextField
        label="Publisher"
        value={source.publisher}
        onChange={(event) => onChange({ publisher: event.target.value })}
      />
      <TextField label="Author" value={source.author} onChange={(event) => onChange({ author: event.target.value })} />
      <TextField
        className="col-span-2"
        label="Rests on"
        hint={originHint}
        placeholder="A wire story, a press release"
        dir="auto"
        maxLength={300}
        value={source.origin}
        onChange={(event) => onChange({ origin: event.target.value })}
      />
      <Select
        className="col-span-2"
        label="Who may see it"
        hint={accessHints[source.access]}
        value={source.access}
        options={sourceAccesses.map((value) => ({ value, label: accessLabels[value] }))}
        onValueChange={(access) => onChange({ access })}
      />
      {source.access === "public" ? null : (
        <TextField
          className="col-span-2"
          label="Alias"
          hint="Shown in its place to those who may not see it, such as “a senior official”."
          value={source.alias}
          onChange={(event) => onChange({ alias: event.target.value })}
        />
      )}
      {source.access === "confidential" ? (
        <Readers chosen={source.readers} onChange={(readers) => onChange({ readers })} />
      ) : null}
    </div>
  );
}

function Readers({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const { people, me } = useDesk();
  return (
    <fieldset className="col-span-2">
      <legend className="mb-1 text-sm font-medium">Named to</legend>
      <div className="max-h-40 space-y-0.5 overflow-y-auto rounded-md border border-line px-2.5 py-1.5">
        {people.map((person) => (
          <Checkbox
            key={person.id}
            label={person.id === me.id ? `${person.name} (you)` : person.name}
            disabled={person.id === me.id}
            checked={person.id === me.id || chosen.includes(person.id)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, person.id] : chosen.filter((id) => id !== person.id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
