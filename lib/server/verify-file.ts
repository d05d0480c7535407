/**
 * What `npm run verify` runs: a database file, as it lies there, held against its logs, and certificates against it where it is
 * sound. Fails with a line for each thing found.
 */
import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { openReadOnly, type Tx } from "#db/client.ts";
import { oddInFile } from "#db/migrate.ts";
import { databaseFile, migrationsFolder } from "./database.ts";
import { verifyCertificate } from "./read-certificate.ts";
import { verifyHouse } from "./verify-house.ts";

/** Lines to print. Not `sound` when anything at all is wrong. */
interface Outcome {
  sound: boolean;
  lines: string[];
}

async function verifyFile(file: string, certificates: readonly string[]): Promise<Outcome> {
  if (!existsSync(file)) return { sound: false, lines: [`There is no ${file}.`] };
  const opened = openReadOnly(file);
  try {
    return await opened.read(async (tx) => {
      const outcomes = [await outcomeOf(tx)];
      for (const each of outcomes[0]!.sound ? certificates : []) outcomes.push(await outcomeOfCertificate(tx, each));
      return { sound: outcomes.every(({ sound }) => sound), lines: outcomes.flatMap(({ lines }) => lines) };
    });
  } catch (error) {
    return { sound: false, lines: [`${file} cannot be read: ${error instanceof Error ? error.message : error}`] };
  } finally {
    await opened.close();
  }
}

async function outcomeOf(tx: Tx): Promise<Outcome> {
  const odd = await oddInFile(tx, migrationsFolder());
  if (odd !== null) return { sound: false, lines: [`The database does not verify: ${odd}.`] };
  const { articles, entries, erased, houseEntries, houseHead, faults } = await verifyHouse(tx);
  if (faults.length > 0) {
    const lines = faults.map(({ log, seq, what }) => `${log}, entry ${seq}: ${what}`);
    return { sound: false, lines: ["The database does not verify. First in each log:", ...lines] };
  }
  const counts = `${articles} articles with ${entries} entries, ${houseEntries} entries of the house, ${erased} erased`;
  return { sound: true, lines: [`The database verifies: ${counts}.`, `Head of the house's log: ${houseHead}`] };
}

async function outcomeOfCertificate(tx: Tx, file: string): Promise<Outcome> {
  const differences = await verifyCertificate(tx, readFileSync(file, "utf8"));
  if (differences.length === 0) return { sound: true, lines: [`${file} verifies against the database.`] };
  return { sound: false, lines: [`${file} does not verify: ${differences.join("; ")}.`] };
}

/** npm runs scripts in the project; a path is meant from where the person stands. */
const here = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2).map((path) => resolve(here, path));
const certificates = given.filter((path) => path.endsWith(".json"));
const [file = databaseFile()] = given.filter((path) => !certificates.includes(path));
const { sound, lines } = await verifyFile(file, certificates);
for (const line of lines) (sound ? console.log : console.error)(line);
process.exitCode = sound ? 0 : 1;
