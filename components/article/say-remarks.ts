/** What a file was found to hold beside its text, as people read it. */
import type { RemarkCount, RemarkCounts } from "#lib/article/import/count-remarks.ts";
import type { TakenRemarks } from "#lib/log/remarks-taken.ts";
import { count } from "../ui/count.ts";

export function sayRemarks({ comments, replies, footnotes, changes }: RemarkCounts): string[] {
  const replied = replies === 0 ? "" : ` with ${replies === 1 ? "1 reply" : `${replies} replies`}`;
  return [say(comments, "comment", replied), say(footnotes, "footnote", ""), say(changes, "tracked change", "")].filter(
    (line) => line !== "",
  );
}

function say({ found, unplaced }: RemarkCount, one: string, more: string): string {
  if (found === 0) return "";
  const what = counted(found, one) + more;
  return unplaced === 0 ? what : `${what}: ${found - unplaced} placed, ${unplaced} without a place in the text`;
}

/** What of it is new to an article. */
export function sayNews({
  claims,
  notes,
  corrections,
}: Pick<TakenRemarks, "claims" | "notes" | "corrections">): string {
  const parts = [counted(claims, "claim"), counted(notes, "note"), counted(corrections, "correction")];
  return parts.filter((part) => part !== "").join(", ");
}

function counted(number: number, one: string): string {
  return number === 0 ? "" : count(number, one);
}
