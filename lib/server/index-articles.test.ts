import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { searchArticles as articlesTable, searchRecords, searchWords } from "#db/schema.ts";
import { AppError } from "../app-error.ts";
import { schema } from "../article/schema.ts";
import { presentState } from "../log/present.ts";
import { canReadArticle, type Principal } from "../policy/can.ts";
import { findHit } from "../search/find-hit.ts";
import { recordsOf } from "../search/records.ts";
import { termsOf } from "../search/terms.ts";
import { type CommandBody, openHouse, type TestHouse } from "../testing/house.ts";
import { randomSteps } from "../testing/random-edit.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { database } from "./database.ts";
import { bringUp } from "./index-articles.ts";
import { keepIndex } from "./keep-index.ts";
import { articleToRead } from "./live-articles.ts";
import { readArticle } from "./read-article.ts";
import { searchArticles } from "./search-articles.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

/** Everything the index says, without the numbers it says it by; throws when the FTS5 table and its records differ. */
async function indexed(): Promise<unknown> {
  await database().write(
    async (tx) => void tx.run("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"),
  );
  return database().read(async (tx) => {
    const words = new Map(
      tx
        .select()
        .from(searchWords)
        .all()
        .map(({ id, word }) => [String(id), word]),
    );
    const rows = tx.select().from(searchRecords).all();
    const articleOf = new Map(
      tx
        .select()
        .from(articlesTable)
        .all()
        .map(({ number, articleId }) => [number, articleId]),
    );
    const told = rows.map(({ id, words: numbers, ...row }) => {
      const said = numbers
        .split(" ")
        .filter(Boolean)
        .map((number) => words.get(number) ?? assert.fail(`no word ${number}`));
      return JSON.stringify({ article: articleOf.get(Math.floor(id / 2 ** 24)), ...row, said });
    });
    return { told: told.sort(), words: [...words.values()].sort() };
  });
}

async function madeAnew(): Promise<void> {
  await database().write(async (tx) => {
    tx.run("INSERT INTO search_index (search_index) VALUES ('delete-all')");
    for (const table of [searchRecords, searchWords, articlesTable]) tx.delete(table).run();
  });
  await bringUp();
}

const said = ["border", "strikes", "65%", "over 90", "مرز", "東京", "café", "naïve", "the", "of", "minister", "TTP"];

/** Something that people do to an article, drawn at random; what does not fit where chance put it is refused. */
async function something(random: Random, articleId: string): Promise<void> {
  const by = random.pick([house.people.editor, house.people.checker]);
  const words = () => Array.from({ length: 1 + random.below(4) }, () => random.pick(said)).join(" ");
  const { claims, version, doc } = await readArticle(by, articleId);
  const claim = claims.length === 0 ? undefined : random.pick(claims);
  const claimId = claim?.id ?? "none";
  const idIn = (list: readonly { id: string }[] | undefined) => (list?.length ? random.pick(list).id : "none");
  const citation = claim?.citations.length ? random.pick(claim.citations) : undefined;
  const access = () => random.pick(["public", "internal", "confidential"] as const);
  const source = () => ({ title: words(), alias: random.pick(["", "an official", words()]), access: access() });
  const kinds: readonly (() => CommandBody)[] = [
    () => ({ type: "add-note", claimId, body: words(), internal: random.chance(0.5) }),
    () => ({ type: "edit-note", claimId, noteId: idIn(claim?.notes), body: words(), internal: random.chance(0.5) }),
    () => ({ type: "withdraw-note", claimId, noteId: idIn(claim?.notes) }),
    () => ({ type: "add-citation", claimId, source: source(), passage: words() }),
    () => ({ type: "edit-citation", claimId, citationId: citation?.id ?? "none", passage: words() }),
    () => ({ type: "remove-citation", claimId, citationId: citation?.id ?? "none" }),
    () => ({ type: "edit-source", sourceId: citation?.sourceId ?? "none", fields: source() }),
    () => ({ type: "ask-query", claimId, to: "source", sourceId: citation?.sourceId ?? "none", question: words() }),
    () => ({ type: "ask-query", claimId, to: "writer", question: words() }),
    () => ({ type: "answer-query", claimId, queryId: idIn(claim?.queries), reply: "confirmed", words: words() }),
    () => ({ type: "propose-correction", claimId, with: words(), reason: words() }),
    () => ({ type: "withdraw-correction", claimId, correctionId: idIn(claim?.corrections) }),
    () => ({ type: "edit-claim", claimId, statement: words(), calculation: words() }),
    () => ({ type: "record-finding", claimId, finding: "accurate", reason: words() }),
    () => ({ type: "add-claim", words: { exact: random.pick(said) } }),
    () => ({ type: "withdraw-claim", claimId, reason: words() }),
    () => ({ type: "edit-article", title: words() }),
    () => ({ type: "set-access", access: random.pick(["open", "restricted"]), members: [house.people.checker.id] }),
  ];
  if (random.chance(0.5)) await house.run(by, articleId, random.pick(kinds)());
  else await edit(random, articleId, version, doc);
}

async function edit(random: Random, articleId: string, version: number, doc: unknown): Promise<void> {
  const steps = randomSteps(schema.nodeFromJSON(doc), random, () => random.pick(said));
  const { editor } = house.people;
  const clientId = await house.clientOf(editor, articleId);
  if (steps.length > 0) await house.run(editor, articleId, { type: "edit-text", version, clientId, steps });
}

/** What a search must give, found by going through everything this person may see: of each article what kinds of hits. */
async function expected(who: Principal, q: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const state = (await database().read((tx) => articleToRead(tx, id)))!.live.state;
    if (!canReadArticle(who, state.meta)) continue;
    const records = recordsOf(presentState(state, who)).filter(({ texts }) => findHit(termsOf(q), texts) !== null);
    const text = records.filter(({ kind }) => kind === "text");
    const others = new Map(
      records
        .filter(({ kind }) => kind !== "text")
        .map((record) => [`${record.kind} ${record.claimId} ${record.id}`, record]),
    );
    if (records.length > 0) found.set(id, [...text, ...others.values()].map(({ kind }) => kind).sort());
  }
  return found;
}

const queries = (random: Random) => [
  random.pick(said),
  `"${random.pick(said)} ${random.pick(said)}"`,
  `${random.pick(said)} ${random.pick(said)}`,
  ...["confidential source", "bor", "an off"],
];

/** A search does not wait for ever on a busy machine, and says so. */
async function allFound(who: Principal, q: string) {
  const { articles, whole } = await searchArticles(who, { q, limit: 50 });
  if (whole) return articles;
  await bringUp();
  return (await searchArticles(who, { q, limit: 50 })).articles;
}

async function assertFindsAll(who: Principal, q: string, ids: readonly string[], message: string): Promise<void> {
  const articles = await allFound(who, q);
  const wanted = await expected(who, q, ids);
  assert.deepEqual(articles.map(({ id }) => id).sort(), [...wanted.keys()].sort(), message);
  for (const { id, hits, more } of articles) {
    const all = wanted.get(id)!;
    if (more) assert.ok(all.length > hits.length, message);
    else assert.deepEqual(hits.map(({ kind }) => kind).sort(), all, message);
  }
}

test("made step by step the index is the one made anew, and finds for each person what a look at everything finds", async () => {
  const random = seededRandom(runSeed());
  console.log(`seed ${random.seed}`);
  const contents = [undefined, undefined, "دری\n\nمرز 東京 café"];
  const ids: string[] = [];
  for (const content of contents) ids.push((await house.addArticle(content)).id);
  let done = 0;
  for (let round = 0; round < 200; round += 1) {
    try {
      await something(random, random.pick(ids));
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    if (random.chance(0.3)) await bringUp();
    if (random.chance(0.1)) await house.restart();
    if (round % 8 !== 7) continue;
    for (const who of Object.values(house.people)) {
      const q = random.pick(queries(random));
      await assertFindsAll(who, q, ids, `seed ${random.seed}, round ${round}: ${who.role} for ${q}`);
    }
  }
  assert.ok(done > 80, `${done} of what was tried was done`);
  await bringUp();
  const stepByStep = await indexed();
  await madeAnew();
  assert.deepEqual(await indexed(), stepByStep);
});

test("only what differs is written: an edit of one paragraph leaves the records of the others alone", async () => {
  const paragraphs = Array.from({ length: 30 }, (_, index) => `Paragraph number ${index}.`);
  const { id } = await house.addArticle(`Headline\n\n${paragraphs.join("\n\n")}`);
  await bringUp();
  const ids = () =>
    database().read(
      async (tx) =>
        new Map(
          tx
            .select()
            .from(searchRecords)
            .all()
            .map((row) => [row.id, row.hash]),
        ),
    );
  const before = await ids();
  await house.run(house.people.editor, id, { type: "replace-words", words: { exact: "number 7" }, with: "seven" });
  await bringUp();
  const now = await ids();
  assert.deepEqual([...now.keys()], [...before.keys()]);
  assert.equal([...now].filter(([key, hash]) => before.get(key) !== hash).length, 1);
});

test("an article of many records is written in several goes, and is of now only after the last", async () => {
  const paragraphs = Array.from({ length: 250 }, (_, index) => `Paragraph number ${index} of many.`);
  const { id } = await house.addArticle(`Headline\n\n${paragraphs.join("\n\n")}`);
  const goes = [true, true, false];
  assert.equal(await bringUp(undefined, () => goes.shift() === true), false);
  assert.equal(await bringUp(), true);
  const { articles } = await searchArticles(house.people.viewer, { q: '"number 249 of many"' });
  assert.deepEqual(
    articles.map((article) => article.id),
    [id],
  );
});

/** Every byte of the FTS5 table, of the records and of the words, as they lie in their tables. */
async function bytes(): Promise<string> {
  return database().read(async (tx) => {
    const tables = tx
      .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search_%'")
      .map(({ name }) => name);
    assert.ok(tables.includes("search_index_data") && tables.includes("search_index_idx"), tables.join());
    return tables
      .flatMap((name) => tx.all<Record<string, unknown>>(`SELECT * FROM ${name}`))
      .flatMap((row) => Object.values(row))
      .map((value) => (Buffer.isBuffer(value) ? value.toString("latin1") : String(value)))
      .join("\n");
  });
}

async function sizeOfLists(): Promise<number> {
  const [row] = await database().read(async (tx) =>
    tx.all<{ size: number }>("SELECT sum(length(block)) AS size FROM search_index_data"),
  );
  return row!.size;
}

test("a withdrawn or edited note is in no table of the search any more, nor are its words; notes and log keep it", async () => {
  const { checker } = house.people;
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(checker, id, "over 90%");
  const word = (index: number) => `secretword${String(index).padStart(4, "0")}`;
  const noteIds: string[] = [];
  // Many alike: FTS5 would keep the first word of each of its pages.
  for (let index = 0; index < 40; index += 1) {
    const body = Array.from({ length: 25 }, (_, at) => word(index * 25 + at)).join(" ");
    const { events } = await house.run(checker, id, { type: "add-note", claimId, body });
    noteIds.push((events[0]!.event as { note: { id: string } }).note.id);
  }
  await bringUp();
  assert.match(await bytes(), /secretword0999/);
  const listed = await sizeOfLists();
  const numbers = await database().read(async (tx) =>
    tx
      .select()
      .from(searchWords)
      .all()
      .filter(({ word: known }) => known.startsWith("secretword")),
  );
  assert.equal(numbers.length, 1000);
  for (const [index, noteId] of noteIds.entries()) {
    const command =
      index % 2 ? ({ type: "withdraw-note" } as const) : ({ type: "edit-note", body: "Nothing." } as const);
    await house.run(checker, id, { ...command, claimId, noteId });
  }
  await bringUp();
  assert.doesNotMatch(await bytes(), /secretword/);
  assert.ok(
    (await sizeOfLists()) < listed / 2,
    "the lists of which record holds which word are cut, not struck through",
  );
  for (const { id: number } of numbers) {
    const [row] = await database().read(async (tx) =>
      tx.all(`SELECT rowid FROM search_index WHERE search_index MATCH '"${number}"'`),
    );
    assert.equal(row, undefined);
  }
  const kept = await database().read(async (tx) => [
    ...tx.all<{ said: string }>("SELECT body AS said FROM notes WHERE body LIKE '%secretword%'"),
    ...tx.all<{ said: string }>("SELECT payload AS said FROM log WHERE payload LIKE '%secretword%'"),
  ]);
  assert.equal(kept.length, 20 + 40, "20 withdrawn notes, 40 entries");
});

test("the pass brings up what is behind without being asked, tells a failure once, goes on, and ends when it is told to", async (t) => {
  const told = t.mock.method(console, "error", () => {});
  const { id } = await house.addArticle("Headline\n\nFound by the pass.");
  const open = database();
  const { write } = open;
  open.write = () => Promise.reject(new Error("disk full"));
  const keeper = keepIndex(5);
  assert.equal(keepIndex(5), keeper, "one in a process");
  const isBehind = () =>
    database().read(async (tx) => tx.all(`SELECT 1 FROM search_articles WHERE article_id = '${id}'`).length === 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(told.mock.callCount(), 1);
  open.write = write;
  for (let tries = 0; (await isBehind()) && tries < 200; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(await isBehind(), false);
  await keeper.stop();
});

test("a pass that is told to end ends with what it is at, and none follows", async () => {
  await house.addArticle("Headline\n\nAt work.");
  const open = database();
  const { write } = open;
  const begun = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  open.write = async (job) => {
    begun.resolve();
    await mayGoOn.promise;
    return write(job);
  };
  const keeper = keepIndex(5);
  await begun.promise;
  const ended = keeper.stop();
  open.write = write;
  mayGoOn.resolve();
  await ended;
  const { id } = await house.addArticle("Headline\n\nNot any more.");
  await new Promise((resolve) => setTimeout(resolve, 60));
  const rows = await database().read(async (tx) => tx.all(`SELECT 1 FROM search_articles WHERE article_id = '${id}'`));
  assert.deepEqual(rows, []);
});
