/**
 * `npm run bench`: see bench/README.md. Arguments choose among its parts: `keys`, `open`, `commands`, `moments`, `history`, `lists`, `drafts`, `exports`, `imports`, `load`;
 * without any, all of them. A number is the seconds that each phase of `load` takes.
 * Pages and what runs apart are measured as built: the build is made anew unless STET_E2E_BUILD=keep.
 */
import { join } from "node:path";
import { build } from "./e2e.mjs";
import { root, run, underPinnedNode } from "./install.mjs";

underPinnedNode(import.meta.url);

const parts = process.argv.slice(2);
const withoutPages = ["commands", "moments", "history", "lists", "drafts"];
const onlyServer = parts.length > 0 && parts.every((part) => withoutPages.includes(part));
const status = onlyServer ? 0 : build();
if (status !== 0) process.exit(status);
const env = { ...process.env, NODE_ENV: "production" };
const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning"];
process.exit(run(process.execPath, [...flags, join(root, "bench/run.ts"), ...parts], { env }));
