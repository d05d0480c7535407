"use client";
/** What came back to a query. Half-written words are kept while they are not sent. Ctrl/Cmd+Enter sends. */
import { useState } from "react";
import { useCommand, useDesk, useDeskView, useMay } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type Query, type Reply, replies } from "#lib/evidence/query.ts";
import { useDraft } from "./draft.ts";
import { replyLabels } from "./query-words.ts";
import { today } from "./today.ts";

export function answerField({ id }: Query): string {
  return `answer ${id}`;
}

export function QueryAnswer({ claimId, query, onDone }: { claimId: string; query: Query; onDone: () => void }) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const words = useDraft({ articleId, claimId, personId: me.id, field: answerField(query) });
  const [reply, setReply] = useState<Reply>("answered");
  const [answeredOn, setAnsweredOn] = useState(today);
  const mayDrop = useMay("ask-query");
  const { run, ...state } = useCommand();
  const announce = useAnnounce();
  const own = me.role === "writer" && query.to === "writer";

  async function save() {
    if (state.busy) return;
    const answer = await run({
      ...{ type: "answer-query", claimId, queryId: query.id, reply, answeredOn, words: words.words },
    });
    if (answer === null) return;
    words.clear();
    announce("Answer written down");
    onDone();
  }

  return (
    <SendForm
      label="Answer"
      className="rounded-lg border border-line bg-canvas p-3"
      button="Save the answer"
      state={state}
      onSend={save}
      onCancel={onDone}
    >
      <TextArea
        label={own ? "Your answer" : "What they said"}
        dir="auto"
        autoFocus
        rows={2}
        maxLength={20_000}
        value={words.words}
        hint={words.restored ? "Kept from before; not sent yet." : undefined}
        onChange={(event) => words.write(event.target.value)}
        onSubmitKey={save}
      />
      <div className="grid grid-cols-2 gap-2.5">
        <Select
          label="What came of it"
          value={reply}
          options={replies
            .filter((value) => value !== "dropped" || mayDrop)
            .map((value) => ({ value, label: replyLabels[value] }))}
          onValueChange={setReply}
        />
        <TextField label="On" type="date" value={answeredOn} onChange={(event) => setAnsweredOn(event.target.value)} />
      </div>
    </SendForm>
  );
}
