/** The one row that says which installation this is and which rules it has. */
import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { firstRules, type HouseRules } from "../lib/decision/house-rules.ts";
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

/** Rules that came in later are as in a new house until somebody sets them. */
export function rulesOf({ rules, rulesVersion }: House): HouseRules {
  return { ...firstRules, ...rules, version: rulesVersion };
}

export async function writeRules(tx: Tx, { version, ...rules }: HouseRules): Promise<void> {
  tx.update(house).set({ rules, rulesVersion: version }).where(eq(house.id, 1)).run();
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
      rules: firstRules,
      rulesVersion: firstRules.version,
      fileKey: randomBytes(32).toString("hex"),
      createdAt: now,
    })
    .returning();
  return made!;
}
