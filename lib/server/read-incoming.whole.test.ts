import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstRules } from "../decision/house-rules.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { createArticle } from "./create-article.ts";
import { fetchAsTold, fetchToTell } from "./fetched-pages.ts";
import { setHouseRules } from "./house-rules.ts";
import { listArticles } from "./list-articles.ts";
import { readArticle } from "./read-article.ts";
import { reportArticle } from "./report-article.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const paragraph =
  "<p>The council voted on Monday, by 12 to 3, to raise the price of bread, which had stood for three years.</p>";
const page = {
  format: "page",
  content: `<html lang="fa-AF"><head><link rel="canonical" href="https://herald.example/bread"><meta property="article:published_time"
    content="2026-05-01T08:00:00Z"></head><body><nav>World Sport</nav><article><h1>Bread dearer</h1>${paragraph.repeat(6)}</article></body></html>`,
};
const { version: _, ...first } = firstRules;

test("what a page says of itself is told before anything is saved, and kept where nothing else is given", async () => {
  const { writer } = house.people;
  const report = await reportArticle(writer, page);
  assert.deepEqual(report.found, {
    language: "fa-AF",
    sourceUrl: "https://herald.example/bread",
    published: "2026-05-01",
  });
  assert.deepEqual(report.dropped, ["2 words outside the article (menus, advertisements, other articles)"]);
  assert.equal((await reportArticle(writer, { format: "text", content: "Words." })).found, null);
  assert.equal((await listArticles(writer, {})).articles.length, 0);
  const bring = async (more: object) => {
    const { id } = await createArticle(writer, { ...page, ...more });
    return readArticle(writer, id);
  };
  const kept = await bring({});
  assert.deepEqual(
    [kept.title, kept.language, kept.sourceUrl],
    ["Bread dearer", "fa-AF", "https://herald.example/bread"],
  );
  const given = await bring({ language: "en", sourceUrl: "https://other.example/" });
  assert.deepEqual([given.language, given.sourceUrl], ["en", "https://other.example/"]);
});

test("no page is fetched unless the rules of the house allow it, and then none that is not public; nothing is half brought in", async () => {
  const { writer, viewer, admin } = house.people;
  const inside = { format: "address", content: "http://169.254.169.254/latest/" };
  const count = async () => (await listArticles(writer, {})).articles.length;
  const before = await count();
  for (const operation of [createArticle, reportArticle]) {
    await assert.rejects(operation(writer, inside), { code: "forbidden", message: /fetches no pages from the web/ });
  }
  await setHouseRules(admin, { ...first, fetchPages: true });
  for (const operation of [createArticle, reportArticle]) {
    await assert.rejects(operation(writer, inside), { code: "unfit", message: /^No page of the public web was found/ });
    await assert.rejects(operation(viewer, inside), { code: "forbidden", message: /viewer/ });
  }
  assert.equal(await count(), before);
});

test("what is brought in by its address is what was told of it, from where it was found", async () => {
  const { writer, admin } = house.people;
  await setHouseRules(admin, { ...first, fetchPages: true });
  let visits = 0;
  const site = async () => {
    visits += 1;
    const html = page.content.replace("Bread dearer", `Bread dearer, edition ${visits}`).replace("/bread", "/bread/2");
    return { address: "https://herald.example/found", html };
  };
  const input = { format: "address", content: "herald.example/old" };
  const report = await reportArticle(writer, input, undefined, fetchToTell(writer.id, site));
  const bring = async () => {
    const { id } = await createArticle(writer, input, undefined, undefined, fetchAsTold(writer.id, site));
    return readArticle(writer, id);
  };
  const told = await bring();
  assert.deepEqual([report.title, told.title, visits], ["Bread dearer, edition 1", "Bread dearer, edition 1", 1]);
  assert.equal(told.sourceUrl, "https://herald.example/bread/2");
  assert.equal((await bring()).title, "Bread dearer, edition 2");
});
