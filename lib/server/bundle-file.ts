/** What `npm run bundle` runs: an article of the house as a file. The file is whole or not there, and is the maker's alone. */
import "server-only";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { openReadOnly } from "#db/client.ts";
import { AppError } from "../app-error.ts";
import { bundleArticle } from "./bundle-article.ts";
import { databaseFile } from "./database.ts";

async function bundle(articleId: string, path: string): Promise<string> {
  if (existsSync(path)) throw new AppError("unfit", `${path} is there already. Name another file.`);
  if (!existsSync(databaseFile()))
    throw new AppError("unfit", `There is no house in ${databaseFile()}. Set STET_DATA.`);
  const house = openReadOnly(databaseFile());
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, "w", 0o600);
  try {
    const facts = await house.read((tx) => bundleArticle(tx, articleId, (piece) => void writeSync(file, piece)));
    fsyncSync(file);
    renameSync(unfinished, path);
    const { seq, sources, files } = facts;
    return `${path}: ${seq} entries, ${sources.length} sources, ${files.length} files. It holds everything: keep it as you keep the house.`;
  } finally {
    closeSync(file);
    rmSync(unfinished, { force: true });
    await house.close();
  }
}

const [articleId, name] = process.argv.slice(2);
try {
  if (articleId === undefined) throw new AppError("malformed", "Say which: npm run bundle -- ARTICLE [FILE.zip]");
  console.log(await bundle(articleId, resolve(process.env.INIT_CWD ?? ".", name ?? `${articleId}.zip`)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
