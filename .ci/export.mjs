/**
 * `npm run export -- ARTICLE --as EMAIL [--format docx] [--profile checking] [--zone Asia/Kabul] [--out FILE] [--force]`: a copy of an
 * article as the person of that address may take it out, from the database of STET_DATA; nothing in it is changed, and a server may run
 * on it meanwhile. The file is for its owner alone to read; one that is there already is kept unless told otherwise.
 */
import { runServerFile, underPinnedNode } from "./install.mjs";

underPinnedNode(import.meta.url);
process.exit(runServerFile("run-export.ts", process.argv.slice(2)));
