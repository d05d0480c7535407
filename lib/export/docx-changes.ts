/**
 * The Word copy with comments whose open corrections are tracked changes by those who proposed them: an editor accepts or rejects
 * each in Word, and has the reasons in the comment beside it. With all rejected the words are the article's.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import type { Fact } from "./claim-facts.ts";
import type { Run } from "./copy-blocks.ts";
import { type CopyChange, type CopyChanges, changesOf } from "./copy-changes.ts";
import { commentedDocx } from "./docx.ts";
import type { RunPieces } from "./docx-article.ts";
import { type Piece, signedXml, type Tracked } from "./docx-paragraph.ts";
import { counted } from "./wording.ts";

export function writeDocxChanges(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> {
  const changes = changesOf(copy);
  const facts = copy.profile.exchange === "none" ? [] : [trackedFact(changes)];
  return commentedDocx(copy, trackedPieces(changes.changes, copy.zone), facts);
}

function trackedFact({ shown, told }: CopyChanges): Fact {
  const beside =
    told.length === 0
      ? ""
      : `; in the comment alone: ${told.length === 1 ? "claim" : "claims"} ${[...new Set(told)].join(", ")}`;
  return { name: "Tracked changes", value: `${counted(shown, "open correction")}${beside}` };
}

function trackedPieces(changes: readonly CopyChange[], zone: string): RunPieces {
  let made = 0;
  const tracked = (kind: Tracked["kind"], { by, at }: CopyChange): Tracked => {
    made += 1;
    return { id: made, kind, signed: signedXml(by, at, zone) };
  };
  return ({ text, marks }: Run, from: number) => {
    const to = from + text.length;
    const pieces: Piece[] = [];
    let at = from;
    for (const change of changes) {
      const [start, end] = [Math.max(change.range.from, from), Math.min(change.range.to, to)];
      const puts = change.text !== "" && putsIn(change, from, to);
      if (start >= end && !puts) continue;
      if (at < start) pieces.push({ text: text.slice(at - from, start - from), ...marks });
      if (start < end)
        pieces.push({ text: text.slice(start - from, end - from), ...marks, tracked: tracked("cut", change) });
      if (puts) pieces.push({ text: change.text, ...marks, tracked: tracked("new", change) });
      at = end;
    }
    if (at < to) pieces.push({ text: text.slice(at - from), ...marks });
    return pieces;
  };
}

/**
 * Whether the new words of a change stand in this run: behind the first cut character, else behind the character before them, whose
 * marks they take; at the start of a claim, before its first.
 */
function putsIn({ range, claim }: CopyChange, from: number, to: number): boolean {
  if (range.from < range.to || range.from === claim.from) return from <= range.from && range.from < to;
  return from < range.from && range.from <= to;
}
