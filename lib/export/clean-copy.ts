/**
 * A copy without its claims, for formats that carry the article alone: the same whatever the profile and whoever asks. Not even where
 * a claim began can be seen: runs are joined again that its edges had cut.
 */
import type { AnnotatedCopy, BuiltCopy } from "./annotated-copy.ts";
import type { Block, Run } from "./copy-blocks.ts";
import { counted } from "./wording.ts";

export function cleanCopy(copy: AnnotatedCopy): AnnotatedCopy {
  const { headline, byline, language, version, text, textHash, madeAt, zone } = copy;
  return {
    ...{ headline, byline, language, version, text, textHash, madeAt, zone },
    profile: { ...copy.profile, label: "Clean text", says: "The article without anything about its claims." },
    blocks: copy.blocks.map(cleanBlock),
    ...{ house: "", address: null, corrected: [], claims: [], record: null },
  };
}

/** What else the copy would have told is withheld as a whole. */
export function cleanBuilt({ copy, withheld }: BuiltCopy): BuiltCopy {
  const told = copy.claims.length > 0 || withheld.length > 0 ? ["everything about the claims"] : [];
  const notes = copy.corrected.length === 0 ? [] : [counted(copy.corrected.length, "correction told to readers")];
  return { copy: cleanCopy(copy), withheld: [...told, ...notes] };
}

function cleanBlock(block: Block): Block {
  if ("runs" in block) return { ...block, runs: cleanRuns(block.runs) };
  if ("blocks" in block) return { ...block, blocks: block.blocks.map(cleanBlock) };
  if ("items" in block) return { ...block, items: block.items.map((item) => item.map(cleanBlock)) };
  if (!("rows" in block)) return block;
  const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.map(cleanBlock) })));
  return { ...block, rows };
}

function cleanRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const { kind, text, marks } of runs) {
    const before = joined.at(-1);
    const goesOn = before?.kind === "text" && kind === "text" && sameMarks(before.marks, marks);
    if (goesOn) joined[joined.length - 1] = { ...before, text: before.text + text };
    else joined.push({ kind, text, marks, claims: [], starts: [], ends: [] });
  }
  return joined;
}

function sameMarks(a: Run["marks"], b: Run["marks"]): boolean {
  return a.em === b.em && a.strong === b.strong && a.shift === b.shift && a.link === b.link;
}
