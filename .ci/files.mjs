/** The files of the project that belong to somebody: no packages, builds, data or reports. Paths relative, with slashes. */
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "./install.mjs";

const notOurs = new Set(["node_modules", ".next", ".git", "data", "test-results", "playwright-report", "drizzle"]);

export function projectFiles(directory = root) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : projectFiles(path);
    return [relative(root, path).split(sep).join("/")];
  });
}
