import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClaimKind } from "../claim/claim.ts";
import type { Finding } from "../decision/decision.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import { buildArticle, buildCitation, buildNote, buildSource, checker, reviewer } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { writeClaimReview } from "./claim-review.ts";
import { formats, writeCopy } from "./formats.ts";
import type { ProfileId } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };
const modelOf = (state: ArticleState, profile: ProfileId = "public") => annotatedCopy(state, profile, context).copy;
const take = async (state: ArticleState, profile?: ProfileId) => {
  const { content, verified, leftOut } = await writeCopy(modelOf(state, profile), formats.claimreview);
  const written = new TextDecoder().decode(content);
  return { written, verified, leftOut, graph: JSON.parse(written)["@graph"] };
};

function said(kind: ClaimKind, finding: Finding, more = {}): ArticleState {
  const source = buildSource({ title: "Report" });
  return buildArticle({
    headline: "Headline",
    byline: "By Wazhma Writer",
    sources: [source],
    meta: { sourceUrl: "https://example.org/a", language: "en" },
    blocks: ["“We won,” he said."],
    claims: [
      {
        ...{ exact: "“We won,”", kind, finding, approvedBy: reviewer, reason: "It was so." },
        ...{ citations: [buildCitation(source)], notes: [buildNote("For the copy.", { internal: false })], ...more },
      },
    ],
  });
}

test("a review says whose words were found to be what by which house, and where they stand", async () => {
  const { graph, verified, leftOut, written } = await take(said("quotation", "accurate"));
  const [article, review] = graph;
  assert.deepEqual(verified, { claims: 1, text: "absent" });
  assert.deepEqual(leftOut, []);
  assert.match(article["@id"], /^urn:sha256:[0-9a-f]{64}$/);
  assert.deepEqual(article, {
    ...{ "@type": "Article", "@id": article["@id"], headline: "Headline", version: article.version },
    ...{ creditText: "By Wazhma Writer", url: "https://example.org/a", inLanguage: "en", sdDatePublished: context.now },
  });
  assert.deepEqual(review, {
    ...{ "@type": "ClaimReview", "@id": `${article["@id"]}#review-1`, name: "Claim 1", claimReviewed: "“We won,”" },
    ...{ url: "https://example.org/a", author: { "@type": "Organization", name: "The House" } },
    itemReviewed: { "@type": "Claim", text: "“We won,”", appearance: { "@id": article["@id"] } },
    reviewRating: { "@type": "Rating", alternateName: "Accurate", ratingValue: 5, worstRating: 1, bestRating: 5 },
  });
  for (const other of ["Report", "It was so.", "For the copy.", "checker", "reviewer"])
    assert.ok(!written.includes(other));
});

test("it is the same in every copy that carries the approved claim; a draft has no findings", async () => {
  const state = said("paraphrase", "needs-context");
  assert.equal((await take(state, "checking")).written, (await take(state, "public")).written);
  const draft = await take(state, "draft");
  assert.equal(draft.verified.claims, 0);
  assert.deepEqual(draft.leftOut, ["1 claim, not an approved quotation or paraphrase with a rating"]);
});

test("only quotations and paraphrases whose approval holds where they stand, with a finding that rates", async () => {
  const reviews = async (state: ArticleState) => (await take(state, "checking")).verified.claims;
  for (const kind of ["number", "headline", "causal", "other"] as const)
    assert.equal(await reviews(said(kind, "accurate")), 0, kind);
  for (const finding of ["on-author", "not-checkable"] as const) {
    assert.equal(await reviews(said("quotation", finding)), 0, finding);
  }
  assert.equal(await reviews(said("quotation", "accurate", { approvedBy: undefined })), 0, "not approved");
  assert.equal(await reviews(said("quotation", "accurate", { unplaced: true, exact: "gone" })), 0, "unplaced");
  const state = said("quotation", "accurate");
  const claims = new Map([...state.claims].map(([id, claim]) => [id, { ...claim, wordsHash: "0".repeat(64) }]));
  assert.equal(await reviews(state), 1);
  assert.equal(await reviews({ ...state, claims }), 0, "stale");
});

test("a finding between true and false has a number, one beside them has its word alone", async () => {
  const ratingOf = async (finding: Finding) => (await take(said("quotation", finding))).graph[1].reviewRating;
  const numbers = [];
  for (const finding of ["accurate", "needs-context", "inaccurate"] as const)
    numbers.push((await ratingOf(finding)).ratingValue);
  assert.deepEqual(numbers, [5, 3, 1]);
  assert.deepEqual(await ratingOf("disputed"), { "@type": "Rating", alternateName: "Disputed" });
  assert.deepEqual(await ratingOf("unverifiable"), { "@type": "Rating", alternateName: "Unverifiable" });
});

test("the sample's one approved quotation is reviewed, its correction after publication told", async () => {
  const { graph, leftOut } = await take(sampleArticles.wire(), "checking");
  assert.deepEqual(
    graph.slice(1).map((review: { name: string }) => review.name),
    ["Claim 3"],
  );
  assert.deepEqual(leftOut, ["4 claims, not an approved quotation or paraphrase with a rating"]);
  assert.equal(graph[0].correction[0].text, "An earlier version gave another share.");
});

test("reviews with other words, another number, a tag or more of the record are not handed over", async () => {
  const copy = modelOf(sampleArticles.wire());
  const faulty = (from: string | RegExp, to: string) => () =>
    writeCopy(copy, {
      ...formats.claimreview,
      write: (each) => {
        const written = writeClaimReview(each);
        const changed = written.replace(from, to);
        assert.notEqual(changed, written);
        return new TextEncoder().encode(changed);
      },
    });
  await assert.rejects(faulty(/We will not/g, "We will"), /words of claim 3 differ/);
  await assert.rejects(faulty("We will not", "We will"), /a review of other words/);
  await assert.rejects(faulty('"Claim 3"', '"Claim 1"'), /not those of its claims/);
  await assert.rejects(faulty('"name": "Claim', '"citation": "x", "name": "Claim'), /a property citation/);
  await assert.rejects(faulty("Accurate", "<b>Accurate"), /a tag/);
});
