/** `npm run bench`: see bench/README.md. Arguments choose among its parts: `typing`, `commands`; without any, all of them. */
import { join } from "node:path";
import { root, run, underPinnedNode } from "./install.mjs";

underPinnedNode(import.meta.url);

const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning"];
process.exit(run(process.execPath, [...flags, join(root, "bench/run.ts"), ...process.argv.slice(2)]));
