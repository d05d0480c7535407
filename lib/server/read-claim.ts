/** One claim as the review queue shows it. */
import "server-only";
import { AppError } from "../app-error.ts";
import { type ClaimInPlace, claimInPlace } from "../log/claim-in-place.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";

/** Throws `not-found` also for a claim of an article that this person may not read. */
export async function readClaim(principal: Principal, articleId: string, claimId: string): Promise<ClaimInPlace> {
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  const record = live.state.claims.get(claimId);
  if (record === undefined) throw new AppError("not-found", "There is no such claim in this article.");
  return claimInPlace(live.state, record, principal);
}
