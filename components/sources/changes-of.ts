/** What an edit of a source changes: only the fields that differ, as the command takes them. */
import type { Source } from "#lib/evidence/evidence.ts";

export type SourceEdit = Partial<Omit<Source, "id">>;

export function changesOf(before: Source, after: Omit<Source, "id">): SourceEdit {
  const changed = Object.entries(after).filter(([field, value]) => !isSame(before[field as keyof typeof after], value));
  return Object.fromEntries(changed);
}

/** Readers are a set: their order says nothing. */
function isSame(before: Source[keyof Source], after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  return JSON.stringify(before.toSorted()) === JSON.stringify(after.toSorted());
}
