/** One claim of this article, in its sentence and with its evidence. */
import { answer, route } from "#lib/server/http.ts";
import { readClaim } from "#lib/server/read-claim.ts";

export const GET = route<"id" | "claimId">(async ({ principal, params }) =>
  answer(await readClaim(principal, params.id, params.claimId)),
);
