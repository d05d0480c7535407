"use client";
/** The sources of a claim. A source withheld from this reader stands there as its alias, with its stance and nothing else. */
import { EyeOff, Lock, MoreHorizontal, Pencil, Plus, ThumbsDown, ThumbsUp, Trash2, Waypoints } from "lucide-react";
import { useState } from "react";
import { useCommand, useDesk, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { safeUrl } from "#lib/article/safe-url.ts";
import type { Relation } from "#lib/evidence/evidence.ts";
import type { CitationView, ClaimView } from "#lib/log/claim-view.ts";
import { type CitationDraft, CitationFields } from "./citation-fields.tsx";
import { CitationForm } from "./citation-form.tsx";
import { useHasDraft } from "./draft.ts";
import { accessLabels, rankLabels, relationLabels, sourceIcons } from "./evidence-labels.ts";
import { OutLink } from "./note-text.tsx";

const stances = {
  supports: { tone: "green", icon: ThumbsUp },
  contradicts: { tone: "red", icon: ThumbsDown },
  context: { tone: "grey", icon: Waypoints },
} as const;

export function CitationList({
  claim,
  articleId,
  adding,
  onAdding,
}: {
  claim: ClaimView;
  articleId: string;
  adding: boolean;
  onAdding: (adding: boolean) => void;
}) {
  const { me } = useDesk();
  const mayAdd = useMay("add-citation") && claim.withdrawn === null;
  const waiting = useHasDraft({ articleId, claimId: claim.id, personId: me.id, field: "source" });
  return (
    <div className="space-y-3">
      {claim.citations.length === 0 && !adding ? (
        <p className="text-sm text-ink-soft">No source yet.</p>
      ) : (
        <ul className="space-y-3">
          {claim.citations.map((citation) => (
            <li key={citation.id}>
              <OneCitation claim={claim} citation={citation} />
            </li>
          ))}
        </ul>
      )}
      {mayAdd && adding ? <CitationForm claimId={claim.id} onDone={() => onAdding(false)} /> : null}
      {mayAdd && !adding ? (
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => onAdding(true)}>
          {waiting ? "Go on with the source you began" : "Add source"}
        </Button>
      ) : null}
    </div>
  );
}

function Stance({ relation }: { relation: Relation }) {
  const { tone, icon: Icon } = stances[relation];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {relationLabels[relation]}
    </Badge>
  );
}

function OneCitation({ claim, citation }: { claim: ClaimView; citation: CitationView }) {
  const [editing, setEditing] = useState(false);
  const { run, busy, failure, clear } = useCommand();
  const announce = useAnnounce();
  const masked = citation.source === null;
  const mayEdit = useMay("edit-citation", citation.by.id) && !masked;
  const mayRemove = useMay("remove-citation", citation.by.id);

  async function remove() {
    const answer = await run({ type: "remove-citation", claimId: claim.id, citationId: citation.id });
    if (answer) announce("Source removed");
  }

  if (editing) return <CitationEdit claimId={claim.id} citation={citation} onDone={() => setEditing(false)} />;
  return (
    <div className="space-y-1.5">
      <div className="flex items-start gap-2">
        <SourceLine citation={citation} />
        {mayEdit || mayRemove ? (
          <Menu
            trigger={
              <IconButton
                label="Actions for this source"
                size="sm"
                icon={<MoreHorizontal aria-hidden />}
                disabled={busy}
              />
            }
          >
            {mayEdit ? (
              <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setEditing(true)}>
                Edit
              </MenuItem>
            ) : null}
            {mayRemove ? (
              <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => void remove()} hint="The log keeps it" danger>
                Remove from this claim
              </MenuItem>
            ) : null}
          </Menu>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
        <Stance relation={citation.relation} />
        <span>{rankLabels[citation.rank]}</span>
        {citation.locator ? <span dir="auto">{citation.locator}</span> : null}
        {citation.consultedOn ? <span>consulted {citation.consultedOn}</span> : null}
        <span>{citation.by.name}</span>
      </div>
      {citation.passage ? (
        <blockquote dir="auto" className="border-s-2 border-line-strong ps-2.5 font-serif text-base wrap-anywhere">
          {citation.passage}
        </blockquote>
      ) : null}
      <FailureBanner failure={failure} onDismiss={clear} />
    </div>
  );
}

function SourceLine({ citation: { source, alias } }: { citation: CitationView }) {
  const Icon = source ? sourceIcons[source.type] : EyeOff;
  const about = source
    ? [source.author, source.publisher, source.published, source.origin && `rests on ${source.origin}`]
        .filter(Boolean)
        .join(", ")
    : "";
  const name = source ? source.title || source.link || "Untitled" : alias || "confidential source";
  const href = source?.link ? safeUrl(source.link) : null;
  return (
    <div className="flex min-w-0 flex-1 items-start gap-2">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-ink-soft" />
      <div className="min-w-0">
        <p dir="auto" className="font-medium wrap-anywhere">
          {href === null ? name : <OutLink href={href}>{name}</OutLink>}
        </p>
        {about ? (
          <p dir="auto" className="text-xs text-ink-soft">
            {about}
          </p>
        ) : null}
        {source === null ? <p className="text-xs text-ink-soft">Named to others only</p> : null}
        {source && source.access !== "public" ? (
          <p className="mt-0.5 flex items-center gap-1 text-xs text-ink-soft">
            <Lock aria-hidden className="size-3" />
            {accessLabels[source.access]}
            {source.alias ? <span dir="auto">· shown to others as “{source.alias}”</span> : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}

function CitationEdit({ claimId, citation, onDone }: { claimId: string; citation: CitationView; onDone: () => void }) {
  const { relation, rank, locator, passage, consultedOn } = citation;
  const [draft, setDraft] = useState<CitationDraft>({ relation, rank, locator, passage, consultedOn });
  const { run, busy, failure, clear } = useCommand();
  async function save() {
    const answer = await run({ type: "edit-citation", claimId, citationId: citation.id, ...draft });
    if (answer) onDone();
  }
  return (
    <form
      noValidate
      className="space-y-3 rounded-lg border border-line bg-canvas p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SourceLine citation={citation} />
      <CitationFields citation={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
