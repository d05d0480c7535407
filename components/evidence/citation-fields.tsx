"use client";
/** How a source bears on a claim: relation, rank, pinpoint, the words quoted, when it was consulted. */
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type Rank, type Relation, ranks, relations } from "#lib/evidence/evidence.ts";
import { rankLabels, relationLabels } from "./evidence-labels.ts";

export interface CitationDraft {
  relation: Relation;
  rank: Rank;
  locator: string;
  passage: string;
  /** ISO day, or empty. */
  consultedOn: string;
}

export function CitationFields({
  citation,
  onChange,
}: {
  citation: CitationDraft;
  onChange: (change: Partial<CitationDraft>) => void;
}) {
  return (
    <div className="grid grid-cols-2 gap-2.5">
      <Select
        label="Relation"
        value={citation.relation}
        options={relations.map((value) => ({ value, label: relationLabels[value] }))}
        onValueChange={(relation) => onChange({ relation })}
      />
      <Select
        label="Rank"
        value={citation.rank}
        options={ranks.map((value) => ({ value, label: rankLabels[value] }))}
        onValueChange={(rank) => onChange({ rank })}
      />
      <TextField
        label="Pinpoint"
        placeholder="p. 12, table 3, 04:31"
        value={citation.locator}
        onChange={(event) => onChange({ locator: event.target.value })}
      />
      <TextField
        label="Consulted on"
        type="date"
        value={citation.consultedOn}
        onChange={(event) => onChange({ consultedOn: event.target.value })}
      />
      <TextArea
        className="col-span-2"
        label="Passage"
        placeholder="The words of the source, quoted"
        dir="auto"
        rows={2}
        value={citation.passage}
        onChange={(event) => onChange({ passage: event.target.value })}
      />
    </div>
  );
}
