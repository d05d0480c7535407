import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../app-error.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { createArticle } from "./create-article.ts";
import { type ListedArticle, listArticles } from "./list-articles.ts";
import { listEvents } from "./list-events.ts";
import { readArticle } from "./read-article.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const listed = async (query: Parameters<typeof listArticles>[1] = {}, role: "viewer" | "editor" = "viewer") =>
  (await listArticles(house.people[role], query)).articles;
const find = (articles: readonly ListedArticle[], id: string) => articles.find((article) => article.id === id);

test("a list shows how far the checking has come, as the article itself says it", async () => {
  const { id } = await house.addArticle();
  const { checker, reviewer, editor } = house.people;
  const approved = await house.addClaim(checker, id, "over 90%");
  await house.addClaim(checker, id, "the minister");
  const gone = await house.addClaim(checker, id, "TPP");
  const withdrawn = await house.addClaim(checker, id, "on Monday");
  await house.run(checker, id, { type: "withdraw-claim", claimId: withdrawn, reason: "no fact" });
  await house.run(checker, id, { type: "record-finding", claimId: approved, finding: "accurate" });
  const { basis } = (await readArticle(reviewer, id)).claims.find((claim) => claim.id === approved)!;
  await house.run(reviewer, id, { type: "approve-claim", claimId: approved, basis });
  await house.run(editor, id, { type: "replace-words", words: { exact: " The group, the TPP, denied it." }, with: "" });
  assert.equal((await readArticle(reviewer, id)).claims.find((claim) => claim.id === gone)?.placed, false);
  assert.deepEqual(find(await listed(), id)?.progress, {
    claims: 3,
    approved: 1,
    stages: { approved: 1, "to-check": 2 },
    tones: { green: 1, orange: 1, yellow: 1 },
    stale: 0,
    unplaced: 1,
  });
});

test("restricted articles are listed for their members alone", async () => {
  const { id } = await house.addArticle();
  await house.run(house.people.editor, id, { type: "set-access", access: "restricted", members: [] });
  assert.equal(find(await listed(), id), undefined);
  assert.ok(find(await listed({}, "editor"), id));
  await house.run(house.people.editor, id, {
    type: "set-access",
    access: "restricted",
    members: [house.people.viewer.id],
  });
  assert.ok(find(await listed(), id));
});

test("pages follow each other without gap or double", async () => {
  for (let index = 0; index < 7; index += 1) await house.addArticle(`Paged ${index}\n\nWords.`);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listArticles(house.people.viewer, { q: "paged", limit: "3", ...(cursor && { cursor }) });
    seen.push(...page.articles.map((article) => article.title));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    seen,
    [6, 5, 4, 3, 2, 1, 0].map((index) => `Paged ${index}`),
  );
});

test("a search looks at headline and byline in every script, and takes % for what it is", async () => {
  const { id } = await createArticle(house.people.writer, {
    format: "text",
    content: "Words.",
    title: "ÉTUDE sur 100% des cas",
    byline: "By Åsa Öberg",
  });
  for (const q of ["étude", "åSA ÖBERG", "100%"]) assert.ok(find(await listed({ q }), id), q);
  assert.equal(find(await listed({ q: "1%0" }), id), undefined);
});

test("my part is what is assigned to me and not done with; unsettled is what is stale or unplaced", async () => {
  const { id } = await house.addArticle();
  const { checker, editor, viewer } = house.people;
  const [first, second] = [
    await house.addClaim(checker, id, "over 90%"),
    await house.addClaim(checker, id, "the minister"),
  ];
  const of = async (query: Parameters<typeof listArticles>[1]) => find(await listed(query), id);
  for (const only of ["mine", "unsettled"] as const) assert.equal(await of({ only }), undefined);
  for (const claimId of [first, second]) {
    await house.run(checker, id, { type: "assign-claim", claimId, assigneeId: viewer.id });
  }
  assert.equal((await of({ only: "mine" }))?.mine, 2);
  assert.equal(find(await listed({}, "editor"), id)?.mine, 0);
  await house.run(checker, id, { type: "withdraw-claim", claimId: second, reason: "no fact" });
  assert.equal((await of({}))?.mine, 1);
  await house.run(checker, id, { type: "record-finding", claimId: first, finding: "accurate" });
  await house.run(editor, id, { type: "replace-words", words: { exact: "over 90%" }, with: "over 80%" });
  assert.ok(await of({ only: "unsettled" }));
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [] });
  for (const only of ["mine", "unsettled"] as const) assert.equal(await of({ only }), undefined, only);
});

test("archived articles are listed only when asked for", async () => {
  const { id } = await house.addArticle();
  await house.run(house.people.editor, id, { type: "archive" });
  assert.equal(find(await listed(), id), undefined);
  assert.ok(find(await listed({ archived: "true" }), id));
  assert.ok(find(await listed({ archived: "all" }), id));
});

test("a cursor nobody gave out, and a limit out of bounds, are malformed", async () => {
  for (const query of [
    { cursor: "bm8" },
    { cursor: "%%" },
    { limit: "0" },
    { limit: "1e9" },
    { only: "none" },
    { nonsense: "1" },
  ]) {
    const failed = listArticles(house.people.viewer, query as never);
    await assert.rejects(failed, (error) => error instanceof AppError && error.code === "malformed");
  }
});

test("the history of a claim is what touched it, in pages", async () => {
  const { id } = await house.addArticle();
  const { checker, editor } = house.people;
  const claimId = await house.addClaim(checker, id, "TPP");
  const other = await house.addClaim(checker, id, "over 90%");
  await house.run(checker, id, { type: "start-check", claimId });
  await house.run(checker, id, { type: "start-check", claimId: other });
  await house.run(editor, id, { type: "replace-words", words: { exact: "TPP" }, with: "TTP" });
  const page = await listEvents(checker, id, { claim: claimId, limit: 2 });
  assert.deepEqual([page.events.map(({ event }) => event.type), page.next], [["claim-added", "check-started"], 4]);
  const rest = await listEvents(checker, id, { claim: claimId, limit: 2, after: page.next! });
  assert.deepEqual([rest.events.map(({ event }) => event.type), rest.next], [["text-edited"], null]);
});
