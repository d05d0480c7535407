import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sql } from "drizzle-orm";
import { countClaimsQuery, type ListFilter, listQuery } from "./articles.ts";
import { type Database, openDatabase, type Tx } from "./client.ts";
import { inboxQuery, unmailedQuery, unreadQuery, waitingPeopleQuery } from "./inbox.ts";
import { migrateDatabase } from "./migrate.ts";
import { queueCountQuery, queueQuery, queueViews } from "./queue.ts";
import { behindQuery, candidateArticlesQuery, candidateRecordsQuery, wordsBetweenQuery } from "./search.ts";
import { restingQuery, sourcesQuery } from "./sources.ts";

const folder = mkdtempSync(join(tmpdir(), "stet-plans-"));
let database: Database;
before(async () => {
  database = openDatabase(join(folder, "stet.db"));
  await migrateDatabase(database, join(import.meta.dirname, "..", "drizzle"));
});
after(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const planOf = (build: (tx: Tx) => { getSQL(): ReturnType<typeof sql> }) =>
  database.read(async (tx) =>
    tx.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${build(tx).getSQL()}`).map(({ detail }) => detail),
  );

const reader = { id: "p", approves: true, decides: true, selfApproval: false };
const place = { due: 1, createdAt: "", articleId: "a", number: 1 };
const indexOf = {
  approval: "claims_approvable",
  returned: "claims_returned",
  queries: "queries_open",
  corrections: "corrections_open",
  assigned: "claims_assigned",
  stale: "claims_unsettled",
};

/** An index is named after its table. */
function isSearch(step: string, index: string): boolean {
  return new RegExp(`^SEARCH ${index.split("_")[0]} USING (COVERING )?INDEX ${index}\\b`).test(step);
}

for (const view of queueViews) {
  test(`${view}: a page follows the deadlines and reads only what waits, sorted at most inside an article`, async () => {
    for (const from of [null, place]) {
      const plan = await planOf((tx) => queueQuery(tx, view, reader, from, 20));
      assert.ok(plan[0]?.includes("USING INDEX articles_open"), plan.join("\n"));
      assert.ok(
        plan.some((step) => isSearch(step, indexOf[view])),
        plan.join("\n"),
      );
      assert.ok(!plan.some((step) => step === "USE TEMP B-TREE FOR ORDER BY"), plan.join("\n"));
    }
  });

  test(`${view}: counting reads only what waits`, async () => {
    const plan = await planOf((tx) => queueCountQuery(tx, view, reader));
    assert.ok(
      plan.some((step) => step.includes(indexOf[view])),
      plan.join("\n"),
    );
    assert.ok(!plan.some((step) => step.startsWith("SCAN claims")), plan.join("\n"));
  });
}

const indexesOf: Record<ListFilter, readonly string[]> = {
  all: [],
  mine: ["claims_assigned (assignee_id=? AND article_id=?)"],
  unsettled: ["claims_unsettled (article_id=?)"],
};

for (const [only, indexes] of Object.entries(indexesOf) as [ListFilter, readonly string[]][]) {
  test(`articles, ${only}: a page follows the last change and sorts nothing`, async () => {
    for (const after of [null, { changedAt: "2026", id: "a" }]) {
      const plan = await planOf((tx) =>
        listQuery(tx, { readerId: "p", search: "ships", archived: false, only, after, limit: 30 }),
      );
      assert.match(plan[0] ?? "", /^(SCAN|SEARCH) articles USING INDEX articles_changed/);
      assert.ok(!plan.includes("USE TEMP B-TREE FOR ORDER BY"), plan.join("\n"));
      for (const index of indexes)
        assert.ok(
          plan.some((step) => step.includes(index)),
          plan.join("\n"),
        );
    }
  });
}

test("sources: a page follows their age and sorts nothing, and who knows them is asked by the citations of each", async () => {
  for (const after of [null, { createdAt: "2026", id: "a" }]) {
    const plan = await planOf((tx) => sourcesQuery(tx, { readerId: "p", search: "year", after, limit: 20 }));
    assert.match(plan[0] ?? "", /^(SCAN|SEARCH) sources USING INDEX sources_created/);
    assert.ok(!plan.includes("USE TEMP B-TREE FOR ORDER BY"), plan.join("\n"));
    const citing = plan.filter((step) => /\bcitations\b/.test(step));
    assert.ok(citing.length > 0 && citing.every((step) => /^SEARCH .*citations_source/.test(step)), plan.join("\n"));
  }
  const resting = await planOf((tx) => restingQuery(tx, ["a", "b"]));
  assert.match(resting[0] ?? "", /^SEARCH citations USING INDEX citations_source/);
  assert.ok(!resting.some((step) => /^SCAN/.test(step)), resting.join("\n"));
});

test("counting claims reads those of the page's articles", async () => {
  const plan = await planOf((tx) => countClaimsQuery(tx, ["a", "b"]));
  assert.match(plan[0] ?? "", /^SEARCH claims USING INDEX .*\(article_id=\?\)/);
});

test("a search goes through the index once, and from what it finds to articles and records by their keys", async () => {
  for (const after of [null, { changedAt: "2026", id: "a" }]) {
    const plan = await planOf((tx) => candidateArticlesQuery(tx, '"1"', "p", after));
    const found = plan.filter((step) => /^(SCAN|SEARCH) search_index\b/.test(step));
    assert.match(found.join(), /^SCAN search_index VIRTUAL TABLE INDEX [^,]*M/, "by the words, once");
    for (const table of ["search_articles", "articles"])
      assert.ok(
        plan.some((step) => step.startsWith(`SEARCH ${table} USING`)),
        plan.join("\n"),
      );
  }
  const records = await planOf((tx) => candidateRecordsQuery(tx, { id: "p", fields: ["query"] }, "[1]"));
  assert.ok(records.includes("SEARCH search_records USING INTEGER PRIMARY KEY (rowid=?)"), records.join("\n"));
  const words = await planOf((tx) => wordsBetweenQuery(tx, "a", "b"));
  assert.match(
    words.join(),
    /^SEARCH search_words USING COVERING INDEX search_words_word \(word>\? AND word<\?\),USE TEMP B-TREE FOR ORDER BY$/,
  );
});

test("which articles are behind is asked of the articles alone, each looked up once", async () => {
  const plan = await planOf((tx) => behindQuery(tx, 1, "p"));
  assert.match(plan[0] ?? "", /^SCAN articles/);
  assert.ok(
    plan.some((step) => /^SEARCH search_articles USING INDEX search_articles_article/.test(step)),
    plan.join("\n"),
  );
});

const inboxReaders = [true, false].map((sees) => ({ id: "p", seesInternalNotes: sees, seesQueries: sees }));
const article = "SEARCH articles USING INDEX sqlite_autoindex_articles_1 (id=?)";

/** The tables and indexes in the order in which they are gone through, without what is asked of a row. */
const goesThrough = (plan: readonly string[]) => plan.filter((step) => /^(SCAN|SEARCH) (inbox|articles)/.test(step));

test("inbox: a page follows an index and sorts nothing, the unread one of their own", async () => {
  const ways = {
    all: "SEARCH inbox USING INDEX inbox_person (person_id=?",
    unread: "SEARCH inbox USING INDEX inbox_unread",
  };
  for (const [only, way] of Object.entries(ways)) {
    for (const after of [null, { at: "2026", articleId: "a", seq: 3 }]) {
      for (const reader of inboxReaders) {
        const unread = only === "unread";
        const plan = await planOf((tx) => inboxQuery(tx, reader, { unread, after, limit: 40 }));
        const [first, second] = goesThrough(plan);
        assert.ok(first?.startsWith(way), plan.join("\n"));
        assert.equal(second, article);
        assert.ok(!plan.some((step) => step.startsWith("USE TEMP B-TREE")), plan.join("\n"));
      }
    }
  }
});

test("inbox: counting the unread reads no other lines", async () => {
  for (const reader of inboxReaders) {
    const plan = await planOf((tx) => unreadQuery(tx, reader));
    assert.match(plan[0] ?? "", /^SEARCH inbox USING (COVERING )?INDEX inbox_unread \(person_id=\? AND read=\?\)/);
    assert.equal(goesThrough(plan)[1], article);
  }
});

test("inbox: who waits for a mail, and for what, is read off the lines nobody was told of", async () => {
  const people = await planOf((tx) => waitingPeopleQuery(tx, "2026"));
  assert.ok(
    people.includes(
      "SEARCH inbox EXISTS USING COVERING INDEX inbox_unmailed (person_id=? AND read=? AND mailed=? AND at<?)",
    ),
    people.join("\n"),
  );
  const [first] = await planOf((tx) => unmailedQuery(tx, inboxReaders[0]!));
  assert.equal(first, "SEARCH inbox USING INDEX inbox_unmailed (person_id=? AND read=? AND mailed=?)");
});
