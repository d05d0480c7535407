/** A desk's state as it was in a tab that is gone: the article of that moment with the unsent steps and commands on it. */
import type { EditorState } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import type { Person } from "../article/article.ts";
import { schema } from "../article/schema.ts";
import type { OutboxRecord } from "./outbox-record.ts";
import { withClaimsMeta } from "./plugins/claims.ts";

/** `state` is of the article at the record's `seq`, with nothing unconfirmed. Throws when a step does not fit it. */
export function resumedState(
  state: EditorState,
  { clientId, steps, commands, at }: OutboxRecord,
  by: Person,
): EditorState {
  let now = state.apply(withClaimsMeta(state.tr, { clientId }));
  for (const json of steps) {
    const tr = now.tr.step(Step.fromJSON(schema, json as Record<string, unknown>));
    now = now.apply(withClaimsMeta(tr, { resumed: true }));
  }
  const given = new Date(at).toISOString();
  for (const { id, command, place, ahead } of commands) {
    now = now.apply(withClaimsMeta(now.tr, { wait: { id, command, by, at: given, place, ahead } }));
  }
  return now;
}
