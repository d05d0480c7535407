/** A claim with what its reader needs who has not opened the article: whose claim it is, when it is due, its words in their sentence. */
import type { ArticleMeta } from "../article/article.ts";
import { type Passage, passageAt } from "../claim/passage.ts";
import { rangeOf } from "../claim/range.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { Principal } from "../policy/can.ts";
import type { ArticleState } from "./article-state.ts";
import { type ClaimView, viewClaim } from "./claim-view.ts";
import { presentState } from "./present.ts";

export interface ClaimInPlace {
  article: Pick<ArticleMeta, "id" | "title" | "deadline"> & { closed: boolean };
  claim: ClaimView;
  /** Null while the claim is unplaced. */
  passage: Passage | null;
}

/** As `reader` may see it; `state` is the whole article. */
export function claimInPlace(state: ArticleState, record: ClaimRecord, reader: Principal): ClaimInPlace {
  const { id, title, deadline, archived, signOff } = state.meta;
  const seen = presentState({ ...state, claims: new Map([[record.id, record]]) }, reader);
  const range = rangeOf(state.ranges, record.id);
  return {
    article: { id, title, deadline, closed: archived || signOff !== null },
    claim: viewClaim(seen, seen.claims.get(record.id)!),
    passage: range === null ? null : passageAt(state.doc, range),
  };
}
