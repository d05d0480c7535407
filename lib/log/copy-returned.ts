/**
 * A Word copy of an article that comes back after somebody without an account worked on it. The threads that Stet wrote are known by
 * the number and the words of their claims: what was said in them since belongs to these claims. Everything else is followed to where
 * its words stand now.
 */
import type { Node } from "prosemirror-model";
import { foldWords } from "../article/document-text.ts";
import type { PlacedRemark, RemarkThread, Said } from "../article/import/remark.ts";
import { claimsOfRemarks, type RemarkClaim } from "../claim/claims-of-remarks.ts";
import { followRemarks } from "../claim/follow-remarks.ts";
import { placeOf } from "../claim/range.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import { isFreshlyApproved } from "../decision/standing.ts";
import { doubledNote } from "../evidence/doubled-note.ts";
import type { ArticleState } from "./article-state.ts";

export function claimsReturned(state: ArticleState, copy: Node, remarks: readonly PlacedRemark[]): RemarkClaim[] {
  const present = [...state.claims.values()].filter(({ withdrawn }) => withdrawn === null);
  const byNumber = new Map([...state.claims.values()].map((claim) => [claim.number, claim]));
  const own: RemarkClaim[] = [];
  const others: PlacedRemark[] = [];
  for (const remark of remarks) {
    const claim = remark.kind === "comment" ? ownClaim(remark, byNumber) : undefined;
    if (claim === undefined) others.push(remark);
    // Its record is closed; what was said in its thread since is about the words, whoever looks at them next.
    else if (claim.withdrawn !== null) others.push(...repliesAlone(remark as RemarkThread & PlacedRemark, claim));
    else own.push({ ...nothingMore, standing: claim.id, threads: [saidSince(remark as RemarkThread, claim)] });
  }
  const standing = present.flatMap(({ id }) => {
    const range = placeOf(state.ranges, id);
    return range === null ? [] : [{ id, ...range }];
  });
  return [...own, ...claimsOfRemarks(state.doc, followRemarks(copy, state.doc, others), standing)];
}

const nothingMore = { range: null, words: "", corrections: [] };

/** As every Word copy begins the comment of a claim. */
const heading = /^Claim (\d+)(?: ·|\n|$)/;

/** Of a withdrawn claim: what its record does not have. */
function repliesAlone(remark: RemarkThread & PlacedRemark, { notes }: ClaimRecord): PlacedRemark[] {
  const said = repliesOfOthers(remark).filter((each) => !doubledNote(notes, each));
  return said.length === 0 ? [] : [{ ...remark, said }];
}

/**
 * A note of ours is known also when it was edited or withdrawn since, and what somebody took back does not come back: it begins with who
 * wrote it and when, as its reply is signed, or it is by the house and without a time, as the whole thread of a copy that names nobody.
 */
function repliesOfOthers({ said: [begun, ...replies] }: Pick<RemarkThread, "said">): Said[] {
  return replies.filter(({ author, at, text }) => {
    if (at === null && begun?.at === null && author === begun.author) return false;
    const [head = ""] = text.split("\n");
    return !(author !== "" && head.startsWith(`${author}, `) && /\b\d{4}\b/.test(head.slice(author.length)));
  });
}

/** Ours is by the house, without a time, or by who is in the claim's record: whoever else begins so says something of their own. */
function isOurs({ author, at }: Said, { createdBy, check, approval, notes }: ClaimRecord): boolean {
  const names = [createdBy.name, check?.by.name, approval?.by.name, ...notes.map(({ by }) => by.name)];
  return at === null || names.includes(author);
}

function ownClaim({ words, said }: RemarkThread, byNumber: ReadonlyMap<number, ClaimRecord>): ClaimRecord | undefined {
  const number = heading.exec(said[0]?.text ?? "")?.[1];
  const claim = number === undefined ? undefined : byNumber.get(Number(number));
  if (claim === undefined || !isOurs(said[0]!, claim)) return undefined;
  const known = [claim.words, claim.quote.exact, claim.check?.words, claim.approval?.words, claim.statement];
  return known.includes(foldWords(words)) ? claim : undefined;
}

function saidSince({ said, ...thread }: RemarkThread, claim: ClaimRecord): RemarkThread {
  // In a copy of ours "resolved" says that the claim was approved; else somebody outside found it settled, which approves nothing.
  const settled: Said[] =
    thread.resolved && !isFreshlyApproved(claim) ? [{ ...nobodyKnown, text: resolvedOutside }] : [];
  return { ...thread, resolved: false, said: [...repliesOfOthers({ said }), ...settled] };
}

const nobodyKnown = { author: "", at: null, links: [] };
export const resolvedOutside = "Marked as resolved in a Word copy.";
