/**
 * Reads reviews of claims as other people's programs would: every ClaimReview of the graph, its number from its name. A property
 * that is not one of a few is a problem: whatever else is in a record stays in the house.
 */
import type { ReadBack, ReadClaim } from "./read-back.ts";

interface Review {
  name: string;
  claimReviewed: string;
  itemReviewed: { text: string };
}

const known = new Set(
  `@type @id name claimReviewed url author itemReviewed text appearance reviewRating alternateName ratingValue worstRating
  bestRating headline version creditText inLanguage correction datePublished sdDatePublished @context @graph`.split(
    /\s+/,
  ),
);

export function readBackClaimReview(written: string): ReadBack {
  const file: unknown = JSON.parse(written);
  const reviews = objectsIn(file).filter((each) => each["@type"] === "ClaimReview") as unknown as Review[];
  const foreign = objectsIn(file)
    .flatMap(Object.keys)
    .filter((name) => !known.has(name));
  const problems = [...new Set(foreign)].map((name) => `a property ${name}`);
  if (written.includes("<")) problems.push("a tag");
  if (reviews.some(({ claimReviewed, itemReviewed }) => claimReviewed !== itemReviewed.text)) {
    problems.push("a review of other words");
  }
  return { text: null, claims: reviews.map(claimOf), problems };
}

function claimOf({ name, claimReviewed }: Review): ReadClaim {
  return { number: Number(/^Claim (\d+)$/.exec(name)?.[1]), words: claimReviewed };
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}
