/** Next and previous claim from the caret, in reading order, going round at the ends. */
import type { ClaimView } from "../../log/claim-view.ts";
import type { Desk } from "../desk.ts";

export type ClaimTest = (claim: ClaimView) => boolean;

export const isAnyClaim: ClaimTest = () => true;
/** Waits for somebody to look at it. */
export const isUnchecked: ClaimTest = (claim) => claim.check === null || claim.stage === "returned";
export const isStaleClaim: ClaimTest = (claim) => claim.stale;

/** False when no placed claim that is walked to passes the test. */
export function goToClaim(desk: Desk, direction: 1 | -1, test: ClaimTest): boolean {
  const { claims, active, selection } = desk.read();
  const placed = claims.filter((claim) => claim.placed);
  const fitting = placed.filter((claim) => desk.isWalkedTo(claim.id) && test(claim));
  if (fitting.length === 0) return false;
  const order = new Map(placed.map((claim, index) => [claim.id, index]));
  const here = active === null ? undefined : order.get(active);
  const at = here ?? placeOfCaret(desk, placed, selection?.from ?? 0);
  const after = (claim: ClaimView) => (order.get(claim.id)! - at) * direction > 0;
  const next = direction === 1 ? (fitting.find(after) ?? fitting[0]!) : (fitting.findLast(after) ?? fitting.at(-1)!);
  desk.jumpTo(next.id);
  return true;
}

/** Between the claims that begin before the caret and those behind it. */
function placeOfCaret(desk: Desk, placed: readonly ClaimView[], caret: number): number {
  return placed.filter((claim) => (desk.rangeOf(claim.id)?.from ?? 0) < caret).length - 0.5;
}
