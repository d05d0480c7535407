import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import { buildArticle, buildNote, checker } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { writeAnnotations } from "./annotations.ts";
import { formats, writeCopy } from "./formats.ts";
import { type ProfileId, profileIds } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };
const modelOf = (state: ArticleState, profile: ProfileId = "checking") => annotatedCopy(state, profile, context).copy;

interface Annotation {
  label: string;
  body?: readonly { purpose: string; value?: string; source?: string }[];
  target: string | { source: string; selector: readonly { type: string; [name: string]: unknown }[] };
}
const itemsOf = (state: ArticleState, profile?: ProfileId): Annotation[] =>
  JSON.parse(writeAnnotations(modelOf(state, profile))).first.items;

const folder = fileURLToPath(new URL("../../../shared/samples/w3c-web-annotation-tests", import.meta.url));
const absent = existsSync(folder) ? false : "the W3C's schemas are absent";

/** What the W3C says must hold, as schemas; each names others by file name. */
function w3cAssertions(list: string): { title: string; holds: (value: unknown) => boolean }[] {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  for (const file of readdirSync(join(folder, "definitions"))) ajv.addSchema(schemaAt(join("definitions", file)));
  const { assertions } = JSON.parse(readFileSync(join(folder, list), "utf8")) as { assertions: string[] };
  return assertions.map((path) => {
    const { id, title, ...schema } = schemaAt(path);
    const validate = ajv.compile({ ...schema, id: `asserted-${id}` });
    return { title, holds: (value) => validate(value) as boolean };
  });
}

function schemaAt(path: string): { id: string; title: string; $schema?: string } {
  const { $schema, ...schema } = JSON.parse(readFileSync(join(folder, path), "utf8"));
  return schema;
}

test("every annotation of every sample holds to the W3C's assertions", { skip: absent }, () => {
  const assertions = w3cAssertions("annotations/annotationMusts.test");
  const failing = (annotation: object) =>
    assertions.filter(({ holds }) => !holds(annotation)).map(({ title }) => title);
  assert.equal(assertions.length, 54);
  assert.equal(
    failing({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation" }).length,
    3,
    "it can fail",
  );
  for (const build of Object.values(sampleArticles)) {
    for (const profile of profileIds) {
      // In its collection an annotation has the collection's context.
      for (const item of itemsOf(build(), profile)) {
        assert.deepEqual(failing({ "@context": "http://www.w3.org/ns/anno.jsonld", ...item }), [], item.label);
      }
    }
  }
});

test("every collection and its page hold to the W3C's assertions", { skip: absent }, () => {
  const assertions = ["collections/collectionMusts.test", "collections/pages/pageMusts.test"].flatMap(w3cAssertions);
  assert.equal(assertions.length, 25);
  for (const build of Object.values(sampleArticles)) {
    for (const profile of profileIds) {
      const collection = JSON.parse(writeAnnotations(modelOf(build(), profile)));
      const failed = assertions.filter(({ holds }) => !holds(collection)).map(({ title }) => title);
      assert.deepEqual(failed, [], `${collection.label}: ${collection.total}`);
    }
  }
});

test("places count code points: emoji, combining marks and Arabic before a claim", () => {
  const [claim] = itemsOf(
    buildArticle({
      headline: "👩‍👩‍👧",
      blocks: ["🎉 کابل 👍🏽 Cafe\u0301 had 12 people 🎉🎉 in it."],
      claims: [{ exact: "12 people 🎉" }],
    }),
  );
  assert.ok(typeof claim!.target === "object");
  const [quote, position] = claim!.target.selector;
  // 5 for the headline, its line feed, 🎉 and a blank, کابل and a blank, 👍🏽 and a blank, Café and a blank, "had ".
  const start = 5 + 1 + 2 + 5 + 3 + 6 + 4;
  assert.deepEqual(position, { type: "TextPositionSelector", start, end: start + "12 people ".length + 1 });
  assert.deepEqual(quote, {
    type: "TextQuoteSelector",
    exact: "12 people 🎉",
    prefix: "👩‍👩‍👧\n🎉 کابل 👍🏽 Cafe\u0301 had ",
    suffix: "🎉 in it.",
  });
});

test("the target is the original where there is one that may be told, else the text by its hash", () => {
  const source = (sourceUrl: string | null) => {
    const [item] = itemsOf(
      buildArticle({ headline: "H", blocks: ["One."], claims: [{ exact: "One" }], meta: { sourceUrl } }),
    );
    assert.ok(typeof item!.target === "object");
    return item!.target.source;
  };
  assert.equal(source("https://example.org/خبر?a=1"), "https://example.org/%D8%AE%D8%A8%D8%B1?a=1");
  for (const none of [null, "mailto:desk@example.org", "https://user:secret@example.org/", "javascript:alert(1)"]) {
    assert.match(source(none), /^urn:sha256:[0-9a-f]{64}$/, String(none));
  }
});

test("each thing a copy carries is a body of its purpose; a draft only links", () => {
  const purposes = (profile: ProfileId) =>
    new Set(itemsOf(sampleArticles.wire(), profile).flatMap(({ body = [] }) => body.map(({ purpose }) => purpose)));
  assert.deepEqual([...purposes("checking")].sort(), [
    "assessing",
    "commenting",
    "describing",
    "editing",
    "linking",
    "questioning",
  ]);
  assert.deepEqual([...purposes("draft")], ["linking"]);
  const [first] = itemsOf(sampleArticles.wire());
  const linked = itemsOf(sampleArticles.wire()).flatMap(({ body = [] }) => body.map(({ source }) => source));
  assert.ok(linked.includes("https://example.org/report?a=1&b=2"), first!.label);
});

test("an unplaced claim keeps its words and is about the whole", () => {
  const unplaced = itemsOf(sampleArticles.unplaced()).filter(({ target }) => typeof target === "string");
  assert.deepEqual(
    unplaced.map(({ label }) => label),
    ["Claim 1, unplaced: five engineers", "Claim 3, unplaced: gone too"],
  );
});

test("no tag stands in the text, and it is the same text each time", () => {
  const state = buildArticle({
    headline: "</script><script>alert(1)</script>",
    blocks: ["One."],
    claims: [{ exact: "One", notes: [buildNote("<!-- & \u2028 x")] }],
  });
  const written = writeAnnotations(modelOf(state));
  assert.doesNotMatch(written, /[<>&\u2028]/);
  assert.equal(JSON.parse(written).first.items[0].body.at(-1).value, "<!-- & \u2028 x");
  assert.equal(written, writeAnnotations(modelOf(state)));
});

test("annotations with another place, other words or another number are not handed over", async () => {
  const copy = modelOf(sampleArticles.combining());
  const faulty = (from: string | RegExp, to: string) => () =>
    writeCopy(copy, {
      ...formats.annotations,
      write: (each) => {
        const written = writeAnnotations(each);
        const changed = written.replace(from, to);
        assert.notEqual(changed, written);
        return new TextEncoder().encode(changed);
      },
    });
  await assert.rejects(faulty('"12 people 🎉"', '"13 people 🎉"'), /words of claim 1 differ/);
  await assert.rejects(faulty(/"start": (\d+)/g, '"start": 1$1'), /not at its words/);
  await assert.rejects(faulty('"label": "Claim 1"', '"label": "Claim 9"'), /not those of its claims/);
  await assert.rejects(faulty(' before "', ' behind "'), /between other words/);
  await assert.rejects(faulty('"total": 4', '"total": 5'), /another number/);
});
