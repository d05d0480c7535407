/** Sets or takes away the link of the selected words; with a caret only, of the whole link it is in. */
import type { MarkType, ResolvedPos } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { safeUrl } from "../../article/safe-url.ts";
import { schema } from "../../article/schema.ts";
import type { Range } from "../../claim/range.ts";

/** `href` null takes the link away. False when the link is not safe or there are no words to put it on. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const { link } = schema.marks;
    const { $from, from, to, empty } = state.selection;
    const range = empty ? linkAround($from, link) : { from, to };
    const safe = href === null ? null : safeUrl(href);
    if (range === null || (href !== null && safe === null) || !$from.parent.type.allowsMarkType(link)) return false;
    const tr = state.tr.removeMark(range.from, range.to, link);
    if (safe !== null) tr.addMark(range.from, range.to, link.create({ href: safe }));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The link's address at the caret or at the selection's start; null when there is none. */
export function linkAt($from: ResolvedPos): string | null {
  const mark =
    schema.marks.link.isInSet($from.nodeAfter?.marks ?? $from.marks()) ?? schema.marks.link.isInSet($from.marks());
  return mark?.attrs.href ?? null;
}

function linkAround($at: ResolvedPos, type: MarkType): Range | null {
  const mark = type.isInSet($at.nodeAfter?.marks ?? []) ?? type.isInSet($at.nodeBefore?.marks ?? []);
  if (mark === undefined) return null;
  let range: Range | null = null;
  let found: Range | null = null;
  $at.parent.forEach((node, offset) => {
    const start = $at.start() + offset;
    if (!mark.isInSet(node.marks)) range = null;
    else range = { from: (range as Range | null)?.from ?? start, to: start + node.nodeSize };
    if (range !== null && range.from <= $at.pos && $at.pos <= range.to) found = range;
  });
  return found;
}
