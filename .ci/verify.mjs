/**
 * `npm run verify [-- [FILE] [CERTIFICATE.json …]]`: is a house's database what its logs say, and what a certificate says? Nothing is served or changed; a server may run on it
 * meanwhile. Without a file, that of STET_DATA. Prints counts, or what is wrong and where, and then fails.
 */
import { runServerFile, underPinnedNode } from "./install.mjs";

underPinnedNode(import.meta.url);
process.exit(runServerFile("verify-file.ts", process.argv.slice(2)));
