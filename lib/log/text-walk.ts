/**
 * Steps with the documents they lead through. Who decides an edit has read and applied its steps, and so has who applied the entry
 * before them to the same document: it is remembered with the JSON of the steps, for as long as that lives, and not done again.
 * Remembering changes no result: another document is walked through anew.
 */
import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { invariant } from "../app-error.ts";
import { schema } from "../article/schema.ts";

export interface TextWalk {
  steps: readonly Step[];
  /** Before each step, and after the last: `docs.length === steps.length + 1`. */
  docs: readonly Node[];
}

const known = new WeakMap<readonly unknown[], TextWalk>();

/** The steps as an entry holds them. */
export function stepsOf(walk: TextWalk): readonly unknown[] {
  const json = walk.steps.map((step) => step.toJSON() as unknown);
  known.set(json, walk);
  return json;
}

/** Through accepted steps, as an entry holds them: they always apply. */
export function walkThrough(doc: Node, json: readonly unknown[]): TextWalk {
  const walked = known.get(json);
  if (walked?.docs[0] === doc) return walked;
  const steps = walked?.steps ?? json.map((step) => Step.fromJSON(schema, step as Record<string, unknown>));
  const walk = { steps, docs: documentsThrough(doc, steps) };
  known.set(json, walk);
  return walk;
}

/** Accepted steps always apply. */
export function documentsThrough(doc: Node, steps: readonly Step[]): Node[] {
  const docs = [doc];
  for (const step of steps) {
    const result = step.apply(docs.at(-1)!);
    invariant(result.doc, `an accepted step applies: ${result.failed}`);
    docs.push(result.doc);
  }
  return docs;
}
