/**
 * One article at one moment, as the server holds it whole and a browser holds what its reader may see: the projection of the log
 * that `applyEntry` grows. Immutable; parts that did not change are shared.
 */
import type { Node } from "prosemirror-model";
import type { ArticleMeta } from "../article/article.ts";
import type { ClaimRanges } from "../claim/range.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { Source } from "../evidence/evidence.ts";

export interface ArticleState {
  readonly meta: ArticleMeta;
  readonly doc: Node;
  /** Accepted steps. */
  readonly version: number;
  /** Last log entry applied. */
  readonly seq: number;
  /** Withdrawn claims have a record but no range. */
  readonly ranges: ClaimRanges;
  readonly claims: ReadonlyMap<string, ClaimRecord>;
  /** Present copies of the sources that the claims cite, as far as the holder may see them. */
  readonly sources: ReadonlyMap<string, Source>;
}
