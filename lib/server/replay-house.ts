/** Holds the house's sources and people against the house's log. */
import "server-only";
import type { Tx } from "#db/client.ts";
import { houseLogRows } from "#db/log.ts";
import { allPeople } from "#db/people.ts";
import { allSources } from "#db/sources.ts";
import type { Odd } from "./replay-article.ts";

interface Known {
  seq: number;
  fields: Record<string, unknown>;
}

/** The first record that is not what its entries say; null when all are. */
export async function oddInHouse(tx: Tx): Promise<Odd | null> {
  const { sources, people } = await knownFromLog(tx);
  const rows = await allSources(tx);
  const unknown = rows.find(({ id }) => !sources.has(id));
  if (unknown !== undefined) return { seq: 0, what: `no entry brings in the source ${unknown.id}` };
  return (
    oddAmong("source", sources, new Map(rows.map((source) => [source.id, source]))) ??
    oddAmong("person", people, new Map((await allPeople(tx)).map((person) => [person.id, person])))
  );
}

async function knownFromLog(tx: Tx): Promise<Record<"sources" | "people", Map<string, Known>>> {
  const known = { sources: new Map<string, Known>(), people: new Map<string, Known>() };
  for (const { seq, payload } of await houseLogRows(tx, 0, -1)) {
    if (payload === null) continue;
    const { type: _, source, personId, fields, name, email, role } = JSON.parse(payload);
    if (source !== undefined) known.sources.set(source.id, { seq, fields: source });
    const before = known.people.get(personId);
    const said = fields ?? (name === undefined ? undefined : { name, email, role });
    if (said !== undefined) known.people.set(personId, { seq, fields: { ...before?.fields, ...said } });
  }
  return known;
}

function oddAmong(what: string, known: Map<string, Known>, rows: Map<string, object>): Odd | null {
  for (const [id, { seq, fields }] of known) {
    const row = rows.get(id) as Record<string, unknown> | undefined;
    if (row === undefined) return { seq, what: `the ${what} ${id} is gone` };
    const differs = Object.keys(fields).filter((field) => JSON.stringify(row[field]) !== JSON.stringify(fields[field]));
    if (differs.length > 0) return { seq, what: `the ${what} ${id} differs from its entries: ${differs.join(", ")}` };
  }
  return null;
}
