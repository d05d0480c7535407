"use client";
/** The sources of a claim. A source withheld from this reader stands there as its alias, with its stance and nothing else. */
import { MoreHorizontal, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useCommand, useDesk, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { onEscape } from "#components/ui/on-escape.ts";
import type { CitationView, ClaimView } from "#lib/log/claim-view.ts";
import { type CitationDraft, CitationFields } from "./citation-fields.tsx";
import { CitationForm } from "./citation-form.tsx";
import { CitationFacts, SourceLine } from "./cited-source.tsx";
import { useHasDraft } from "./draft.ts";

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
      <CitationFacts citation={citation} />
      <FailureBanner failure={failure} onDismiss={clear} />
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
      onKeyDown={onEscape(onDone)}
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
