/** The one row that says which installation this is and which rules it has. */
import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { prepared, type Tx } from "./client.ts";
import { house } from "./schema.ts";

export type House = typeof house.$inferSelect;

const onlyRow = prepared((tx) => tx.select().from(house).where(eq(house.id, 1)).prepare());

/** Null in a database that was migrated but never opened by the server. */
export async function findHouse(tx: Tx): Promise<House | null> {
  return onlyRow(tx).get() ?? null;
}

export async function readHouse(tx: Tx): Promise<House> {
  const row = onlyRow(tx).get();
  if (row === undefined) throw new Error("The house has no row: the database was not opened by `database()`");
  return row;
}

/** Makes the row in a new database; afterwards a demo stays a demo and a house stays a house. */
export async function ensureHouse(tx: Tx, { now, demo }: { now: string; demo: boolean }): Promise<House> {
  const known = await findHouse(tx);
  if (known !== null) return known;
  const [made] = await tx
    .insert(house)
    .values({
      id: 1,
      installationId: randomUUID(),
      demo,
      selfApproval: false,
      rulesVersion: 1,
      fileKey: randomBytes(32).toString("hex"),
      createdAt: now,
    })
    .returning();
  return made!;
}
