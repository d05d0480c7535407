/** What an article's log was projected onto, as the raw rows: to be held against another projection of the same log. */
import { and, asc, eq, getTableName, gte, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import * as schema from "./schema.ts";

export type RawRow = Readonly<Record<string, unknown>>;

/** Tables that hold what the log leads to, by the name of the column that says of which article. */
const tables = [
  { table: schema.articles, of: "id" },
  ...[
    schema.articleMembers,
    schema.claims,
    schema.notes,
    schema.citations,
    schema.attachments,
    schema.checks,
    schema.contributors,
    schema.approvals,
    schema.queries,
    schema.corrections,
    schema.clearances,
    schema.logClaims,
  ].map((table) => ({ table, of: "article_id" })),
];

/** Every row of the article in every such table, with its table's name. */
export async function projectedRows(tx: Tx, articleId: string): Promise<{ table: string; row: RawRow }[]> {
  return tables.flatMap(({ table, of }) => {
    const rows = tx.all<RawRow>(sql`SELECT * FROM ${table} WHERE ${sql.identifier(of)} = ${articleId}`);
    return rows.map((row) => ({ table: getTableName(table), row }));
  });
}

/** Of every article there is or that entries name. */
export async function articleIds(tx: Tx): Promise<string[]> {
  const rows = tx.all<{ id: string }>(
    sql`SELECT id FROM ${schema.articles} UNION SELECT article_id FROM ${schema.log} ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

/** First and last entry of each command that wrote any. */
export async function commandRanges(tx: Tx, articleId: string): Promise<{ first: number; last: number }[]> {
  const { commands } = schema;
  return tx
    .select({ first: commands.firstSeq, last: commands.lastSeq })
    .from(commands)
    .where(and(eq(commands.articleId, articleId), gte(commands.lastSeq, commands.firstSeq)))
    .orderBy(asc(commands.firstSeq))
    .all();
}
