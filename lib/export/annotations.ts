/**
 * The copy as W3C Web Annotations in JSON-LD: a collection with one annotation per claim. Its target is the original of the
 * article, or where none is known its text by hash; the words are quoted with what stands around them, and placed in code points
 * of the text. An unplaced claim is about the whole: a wrong place would be worse than none.
 */

import { type CodePoints, codePointsOf } from "../article/code-points.ts";
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { bodiesOf, createdAt, creatorOf } from "./annotation-bodies.ts";
import { copyFacts } from "./claim-facts.ts";
import { type Json, jsonText } from "./json-text.ts";

const contextLength = 32;

export function writeAnnotations(copy: AnnotatedCopy): string {
  const points = codePointsOf(copy.text);
  const text = `urn:sha256:${copy.textHash}`;
  const id = `${text}#${copy.profile.id}`;
  const title = [copy.headline, copy.profile.label, `version ${copy.version}`].filter((part) => part !== "");
  const items = copy.claims.map((claim): { [name: string]: Json | undefined } => ({
    ...{ id: `${id}-claim-${claim.number}`, type: "Annotation", label: labelOf(claim), motivation: "assessing" },
    ...annotatorOf(copy, claim),
    body: bodyOf(claim, copy.zone),
    target: targetOf(claim, copy.address ?? text, points),
  }));
  return jsonText({
    ...{ "@context": "http://www.w3.org/ns/anno.jsonld", id, type: "AnnotationCollection", label: title.join(" · ") },
    creator: creatorOf(copy.house, "Organization"),
    generator: { type: "Software", name: "Stet" },
    ...createdAt(copy.madeAt),
    "dcterms:description": [
      copy.profile.says,
      ...[{ name: "Byline", value: copy.byline }, ...copyFacts(copy)]
        .filter(({ value }) => value !== "")
        .map(({ name, value }) => `${name}: ${value}`),
    ],
    total: items.length,
    first: { id: `${id}-page`, type: "AnnotationPage", startIndex: 0, items },
  });
}

/** None is left out: a list must hold something. */
function bodyOf(claim: CopyClaim, zone: string): Json | undefined {
  const bodies = bodiesOf(claim, zone);
  return bodies.length === 0 ? undefined : bodies;
}

/** The number, and of an unplaced claim its last words. */
function labelOf({ number, range, words }: CopyClaim): string {
  return range === null ? `Claim ${number}, unplaced: ${words}` : `Claim ${number}`;
}

/** Who checked it when, where the profile says so; else the house. */
function annotatorOf({ house }: AnnotatedCopy, { checked }: CopyClaim): { [name: string]: Json | undefined } {
  if (checked === null) return { creator: creatorOf(house, "Organization") };
  return { creator: creatorOf(checked.by, "Person"), ...createdAt(checked.at) };
}

function targetOf({ range }: CopyClaim, source: string, { points, before }: CodePoints): Json {
  if (range === null) return source;
  const [start, end] = [before(range.from), before(range.to)];
  const words = (from: number, to: number) => points.slice(Math.max(0, from), to).join("");
  return {
    type: "SpecificResource",
    source,
    selector: [
      {
        type: "TextQuoteSelector",
        exact: words(start, end),
        prefix: words(start - contextLength, start),
        suffix: words(end, end + contextLength),
      },
      { type: "TextPositionSelector", start, end },
    ],
  };
}
