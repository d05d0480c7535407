"use client";
/** Asking somebody about a claim. What is half-written is kept while it is not sent (draft.ts). Ctrl/Cmd+Enter sends. */
import { useState } from "react";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type Channel, channels } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useDraft } from "./draft.ts";
import { type Addressee, addresseeLabels, addressees, asked, channelLabels } from "./query-words.ts";
import { today } from "./today.ts";

export const queryField = "query";

/** `first` is whom the button that led here speaks of; null goes on where one was. */
export function QueryForm({ claim, first, onDone }: { claim: ClaimView; first: Addressee | null; onDone: () => void }) {
  const { me } = useDesk();
  const place = { articleId: useDeskView((view) => view.meta.id), claimId: claim.id, personId: me.id };
  const question = useDraft({ ...place, field: queryField });
  const whom = useDraft({ ...place, field: "query-whom" });
  const kept = useDraft({ ...place, field: "query-to" });
  const [chosen, choose] = useState(first);
  const addressee = chosen ?? ((kept.words as Addressee | "") || "writer");
  const [sourceId, setSourceId] = useState("");
  const [channel, setChannel] = useState<Channel>("e-mail");
  const [askedOn, setAskedOn] = useState(today);
  const [sent, setSent] = useState(false);
  const { run, ...state } = useCommand();
  const announce = useAnnounce();
  const toWriter = addressee === "writer";
  const cited = toWriter ? [] : citedSources(claim);
  const noQuestion = question.words.trim() === "";
  const nobody = addressee === "criticised" && whom.words.trim() === "" && sourceId === "";

  async function ask() {
    setSent(true);
    if (noQuestion || nobody || state.busy) return;
    const who = toWriter ? {} : { whom: whom.words, ...(sourceId && { sourceId }) };
    const answer = await run({
      ...{ type: "ask-query", claimId: claim.id, ...asked(addressee), ...who },
      ...{ channel, askedOn, question: question.words },
    });
    if (answer === null) return;
    for (const draft of [question, whom, kept]) draft.clear();
    announce("Query written down");
    onDone();
  }

  return (
    <SendForm
      label="New query"
      className="rounded-lg border border-line bg-canvas p-3"
      button="Write down the query"
      state={state}
      onSend={ask}
      onCancel={onDone}
    >
      <Select
        label="Whom do you ask?"
        value={addressee}
        options={addressees.map((value) => ({ value, label: addresseeLabels[value] }))}
        onValueChange={(value) => {
          choose(value);
          kept.write(value);
        }}
      />
      {toWriter ? null : (
        <TextField
          label="Name"
          dir="auto"
          maxLength={300}
          required={addressee === "criticised"}
          placeholder="A person, an office"
          value={whom.words}
          error={sent && nobody ? "A reply is somebody's: say whom you ask." : null}
          onChange={(event) => whom.write(event.target.value)}
        />
      )}
      {cited.length === 0 ? null : (
        <Select
          label="Cited source that is asked"
          value={sourceId}
          options={[{ value: "", label: "None of them" }, ...cited]}
          onValueChange={setSourceId}
        />
      )}
      <TextArea
        label="Question"
        dir="auto"
        autoFocus
        rows={2}
        maxLength={5000}
        value={question.words}
        hint={question.restored ? "Kept from before; not sent yet." : undefined}
        error={sent && noQuestion ? "Say what you ask, in the words you asked it in." : null}
        onChange={(event) => question.write(event.target.value)}
        onSubmitKey={ask}
      />
      <div className="grid grid-cols-2 gap-2.5">
        <Select
          label="How"
          value={channel}
          options={channels.map((value) => ({ value, label: channelLabels[value] }))}
          onValueChange={setChannel}
        />
        <TextField label="Asked on" type="date" value={askedOn} onChange={(event) => setAskedOn(event.target.value)} />
      </div>
    </SendForm>
  );
}

function citedSources(claim: ClaimView): { value: string; label: string }[] {
  const sources = new Map(claim.citations.flatMap(({ source }) => (source === null ? [] : [[source.id, source]])));
  return [...sources.values()].map(({ id, title, link }) => ({ value: id, label: title || link || "Untitled" }));
}
