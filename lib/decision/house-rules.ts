/**
 * What a house asks before an article may be signed off, of its claims and how much of it they cover, and what its server may do. Set
 * by the admin; every version stands in the house's log.
 */
import type { ClaimKind, Importance } from "../claim/claim.ts";

export interface HouseRules {
  /** Counted from 1; an approval and a sign-off say under which they were given. */
  version: number;
  /** May people approve what they checked themselves. */
  selfApproval: boolean;
  /** Claims of these kinds need a citation. */
  citedKinds: readonly ClaimKind[];
  /** How many independent secondary sources stand for a primary one, by importance; 0 asks for none. */
  secondaries: Readonly<Record<Importance, number>>;
  /** A criticism is put to whom it criticises. */
  rightOfReply: boolean;
  /** Legal claims need the legal reviewer's clearance. */
  clearance: boolean;
  /** How much of an article must be claimed, in percent of its statements; 0 asks for nothing. */
  coverage: number;
  /** May people have the server fetch an article from the web. */
  fetchPages: boolean;
}

export const firstRules: HouseRules = {
  version: 1,
  selfApproval: false,
  citedKinds: [],
  secondaries: { normal: 0, key: 0, legal: 0 },
  rightOfReply: true,
  clearance: true,
  coverage: 0,
  fetchPages: false,
};
