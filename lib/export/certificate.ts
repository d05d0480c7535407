/**
 * What a sign-off vouches for, built by allow-list from the article as it stood then: the words by their hash, the claims with what
 * was found and by whom, and the place in the chain of the log at which all of it is fixed. It names no source, note, reason of a
 * finding or person but those who decided. The same sign-off always gives the same certificate, whoever asks.
 */
import { z } from "zod";
import { documentText } from "../article/document-text.ts";
import { hashWords } from "../claim/words-hash.ts";
import { findings, resolutions } from "../decision/decision.ts";
import { isFreshlyApproved, isStale } from "../decision/standing.ts";
import { type CopyInput, type PlacedClaim, placedClaims } from "./annotated-copy.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hex");
const moment = z.iso.datetime();
const signed = z.strictObject({ by: z.string(), at: moment });

const certifiedClaim = z.strictObject({
  number: z.int(),
  words: z.string(),
  /** False when the words were no longer in the article. */
  placed: z.boolean(),
  /** Whether the words or the evidence had changed since they were checked or approved. */
  stale: z.boolean(),
  finding: z.enum(findings).nullable(),
  resolution: z.enum(resolutions).nullable(),
  checked: signed.nullable(),
  /** An approval that held; `self` when the house let a contributor give it, under which version of its rules. */
  approved: signed.extend({ self: z.boolean(), rules: z.int() }).nullable(),
});

export const certificate = z.strictObject({
  certificate: z.literal(1),
  /** Empty when the house has no name. Stands in no log, so nothing verifies it. */
  house: z.string(),
  article: z.strictObject({ id: z.string(), headline: z.string(), byline: z.string(), version: z.int() }),
  /** Of the article's text: blocks joined by line feeds, in UTF-8. */
  wordsHash: hash,
  signedOff: signed.extend({
    override: z.string().nullable(),
    overridden: z.array(z.string()),
    rules: z.int().optional(),
  }),
  /** The entry that signed off, and its hash, which covers every entry before. */
  log: z.strictObject({ seq: z.int(), head: hash }),
  /** How many statements a claim covered at the sign-off; null where it was not counted. Older certificates state neither this nor the rules. */
  coverage: z.strictObject({ statements: z.int(), covered: z.int() }).nullable().optional(),
  /** Placed ones in reading order, then unplaced ones. */
  claims: z.array(certifiedClaim),
  /** How many were withdrawn. */
  withdrawn: z.int(),
});
export type Certificate = z.infer<typeof certificate>;
export type CertifiedClaim = z.infer<typeof certifiedClaim>;

/** `state` is the article after the entry that signed it off; null when that entry did not. */
export function certificateOf(state: CopyInput, log: Certificate["log"], house: string): Certificate | null {
  const { id, title, byline, signOff } = state.meta;
  if (signOff === null) return null;
  const placed = placedClaims(state);
  return {
    certificate: 1,
    house,
    article: { id, headline: title, byline, version: state.version },
    wordsHash: hashWords(documentText(state.doc)),
    signedOff: {
      by: signOff.by.name,
      at: signOff.at,
      override: signOff.override,
      overridden: [...signOff.overridden],
      rules: signOff.rules,
    },
    log,
    coverage: signOff.coverage ?? null,
    claims: placed.map(certified),
    withdrawn: state.claims.size - placed.length,
  };
}

function certified({ record, range }: PlacedClaim): CertifiedClaim {
  const { number, words, check, approval, resolution } = record;
  return {
    number,
    words,
    placed: range !== null,
    stale: isStale(record),
    finding: check?.finding ?? null,
    resolution: resolution?.value ?? null,
    checked: check === null ? null : { by: check.by.name, at: check.at },
    approved:
      approval === null || !isFreshlyApproved(record)
        ? null
        : { by: approval.by.name, at: approval.at, self: approval.self, rules: approval.rules },
  };
}

/** Where two certificates say something else, in words; the house's name is left out. Empty when they agree. */
export function certificateDifferences(given: Certificate, sound: Certificate): string[] {
  const parts = ["article", "wordsHash", "signedOff", "log", "coverage", "withdrawn"] as const;
  const comparable = asFarAs(given, sound);
  const odd = parts.filter((part) => !same(given[part], comparable[part])).map((part) => partNames[part]);
  const known = new Map(sound.claims.map((claim) => [claim.number, claim]));
  const claims = given.claims.flatMap((claim) => claimDifference(claim, known.get(claim.number)));
  const order = (of: Certificate) => of.claims.map(({ number }) => number);
  const list = claims.length === 0 && !same(order(given), order(sound)) ? ["which claims there are"] : [];
  return [...odd, ...claims, ...list];
}

/** Without what older certificates do not state. */
function asFarAs({ signedOff, coverage }: Certificate, sound: Certificate): Certificate {
  const { rules, ...signed } = sound.signedOff;
  return {
    ...sound,
    signedOff: signedOff.rules === undefined ? signed : { ...signed, rules },
    coverage: coverage === undefined ? undefined : sound.coverage,
  };
}

const partNames = {
  article: "the article",
  wordsHash: "the hash of its words",
  signedOff: "the sign-off",
  log: "the head of the chain",
  coverage: "how much the claims covered",
  withdrawn: "how many claims were withdrawn",
};

function claimDifference(given: CertifiedClaim, known: CertifiedClaim | undefined): string[] {
  if (known === undefined) return [`claim ${given.number}, which there was not`];
  const fields = (Object.keys(given) as (keyof CertifiedClaim)[]).filter((field) => !same(given[field], known[field]));
  return fields.length === 0 ? [] : [`claim ${given.number}: ${fields.join(", ")}`];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
