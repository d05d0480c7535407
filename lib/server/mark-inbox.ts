/** Lines of one's own inbox as read, or as unread again. */
import "server-only";
import { z } from "zod";
import { countUnread, setRead } from "#db/inbox.ts";
import { idOf } from "../claim/commands.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readerOf } from "./list-inbox.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";

/** Lines by name, or all up to a moment: a line that came after it was not on the screen. */
export const inboxMark = z
  .strictObject({
    lines: z
      .array(z.strictObject({ articleId: idOf, seq: z.int().min(1) }))
      .min(1)
      .max(500)
      .optional(),
    until: z.iso.datetime().optional(),
    read: z.boolean().default(true).describe("False makes them unread again."),
  })
  .refine(({ lines, until }) => (lines === undefined) !== (until === undefined), "give either `lines` or `until`");

export interface InboxMarked {
  /** How many lines were not so before; what is not in one's inbox is not counted. */
  changed: number;
  unread: number;
}

export async function markInbox(
  asking: Principal,
  { lines, until = "", read }: z.output<typeof inboxMark>,
  again: AskAgain,
): Promise<InboxMarked> {
  return database().write(async (tx) => {
    const reader = readerOf(await principalNow(tx, asking, again));
    const changed = await setRead(tx, reader, lines === undefined ? { until } : { lines }, read);
    return { changed, unread: await countUnread(tx, reader) };
  });
}
