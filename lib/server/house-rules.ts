/** The rules of the house: everybody may read them, the admin sets them. Every change stands in the house's log. */
import "server-only";
import { readHouse, rulesOf, writeRules } from "#db/house.ts";
import { lastHouseLogRow } from "#db/log.ts";
import { AppError } from "../app-error.ts";
import type { HouseRules } from "../decision/house-rules.ts";
import { can, type Principal } from "../policy/can.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { database } from "./database.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";

export async function readHouseRules(): Promise<HouseRules> {
  return database().read(async (tx) => rulesOf(await readHouse(tx)));
}

/** Who set the rules as they are, and when; null while nobody has. */
export async function rulesSetLast(): Promise<{ by: string; at: string } | null> {
  const row = await database().read((tx) => lastHouseLogRow(tx, "rules-set"));
  return row && { by: row.byName, at: row.at };
}

/** Decisions given before stay as they are and name the version they were given under. */
export async function setHouseRules(
  asking: Principal,
  rules: Omit<HouseRules, "version">,
  again?: AskAgain,
): Promise<HouseRules> {
  return database().write(async (tx) => {
    const principal = await principalNow(tx, asking, again);
    if (!can(principal, "set-rules")) throw new AppError("forbidden", "Only an admin sets the rules of the house.");
    const { version, ...before } = rulesOf(await readHouse(tx));
    if (JSON.stringify(before) === JSON.stringify(rules)) return { ...rules, version };
    const now = { ...rules, version: version + 1 };
    await writeRules(tx, now);
    const author = { by: { id: principal.id, name: principal.name }, at: new Date().toISOString() };
    await appendHouseEntry(tx, { type: "rules-set", rules: now }, author);
    return now;
  });
}
