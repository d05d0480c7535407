/**
 * A copy by the code that answers the API, into a file: what `npm run export` does. Who runs it holds the whole database, so it asks
 * for whom the copy is made: what a copy shows and withholds is always that of a person, never that of the machine.
 */
import "server-only";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Database, openReadOnly } from "#db/client.ts";
import { oddInFile } from "#db/migrate.ts";
import { personByEmail } from "#db/people.ts";
import { AppError } from "../app-error.ts";
import { formatIds } from "../export/format-names.ts";
import { profileIds } from "../export/profiles.ts";
import { counted } from "../export/wording.ts";
import type { Principal } from "../policy/can.ts";
import { databaseFile, migrationsFolder } from "./database.ts";
import { descriptionOf, makeCopy } from "./export-article.ts";

const usage = `npm run export -- ARTICLE --as EMAIL [--format ${formatIds.join("|")}] [--profile ${profileIds.join("|")}]
  [--zone Asia/Kabul] [--out FILE] [--force]`;

const options = {
  as: { type: "string" },
  format: { type: "string" },
  profile: { type: "string" },
  zone: { type: "string" },
  out: { type: "string" },
  force: { type: "boolean", default: false },
} as const;

interface Asked {
  articleId: string;
  email: string;
  query: { format?: string; profile?: string; zone?: string };
  out: string | undefined;
  force: boolean;
}

/** Throws a refusal with the usage. */
function askedIn(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { as: email, out, force, ...query } = values;
    const [articleId] = positionals;
    if (articleId === undefined || positionals.length > 1)
      throw new Error("Name one article by the id in its address.");
    if (email === undefined) throw new Error("Say with --as for whom the copy is made.");
    return { articleId, email: email.trim().toLowerCase(), query, out, force };
  } catch (error) {
    throw new AppError("malformed", `${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function personOf(read: Database["read"], email: string): Promise<Principal> {
  const person = await read((tx) => personByEmail(tx, email));
  if (person === null) throw new AppError("not-found", `Nobody in the house has the address ${email}.`);
  if (person.removedAt !== null) throw new AppError("forbidden", `${person.name} is no longer of the house.`);
  return { id: person.id, name: person.name, role: person.role };
}

/** Null for a house that is whole and of the present schema. */
async function oddIn(read: Database["read"]): Promise<string | null> {
  try {
    return await read((tx) => oddInFile(tx, migrationsFolder()));
  } catch (error) {
    return `it cannot be read (${error instanceof Error ? error.message : error})`;
  }
}

/** `args` as typed, paths in them meant from `here`; answers lines to print. Throws an `AppError` for whatever is not the code's fault. */
export async function exportToFile(args: readonly string[], here: string): Promise<string[]> {
  const { articleId, email, query, out, force } = askedIn(args);
  const file = databaseFile();
  if (!existsSync(file))
    throw new AppError("not-found", `There is no ${file}: set STET_DATA to the folder of the house.`);
  const { read, close } = openReadOnly(file);
  try {
    const odd = await oddIn(read);
    if (odd !== null) throw new AppError("unfit", `${file} cannot be exported from: ${odd}.`);
    const person = await personOf(read, email);
    const made = await makeCopy(read, person, articleId, query);
    const path = out === undefined ? join(here, made.name) : resolve(here, out);
    write(path, made.written.content, force);
    const { verified, withheld, profile, version } = descriptionOf(made);
    return [
      `${path}: ${profile} copy of version ${version} for ${person.name} (${person.role}), ${made.format.label}.`,
      `Read back: ${counted(verified.claims, "claim")}, the article's text ${verified.text}.`,
      `Withheld: ${withheld.length === 0 ? "nothing" : withheld.join("; ")}.`,
    ];
  } finally {
    await close();
  }
}

/** Readable by its owner alone. What is replaced stays until all of the new one is written. */
function write(path: string, content: Uint8Array, force: boolean): void {
  if (!force && existsSync(path)) throw taken(path);
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, content, { flag: "wx", mode: 0o600 });
    if (!force && existsSync(path)) throw taken(path);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError("unfit", `${path} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function taken(path: string): AppError {
  return new AppError("unfit", `${path} is there already. Name another with --out, or replace it with --force.`);
}
