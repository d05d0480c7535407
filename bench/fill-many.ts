/**
 * A house of many articles: one is made by commands, with claims in every state, evidence and assignments; the others are its rows and
 * its stored state under other ids. They have no log, which no list reads.
 */
import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { insertSnapshot } from "#db/log.ts";
import { articleMembers, articles, citations, sources } from "#db/schema.ts";
import { storedState } from "#lib/log/snapshot.ts";
import { database } from "#lib/server/database.ts";
import { articleToRead, forgetAll } from "#lib/server/live-articles.ts";
import type { CommandBody, TestHouse } from "#lib/testing/house.ts";
import { fillArticle } from "./fill-house.ts";

const hour = 3_600_000;
/** Stands in one note of the one article that is no copy. */
export const rareWord = "xylophone";

/** Every so manieth article is closed to all but the editor, every so manieth archived. */
const restricted = 10;
const archived = 20;

export async function fillMany(house: TestHouse, count: number, claimsEach: number): Promise<void> {
  const { editor, checker, reviewer } = house.people;
  const { id, claimIds } = await fillArticle({ editor, checker, reviewer }, claimsEach * 10, claimsEach);
  const each = async (every: number, command: (claimId: string, index: number) => CommandBody) => {
    for (const [index, claimId] of claimIds.entries()) {
      if (index % every === 0) await house.run(checker, id, command(claimId, index));
    }
  };
  await each(15, (claimId, index) => ({ type: "add-citation", claimId, source: { title: `Yearbook ${index}` } }));
  await each(5, (claimId) => ({ type: "add-note", claimId, body: "Asked the press office on the phone." }));
  await each(20, (claimId) => ({ type: "ask-query", claimId, to: "source", question: "Which year is it?" }));
  await each(25, (claimId) => ({ type: "propose-correction", claimId, with: "something else" }));
  await each(10, (claimId) => ({ type: "assign-claim", claimId, assigneeId: checker.id }));
  for (const claimId of claimIds.filter((_, index) => index % 30 === 0)) {
    await house.run(reviewer, id, { type: "return-claim", claimId, reason: "Which yearbook?" });
  }
  await database().write(async (tx) => {
    const held = await articleToRead(tx, id);
    const stored = storedState(held!.live.state);
    for (let number = 1; number < count; number += 1) await copyArticle(tx, id, stored, number);
  });
  forgetAll();
  await house.run(checker, id, { type: "add-note", claimId: claimIds[7]!, body: `Asked the ${rareWord} maker.` });
}

async function copyArticle(tx: Tx, id: string, stored: string, number: number): Promise<void> {
  const copy = `${id}-${number}`;
  const sourceIds = new Set(
    tx
      .select()
      .from(citations)
      .where(eq(citations.articleId, id))
      .all()
      .map((row) => row.sourceId),
  );
  const access = number % restricted === 0 ? "restricted" : "open";
  let state = stored.replaceAll(id, copy).replace('"access":"open"', `"access":"${access}"`);
  const row = tx.select().from(articles).where(eq(articles.id, id)).get()!;
  const at = new Date(Date.parse(row.createdAt) + number * 1000).toISOString();
  const deadline = new Date(Date.now() + ((number * 7) % 100) * hour).toISOString();
  const more = { createdAt: at, changedAt: at, deadline, access, archived: number % archived === 0 } as const;
  tx.insert(articles)
    .values({ ...row, ...more, id: copy, title: `${row.title}, part ${number}` })
    .run();
  const { createdById: personId } = row;
  tx.insert(articleMembers).values({ articleId: copy, personId }).run();
  for (const sourceId of sourceIds) {
    const source = tx.select().from(sources).where(eq(sources.id, sourceId)).get()!;
    tx.insert(sources)
      .values({ ...source, id: `${sourceId}-${number}`, createdAt: at })
      .run();
    state = state.replaceAll(sourceId, `${sourceId}-${number}`);
  }
  await insertSnapshot(tx, copy, row.seq, state, 1);
  for (const table of [
    "claims",
    "notes",
    "checks",
    "contributors",
    "approvals",
    "citations",
    "queries",
    "corrections",
  ]) {
    copyRows(tx, table, id, number);
  }
}

function copyRows(tx: Tx, table: string, id: string, number: number): void {
  const columns = tx.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`);
  const renamed = ["article_id", "source_id"];
  const given = columns.map(({ name }) =>
    renamed.includes(name) ? sql`${sql.identifier(name)} || ${`-${number}`}` : sql.identifier(name),
  );
  const from = sql.identifier(table);
  tx.run(sql`INSERT INTO ${from} SELECT ${sql.join(given, sql`, `)} FROM ${from} WHERE article_id = ${id}`);
}
