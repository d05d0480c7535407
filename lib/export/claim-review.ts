/**
 * Reviews of claims that others made, as schema.org's ClaimReview in JSON-LD for the page that prints the article: the claim's
 * words, the house, the finding as a rating, and nothing else of the record, whatever the profile. The model says which claims
 * are others' and approved.
 */
import type { Finding } from "../decision/decision.ts";
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { type Json, jsonText } from "./json-text.ts";
import { findingWords } from "./wording.ts";

/** A finding without a number has its word alone: where evidence is in conflict or absent, no place on a scale is true. */
const ratings: Readonly<Partial<Record<Finding, number | null>>> = {
  accurate: 5,
  "needs-context": 3,
  inaccurate: 1,
  disputed: null,
  unverifiable: null,
};

export function isReviewed({ othersWords, finding }: CopyClaim): boolean {
  return othersWords && finding !== null && ratings[finding] !== undefined;
}

export function writeClaimReview(copy: AnnotatedCopy): string {
  const id = `urn:sha256:${copy.textHash}`;
  return jsonText({
    "@context": "https://schema.org",
    "@graph": [articleOf(copy, id), ...copy.claims.map((claim) => reviewOf(claim, copy, id))],
  });
}

function articleOf(copy: AnnotatedCopy, id: string): Json {
  return {
    ...{ "@type": "Article", "@id": id, headline: copy.headline, version: copy.version },
    creditText: copy.byline || undefined,
    url: copy.address ?? undefined,
    inLanguage: copy.language ?? undefined,
    correction: listOf(
      copy.corrected.map(({ at, note }) => ({ "@type": "CorrectionComment", text: note, datePublished: at })),
    ),
    sdDatePublished: copy.madeAt,
  };
}

function listOf(values: readonly Json[]): Json | undefined {
  return values.length === 0 ? undefined : values;
}

function reviewOf({ number, words, finding }: CopyClaim, { house, address }: AnnotatedCopy, article: string): Json {
  return {
    ...{ "@type": "ClaimReview", "@id": `${article}#review-${number}`, name: `Claim ${number}`, claimReviewed: words },
    url: address ?? undefined,
    author: house === "" ? undefined : { "@type": "Organization", name: house },
    itemReviewed: { "@type": "Claim", text: words, appearance: { "@id": article } },
    reviewRating: { "@type": "Rating", alternateName: findingWords[finding!], ...numberOf(ratings[finding!]) },
  };
}

function numberOf(rating: number | null | undefined): { [name: string]: Json } {
  return typeof rating === "number" ? { ratingValue: rating, worstRating: 1, bestRating: 5 } : {};
}
