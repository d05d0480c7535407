/**
 * `npm run bundle -- ARTICLE [FILE.zip]`: one article whole, with its log, evidence and files, nothing withheld, for `npm run restore`.
 * A server may run meanwhile.
 */
import { runServerFile, underPinnedNode } from "./install.mjs";

underPinnedNode(import.meta.url);
process.exit(runServerFile("bundle-file.ts", process.argv.slice(2)));
