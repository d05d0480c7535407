/** The people of the house. A removed person's row stays: the log names them. */
import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "../lib/policy/can.ts";
import { prepared, type Tx } from "./client.ts";
import { people } from "./schema.ts";

export interface PersonRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: string;
  removedAt: string | null;
}

const columns = {
  id: people.id,
  email: people.email,
  name: people.name,
  role: people.role,
  createdAt: people.createdAt,
  removedAt: people.removedAt,
};

const byId = prepared((tx) =>
  tx
    .select(columns)
    .from(people)
    .where(eq(people.id, sql.placeholder("id")))
    .prepare(),
);

export async function personById(tx: Tx, id: string): Promise<PersonRow | null> {
  return (await byId(tx).get({ id })) ?? null;
}

/** With the hash, for signing in; removed people are nobody. */
export async function personToSignIn(
  tx: Tx,
  email: string,
): Promise<(PersonRow & { passwordHash: string | null }) | null> {
  const known = and(eq(people.email, email), isNull(people.removedAt));
  return (
    (await tx
      .select({ ...columns, passwordHash: people.passwordHash })
      .from(people)
      .where(known)
      .get()) ?? null
  );
}

export async function personByEmail(tx: Tx, email: string): Promise<PersonRow | null> {
  return (await tx.select(columns).from(people).where(eq(people.email, email)).get()) ?? null;
}

export async function passwordHashOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.select({ hash: people.passwordHash }).from(people).where(eq(people.id, id)).get();
  return row?.hash ?? null;
}

export async function wantsMail(tx: Tx, id: string): Promise<boolean> {
  return tx.select({ mail: people.mail }).from(people).where(eq(people.id, id)).get()?.mail ?? false;
}

export async function allPeople(tx: Tx): Promise<PersonRow[]> {
  return tx.select(columns).from(people).orderBy(asc(people.name), asc(people.id)).all();
}

export async function isHouseEmpty(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: people.id }).from(people).limit(1).get()) === undefined;
}

export async function countAdmins(tx: Tx): Promise<number> {
  const active = and(eq(people.role, "admin"), isNull(people.removedAt));
  return (await tx.select({ n: count() }).from(people).where(active).get())?.n ?? 0;
}

export async function insertPerson(tx: Tx, person: PersonRow & { passwordHash: string | null }): Promise<void> {
  await tx.insert(people).values(person).run();
}

export async function updatePerson(
  tx: Tx,
  id: string,
  fields: Partial<Omit<PersonRow, "id" | "createdAt">> & { passwordHash?: string | null; mail?: boolean },
): Promise<void> {
  await tx.update(people).set(fields).where(eq(people.id, id)).run();
}
