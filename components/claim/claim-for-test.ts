/** A claim for the tests of the screens, complete and to check; tests say what differs. */
import { basisOf } from "#lib/decision/basis.ts";
import { nothingKnown } from "#lib/decision/decision.ts";
import type { Query } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export const amina = { id: "amina", name: "Amina" };
export const bashir = { id: "bashir", name: "Bashir" };

export function claimForTest(fields: Partial<ClaimView> = {}): ClaimView {
  const claim: ClaimView = {
    ...{ id: `c${fields.number ?? 1}`, number: 1, statement: "It rose by 65 percent.", kind: "number" },
    ...{ importance: "normal", criticism: false, assignee: null, calculation: "", stage: "to-check" },
    ...{ waitingFor: null, returned: null, withdrawn: null, createdBy: amina, createdAt: "2026-01-01T00:00:00Z" },
    ...{ words: "65%", wordsHash: "hash of 65%", quote: { exact: "65%", prefix: "", suffix: "" } },
    ...nothingKnown,
    ...{ exact: "65%", from: 1, to: 4, placed: true, finding: null, reason: "" },
    ...{ stale: false, basis: "", tone: "yellow" },
    ...fields,
  };
  return { ...claim, finding: fields.finding ?? claim.check?.finding ?? null, basis: basisOf(claim) };
}

/** A check of the present words. */
export function checkBy(by: typeof amina, finding: NonNullable<ClaimView["finding"]> = "accurate") {
  return { by, at: "2026-01-02T00:00:00Z", finding, reason: "", words: "65%", wordsHash: "hash of 65%" };
}

/** An open one; tests say what differs. */
export function queryForTest(fields: Partial<Query> = {}): Query {
  return {
    ...{ id: "q1", by: amina, at: "2026-01-01T00:00:00Z", to: "writer", purpose: "fact", whom: "", sourceId: null },
    ...{ channel: "e-mail", askedOn: "2026-01-01", question: "Which year?", answer: null },
    ...fields,
  };
}
