/** What a tab tells of itself, and tells again every ten seconds. Apart from presence.ts, so that no page loads the parser. */
import { z } from "zod";
import { idOf } from "../claim/commands.ts";

const position = z.number().int().min(0).max(100_000_000);
const place = z.strictObject({ version: position, from: position, to: position });

/** `at` is null while nothing was selected or pressed in the text. */
export const presenceInput = z.union([
  z.strictObject({ tab: idOf, gone: z.literal(true) }),
  z.strictObject({ tab: idOf, at: place.nullable(), claimId: idOf.nullable() }),
]);
export type PresenceInput = z.output<typeof presenceInput>;
