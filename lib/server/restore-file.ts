/** What `npm run restore` runs: the article of a bundle into the house of STET_DATA. */
import "server-only";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { AppError } from "../app-error.ts";
import { closeDatabase } from "./database.ts";
import { restoreBundle } from "./restore-bundle.ts";

async function restore(path: string): Promise<string> {
  try {
    const { title, articleId, entries, sources, files } = await restoreBundle(readFileSync(path));
    return `Restored “${title}” (${articleId}): ${entries} entries, ${sources} sources, ${files} files.`;
  } finally {
    await closeDatabase();
  }
}

const [name] = process.argv.slice(2);
try {
  if (name === undefined) throw new AppError("malformed", "Say which: npm run restore -- FILE.zip");
  console.log(await restore(resolve(process.env.INIT_CWD ?? ".", name)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
