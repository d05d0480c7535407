/**
 * What `npm start` and `npm run demo` have done before anything is served, in a process of its own:
 *   check   refuses an unsafe set-up with one line that says how to mend it
 *   house   migrates, and makes the one-time link of an empty house
 *   demo    migrates, makes the demo's people and its sample articles once
 * Lines to be shown once the address answers go to the parent process.
 */
import "server-only";
import { resolve } from "node:path";
import { demoMarkOf } from "#db/demo-mark.ts";
import { closeDatabase, databaseFile, dataFolder } from "./database.ts";
import { mailSettings } from "./mail-settings.ts";
import { listeningPort, prepareDataFolder, Refusal, siteAddress, siteSecret } from "./secret.ts";
import { refusalOf } from "./start-trouble.ts";

async function check(): Promise<void> {
  listeningPort(process.env);
  siteAddress(process.env);
  mailSettings(process.env);
  prepareDataFolder(dataFolder());
  siteSecret(process.env, dataFolder());
  await refuseOtherKind();
}

/** A demo has people whose password is printed: it must never be a real house, nor a real house a demo. */
async function refuseOtherKind(): Promise<void> {
  const file = databaseFile();
  const marked = await demoMarkOf(file);
  const demo = process.env.STET_DEMO === "1";
  if (marked === true && !demo) {
    throw new Refusal(`${file} is a demo, with people whose password was printed. Set STET_DATA to another folder.`);
  }
  if (marked === false && demo) {
    throw new Refusal(
      `${file} is not marked as a demo. Set STET_DATA to another folder: a demo never touches a house.`,
    );
  }
}

async function house(): Promise<string[]> {
  const { firstSetupLink } = await import("./setup.ts");
  const link = await firstSetupLink();
  if (link === null) return [];
  return ["This house has no people yet. Open this link within a day to make its first admin; it works once:", link];
}

async function demo(): Promise<string[]> {
  const { prepareDemo } = await import("./prepare-demo.ts");
  return prepareDemo();
}

async function prepare(how: string | undefined): Promise<void> {
  process.umask(0o077);
  process.env.STET_DATA = resolve(dataFolder());
  await check();
  const lines = how === "house" ? await house() : how === "demo" ? await demo() : [];
  await closeDatabase();
  process.send?.(lines);
}

prepare(process.argv[2]).catch((error: unknown) => {
  console.error(refusalOf(error, databaseFile())?.message ?? error);
  process.exitCode = 1;
});
