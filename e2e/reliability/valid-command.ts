/** A command that fits the article as it is, of every kind that can be given again and again: what hostile ones are made from. */
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import type { ArticleState } from "#lib/log/article-state.ts";
import type { CommandInput } from "#lib/log/command.ts";
import type { Random } from "#lib/testing/seeded-random.ts";
import { randomSteps } from "#lib/testing/stock-client.ts";
import type { Json } from "./mutate.ts";

export interface Ground {
  state: ArticleState;
  /** A version that an edit may be made at, with its text. */
  version: number;
  doc: Node;
  id: string;
  clientId: string;
}

const largest = 5000;
const mostClaims = 30;

export function validCommand(ground: Ground, random: Random): { [key: string]: Json } {
  const command = random.chance(0.6) ? textCommand(ground, random) : otherCommand(ground, random);
  return JSON.parse(JSON.stringify(command));
}

function textCommand({ doc, version, id, clientId }: Ground, random: Random): CommandInput {
  const steps = doc.content.size > largest ? cut(doc) : randomSteps(doc, random, 1 + random.below(3));
  const json = steps.map((step) => step.toJSON());
  const made =
    json.length > 0
      ? json
      : [{ stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "x" }] } }];
  return { type: "edit-text", id, version, clientId, steps: made };
}

/** All but the first blocks. */
function cut(doc: Node) {
  const end = doc.content.size;
  const start = Array.from({ length: 4 }, (_, index) => doc.child(index).nodeSize).reduce((sum, size) => sum + size, 0);
  return start < end ? new Transform(doc).delete(start, end).steps : [];
}

function otherCommand({ state, doc, version, id }: Ground, random: Random): CommandInput {
  const from = random.below(doc.content.size);
  const at = { from, to: Math.min(doc.content.size, from + 1 + random.below(20)), version };
  const claims = [...state.claims.values()].filter(({ withdrawn }) => withdrawn === null);
  if (claims.length === 0) return { type: "add-claim", id, at };
  const claim = random.pick(claims);
  const claimId = claim.id;
  if (claims.length > mostClaims) return { type: "withdraw-claim", id, claimId, reason: "Said twice." };
  const citation = claim.citations.at(-1);
  const note = claim.notes.at(-1);
  return random.pick<CommandInput>([
    { type: "add-claim", id, at, statement: "It is so.", kind: "number" },
    { type: "edit-claim", id, claimId, statement: "It was so.", importance: "key" },
    { type: "assign-claim", id, claimId, assigneeId: null },
    { type: "place-claim", id, claimId, at },
    { type: "start-check", id, claimId },
    { type: "wait-claim", id, claimId, for: "writer" },
    { type: "add-note", id, claimId, body: "Asked **the office**.", internal: false },
    { type: "add-citation", id, claimId, source: { title: "Register", link: "https://register.example/1" } },
    citation === undefined
      ? { type: "add-note", id, claimId, body: "No citation yet." }
      : { type: "edit-citation", id, claimId, citationId: citation.id, locator: "p. 4" },
    note === undefined
      ? { type: "add-note", id, claimId, body: "No note yet." }
      : { type: "withdraw-note", id, claimId, noteId: note.id },
    { type: "withdraw-finding", id, claimId },
    { type: "record-finding", id, claimId, finding: "unverifiable", reason: "No answer." },
    { type: "set-resolution", id, claimId, resolution: "declined", reason: "As it stands." },
    { type: "return-claim", id, claimId, reason: "Which office?" },
    { type: "withdraw-claim", id, claimId, reason: "Said twice." },
    { type: "replace-words", id, words: { exact: claim.words }, with: "other words" },
    { type: "edit-article", id, title: "A headline", language: "en", deadline: "2026-01-01T00:00:00Z" },
    { type: "set-access", id, access: "open", members: [] },
    { type: "sign-off", id, override: "urgent" },
    { type: "archive", id, archived: true },
  ]);
}
