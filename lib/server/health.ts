/** Can the house serve? The database must be open and migrated, and answer. */
import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readHouse } from "#db/house.ts";
import { AppError } from "../app-error.ts";
import { database } from "./database.ts";

let version: string | undefined;

export async function checkHealth(): Promise<{ status: "ok"; version: string }> {
  try {
    await database().read(readHouse);
  } catch (error) {
    console.error(error);
    throw new AppError("starting", "Stet cannot serve: its database does not answer.");
  }
  version ??= appVersion();
  return { status: "ok", version };
}

export function appVersion(): string {
  const file = join(/* turbopackIgnore: true */ process.cwd(), "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
