/**
 * What is undone and redone on words of several looks becomes a set of marks in a set of marks: prosemirror-transform writes such a
 * step and does not read it again. The same marks in one set say the same.
 */

interface MarkSet {
  stepType: "markSet";
  steps: readonly unknown[];
}

/** `json` of any step; what is no set of marks is returned as it is. */
export function flatStep(json: Record<string, unknown>): Record<string, unknown> {
  return isMarkSet(json) ? { ...json, steps: json.steps.flatMap(marksIn) } : json;
}

function marksIn(step: unknown): readonly unknown[] {
  return isMarkSet(step) ? step.steps.flatMap(marksIn) : [step];
}

function isMarkSet(step: unknown): step is MarkSet {
  const { stepType, steps } = (step ?? {}) as Partial<MarkSet>;
  return stepType === "markSet" && Array.isArray(steps);
}
