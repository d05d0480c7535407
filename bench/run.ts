/**
 * `npm run bench [-- keys|open|commands|moments|history|lists|drafts|exports|imports|load … [SECONDS]]`: measures the built app against plain ProseMirror, raw SQLite and the
 * servers of others, and prints ratios. A missed aim is said, never an error. See README.md.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { benchCommands } from "./commands.ts";
import { benchDrafts } from "./drafts.ts";
import { benchExports } from "./exports.ts";
import { benchHistory } from "./history.ts";
import { withPages } from "./house.ts";
import { benchImports } from "./imports.ts";
import { benchKeys } from "./keys.ts";
import { benchLists } from "./lists.ts";
import { benchLoad } from "./load/load.ts";
import { benchMoments } from "./moments.ts";
import { benchOpening } from "./opening.ts";

const parts = [
  "keys",
  "open",
  "commands",
  "moments",
  "history",
  "lists",
  "drafts",
  "exports",
  "imports",
  "load",
] as const;
type Part = (typeof parts)[number];

const isNumber = (argument: string) => /^\d+$/.test(argument);
const asked = process.argv.slice(2).filter((argument) => !isNumber(argument));
/** Of each phase of `load`, for each server and round. */
const seconds = Number(process.argv.slice(2).find(isNumber) ?? 10);
const unknown = asked.filter((part) => !parts.includes(part as Part));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(", ")}. There are: ${parts.join(", ")}.`);
  process.exit(2);
}
const runs = (part: Part) => asked.length === 0 || asked.includes(part);

const folder = mkdtempSync(join(tmpdir(), "stet-bench-"));
try {
  console.log(`${new Date().toISOString()}, ${availableParallelism()} cores, Node ${process.versions.node}, ${load()}`);
  if (runs("keys") || runs("open")) {
    await withPages(join(folder, "pages"), async ({ browser, sites, articles: [usual, long] }) => {
      if (runs("open")) {
        await benchOpening(browser, sites, usual, { kind: "most", value: 1.5 });
        await benchOpening(browser, sites, long, null);
      }
      if (runs("keys")) {
        await benchKeys(browser, sites, usual, 1.1);
        await benchKeys(browser, sites, long, 1.3);
      }
    });
  }
  if (runs("commands")) await benchCommands();
  if (runs("moments")) await benchMoments();
  if (runs("history")) await benchHistory();
  if (runs("lists")) await benchLists();
  if (runs("drafts")) benchDrafts();
  if (runs("exports")) await benchExports();
  if (runs("imports")) await benchImports();
  if (runs("load")) await benchLoad(join(folder, "load"), seconds);
  console.log(`\n${load()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function load(): string {
  return `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}`;
}
