import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { candidateArticles, candidateRecords, matchOf } from "#db/search.ts";
import type { Field, Principal, Role } from "../policy/can.ts";
import { termsOf } from "../search/terms.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { database } from "./database.ts";
import { readArticle } from "./read-article.ts";
import { searchArticles } from "./search-articles.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

/** What a person gets of one article, each hit as its kind, claim and words. */
async function hitsFor(who: Principal, q: string, articleId: string): Promise<string[]> {
  const { articles } = await searchArticles(who, { q, limit: 50 });
  const found = articles.find(({ id }) => id === articleId);
  return (found?.hits ?? []).map(({ kind, claim, context }) =>
    [kind, claim?.number, context.map(({ text }) => text).join("")].filter((part) => part !== undefined).join(": "),
  );
}

/** Everything an answer says, and not only of one article: for what must not be there at all. */
const answerTo = async (who: Principal, q: string) => JSON.stringify(await searchArticles(who, { q }));
const nothing = JSON.stringify({ articles: [], next: null, whole: true });

let words = 0;
/** A word that stands nowhere else. */
function newWord(): string {
  words += 1;
  return `zq${["one", "two", "three", "four"][words % 4]}${words}`;
}

async function claimIn(content?: string, by?: Principal) {
  const { id } = await house.addArticle(content, by);
  return { id, claimId: await house.addClaim(house.people.checker, id, "over 90%") };
}

async function seenBy(q: string, articleId: string): Promise<Role[]> {
  const roles: Role[] = [];
  for (const person of Object.values(house.people)) {
    const hits = await hitsFor(person, q, articleId);
    if (hits.length > 0) roles.push(person.role);
    else assert.equal(await answerTo(person, q), nothing, person.role);
  }
  return roles;
}

const everyone: Role[] = ["viewer", "writer", "checker", "reviewer", "editor", "legal", "admin"];
const annotators = everyone.filter((role) => role !== "viewer");

test("the text is found in reading order, with the claim in whose words it stands", async () => {
  const word = newWord();
  const { id } = await claimIn(`${word} in the headline\n\nOf ${word} over 90% were there. Then ${word} again.`);
  assert.deepEqual(await hitsFor(house.people.viewer, word, id), [
    `text: ${word} in the headline`,
    `text: Of ${word} over 90% were there. Then ${word} again.`,
  ]);
  assert.deepEqual(await hitsFor(house.people.viewer, `"over 90" ${word}`, id), [
    `text: Of ${word} over 90% were there. Then ${word} again.`,
  ]);
  assert.deepEqual(await hitsFor(house.people.viewer, `were ${word} over`, id), [
    `text: Of ${word} over 90% were there. Then ${word} again.`,
  ]);
  const numberOf = async (q: string) =>
    (await searchArticles(house.people.viewer, { q })).articles[0]!.hits[0]!.claim?.number ?? null;
  assert.equal(await numberOf(`"over 90%" ${word} again`), null, "the first hit stands before the claim");
  assert.equal(await numberOf('"90% were" "there then zq'), 1, "the first hit stands in it");
});

test("every record of a claim is found, and leads to it", async () => {
  const { id, claimId } = await claimIn();
  const { checker, editor, reviewer } = house.people;
  const run = (by: Principal, command: Parameters<TestHouse["run"]>[2]) => house.run(by, id, command);
  const said = Object.fromEntries(
    [
      ...["statement", "calculation", "reason", "note", "title", "publisher", "author", "passage", "locator"],
      ...["question", "answer", "with", "why", "file", "resolution", "returned"],
    ].map((name) => [name, newWord()]),
  ) as Record<string, string>;
  await run(checker, { type: "edit-claim", claimId, statement: said.statement!, calculation: said.calculation! });
  await run(checker, { type: "add-note", claimId, body: `Asked: **${said.note}**` });
  const { title, publisher, author } = said as { title: string; publisher: string; author: string };
  const { locator, passage } = said as { locator: string; passage: string };
  await run(checker, { type: "add-citation", claimId, source: { title, publisher, author }, locator, passage });
  const asked = await run(checker, { type: "ask-query", claimId, to: "writer", question: said.question! });
  const queryId = (asked.events[0]!.event as { query: { id: string } }).query.id;
  await run(checker, { type: "answer-query", claimId, queryId, reply: "confirmed", words: said.answer! });
  await run(checker, { type: "propose-correction", claimId, with: said.with!, reason: said.why! });
  const content = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1").toString("base64");
  await run(checker, { type: "attach-file", claimId, name: `${said.file}_register.png`, content });
  await run(checker, { type: "record-finding", claimId, finding: "accurate", reason: said.reason! });
  await run(editor, { type: "set-resolution", claimId, resolution: "stands", reason: said.resolution! });
  await run(reviewer, { type: "return-claim", claimId, reason: said.returned! });
  const kindOf: Record<string, string> = {
    ...{ statement: "claim", calculation: "claim", reason: "claim", resolution: "claim", returned: "claim" },
    ...{ note: "note", question: "query", answer: "query", with: "correction", why: "correction", file: "attachment" },
  };
  for (const [name, word] of Object.entries(said)) {
    const hits = await hitsFor(checker, word, id);
    assert.equal(hits.length, 1, name);
    assert.doesNotMatch(hits[0]!, /\*/, "a note is shown as it reads");
    assert.ok(hits[0]!.startsWith(`${kindOf[name] ?? "citation"}: 1: `), `${name}: ${hits}`);
  }
});

test("notes for the house, files and queries are for those who annotate; what is in the open is for all", async () => {
  const [hidden, file, query, open] = [newWord(), newWord(), newWord(), newWord()];
  const { id, claimId } = await claimIn();
  const { checker } = house.people;
  await house.run(checker, id, { type: "add-note", claimId, body: hidden });
  await house.run(checker, id, { type: "add-note", claimId, body: open, internal: false });
  await house.run(checker, id, { type: "ask-query", claimId, to: "writer", question: query });
  const content = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1").toString("base64");
  await house.run(checker, id, { type: "attach-file", claimId, name: `${file}.png`, content });
  for (const word of [hidden, file, query]) assert.deepEqual(await seenBy(word, id), annotators);
  assert.deepEqual(await seenBy(open, id), everyone);
  assert.equal(await answerTo(house.people.viewer, `${open} ${hidden}`), nothing);
});

test("a note that is hidden, or shown, is so for the next search", async () => {
  const word = newWord();
  const { id, claimId } = await claimIn();
  const { checker } = house.people;
  const answer = await house.run(checker, id, { type: "add-note", claimId, body: word, internal: false });
  const noteId = (answer.events[0]!.event as { note: { id: string } }).note.id;
  const edit = (internal: boolean) =>
    house.run(checker, id, { type: "edit-note", claimId, noteId, body: word, internal });
  assert.deepEqual(await seenBy(word, id), everyone);
  await edit(true);
  assert.deepEqual(await seenBy(word, id), annotators);
  await edit(false);
  assert.deepEqual(await seenBy(word, id), everyone);
});

test("a confidential source is found by those it is named to; others find its alias and nothing by it", async () => {
  const [title, passage, alias, question] = [newWord(), newWord(), newWord(), newWord()];
  const { id, claimId } = await claimIn();
  const { checker, legal } = house.people;
  const source = { title, alias, access: "confidential" as const, readers: [legal.id] };
  await house.run(checker, id, { type: "add-citation", claimId, source, passage });
  const { citations } = (await readArticle(checker, id)).claims[0]!;
  const sourceId = citations[0]!.sourceId!;
  await house.run(checker, id, { type: "ask-query", claimId, to: "source", sourceId, question, whom: newWord() });
  for (const word of [title, passage, question]) assert.deepEqual(await seenBy(word, id), ["checker", "legal"]);
  assert.deepEqual(await seenBy(alias, id), everyone);
  assert.deepEqual(await hitsFor(house.people.editor, alias, id), [`citation: 1: ${alias}`, `query: 1: ${alias}`]);
  const namedToMe = await hitsFor(legal, alias, id);
  assert.deepEqual(
    namedToMe.map((hit) => hit.split(":")[0]),
    ["citation", "query"],
  );
  for (const both of [`${title} ${alias}`, `"${title} ${alias}"`]) {
    assert.equal(await answerTo(house.people.editor, both), nothing);
  }
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "internal" } });
  assert.deepEqual(await seenBy(title, id), annotators);
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "public" } });
  assert.deepEqual(await seenBy(passage, id), everyone);
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "confidential", readers: [] } });
  assert.deepEqual(await seenBy(passage, id), ["checker"]);
});

test("what stands for a source without a name is found by nobody, whatever the source is called", async () => {
  const { id, claimId } = await claimIn();
  const { checker, editor } = house.people;
  const source = { title: "Confidential source at the port", access: "confidential" as const };
  await house.run(checker, id, { type: "add-citation", claimId, source });
  assert.equal((await hitsFor(checker, "confidential source", id)).length, 1);
  assert.deepEqual(await hitsFor(editor, "confidential source", id), []);
});

test("a restricted article is found by its members alone, in no count and on no page of others", async () => {
  const word = newWord();
  const shown = await claimIn(`Open ${word}\n\nover 90%`);
  const closed = await claimIn(`Closed ${word}\n\nover 90%`);
  const { editor, checker, admin } = house.people;
  const before = JSON.parse(await answerTo(admin, word)).articles;
  assert.equal(before.length, 2);
  await house.run(editor, closed.id, { type: "set-access", access: "restricted", members: [checker.id] });
  assert.deepEqual(
    (await searchArticles(checker, { q: word })).articles.map(({ id }) => id),
    [closed.id, shown.id],
  );
  for (const who of Object.values(house.people).filter((person) => person !== editor && person !== checker)) {
    const { articles, next } = await searchArticles(who, { q: word, limit: 1 });
    assert.deepEqual([articles.map(({ id }) => id), next], [[shown.id], null], who.role);
  }
});

test("the index itself names nothing to whom it is not for: no article is loaded to be kept from them", async () => {
  const [word, secret] = [newWord(), newWord()];
  const { id, claimId } = await claimIn(`Closed ${word}\n\nover 90%`);
  const { editor, checker, viewer, admin } = house.people;
  await house.run(checker, id, { type: "add-note", claimId, body: secret });
  const source = { title: secret, access: "confidential" as const };
  await house.run(checker, id, { type: "add-citation", claimId, source });
  await hitsFor(checker, word, id);
  const named = (who: Principal, q: string, fields: readonly Field[]) =>
    database().read(async (tx) => {
      const match = (await matchOf(tx, termsOf(q)))!;
      const [article] = await candidateArticles(tx, match, who.id, null);
      if (article === undefined) return null;
      return (await candidateRecords(tx, { id: who.id, fields }, article.records)).map(({ kind }) => kind);
    });
  assert.deepEqual(await named(checker, secret, ["internal-note"]), ["note", "citation"]);
  assert.deepEqual(await named(editor, secret, ["internal-note", "internal-source"]), ["note"]);
  assert.deepEqual(await named(viewer, secret, []), []);
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [checker.id] });
  assert.equal(await named(admin, word, []), null);
  assert.deepEqual(await named(checker, word, []), ["text"]);
});

test("what was edited away, withdrawn or removed is not found, and comes back with what brings it back", async () => {
  const [text, note, passage, correction] = [newWord(), newWord(), newWord(), newWord()];
  const { id } = await house.addArticle(`Headline\n\nThe ${text} stood here.`);
  const { checker, editor } = house.people;
  const claimId = await house.addClaim(checker, id, "stood here");
  const made = async (command: Parameters<TestHouse["run"]>[2]) => (await house.run(checker, id, command)).events;
  const [added] = await made({ type: "add-note", claimId, body: note });
  const noteId = (added!.event as { note: { id: string } }).note.id;
  await made({ type: "add-citation", claimId, source: { title: newWord() }, passage });
  const { citations } = (await readArticle(checker, id)).claims[0]!;
  const [proposed] = await made({ type: "propose-correction", claimId, with: correction });
  const correctionId = (proposed!.event as { correction: { id: string } }).correction.id;
  for (const word of [text, note, passage, correction])
    assert.equal((await hitsFor(checker, word, id)).length, 1, word);

  const later = newWord();
  await house.run(editor, id, { type: "replace-words", words: { exact: text }, with: later });
  await made({ type: "edit-note", claimId, noteId, body: `${note} and more` });
  assert.equal((await hitsFor(checker, note, id)).length, 1);
  await made({ type: "withdraw-note", claimId, noteId });
  await made({ type: "remove-citation", claimId, citationId: citations[0]!.id });
  await made({ type: "withdraw-correction", claimId, correctionId });
  for (const word of [text, note, passage, correction]) assert.equal(await answerTo(checker, word), nothing, word);
  assert.equal((await hitsFor(checker, later, id)).length, 1);

  const statement = newWord();
  await made({ type: "edit-claim", claimId, statement });
  assert.equal((await hitsFor(checker, statement, id)).length, 1);
  await made({ type: "withdraw-claim", claimId, reason: "Asked twice." });
  assert.equal(await answerTo(checker, statement), nothing);
});

test("pages follow the last change, whole articles on each, and say when there is more of one", async () => {
  const word = newWord();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const paragraphs = Array.from({ length: index === 2 ? 9 : 1 }, (_, at) => `Paragraph ${at} of ${word}.`);
    ids.unshift((await house.addArticle(`Article ${index}\n\n${paragraphs.join("\n\n")}`)).id);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchArticles(house.people.viewer, { q: word, limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.articles.map(({ id, hits, more }) => `${id} ${hits.length} ${more}`));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    seen,
    ids.map((id, index) => `${id} ${index === 2 ? "5 true" : "1 false"}`),
  );
});

test("whatever is typed is answered; what cannot be a query is refused with what to do", async () => {
  const { id } = await house.addArticle("Odd signs\n\nHere a AND b NEAR c, 東京 and مرز, 👩‍🚀 x*y ^z.");
  const { viewer } = house.people;
  for (const nothingIn of ["", " ", '"'.repeat(200), "'", "*", "👩‍🚀", "\0", "-", "(", "^", "🇦🇫".repeat(40)]) {
    assert.equal(await answerTo(viewer, nothingIn), nothing, nothingIn);
  }
  const random = seededRandom(runSeed());
  console.log(`seed ${random.seed}`);
  const signs = ['"', "'", "*", "(", ")", "^", ":", "-", "+", "{", "}", "\\", "%", ";", ",", ".", "\0", "\n", " ", " "];
  const parts = [
    ...signs,
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR/2",
    "words",
    "rowid",
    "a",
    "b",
    "東",
    "مر",
    "👩‍🚀",
    "\u0301",
    "\ud83d",
  ];
  for (let round = 0; round < 500; round += 1) {
    const q = Array.from({ length: random.below(30) }, () => random.pick(parts))
      .join("")
      .slice(0, 200);
    const page = await searchArticles(viewer, { q }).catch((error: unknown) =>
      assert.fail(`${JSON.stringify(q)}: ${error}`),
    );
    assert.ok(Array.isArray(page.articles));
  }
  for (const q of ["AND", "near c", "x*", "東京", "京", "مرز", "z"])
    assert.equal((await hitsFor(viewer, q, id)).length, 1, q);
  await assert.rejects(searchArticles(viewer, { q: "x".repeat(201) }), { code: "malformed" });
  for (const cursor of ["x", Buffer.from('["a","b"]').toString("base64url")]) {
    await assert.rejects(searchArticles(viewer, { q: "x", cursor }), { code: "malformed" });
  }
});

test("an index that cannot be written is no reason to find nothing, and the answer says that it may not be whole", async (t) => {
  const [old, late] = [newWord(), newWord()];
  const { id } = await house.addArticle(`Headline\n\nWith ${old}.`);
  assert.equal((await hitsFor(house.people.viewer, old, id)).length, 1);
  await house.addArticle(`Later\n\nWith ${late}.`);
  const open = database();
  const { write } = open;
  const told = t.mock.method(console, "error", () => {});
  open.write = () => Promise.reject(new Error("disk full"));
  try {
    const page = await searchArticles(house.people.viewer, { q: old });
    assert.deepEqual([page.articles.map((article) => article.id), page.whole], [[id], false]);
  } finally {
    open.write = write;
  }
  assert.equal(told.mock.callCount(), 1);
  assert.equal((await searchArticles(house.people.viewer, { q: late })).whole, true);
});
