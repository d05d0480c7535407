/** `npm test`: everything, from a fresh clone: install, check, unit tests, production build, end-to-end tests, one closing line. */
import { underPinnedNode } from "./install.mjs";

underPinnedNode(import.meta.url);

const { check } = await import("./check.mjs");
const { build, runEndToEndTests } = await import("./e2e.mjs");
const { runReliabilityTests } = await import("./reliability.mjs");
const { report } = await import("./totals.mjs");

const { broken, totals } = await check({ whole: true });
const parts = [totals];
if (build() === 0) parts.push(await runReliabilityTests(), runEndToEndTests());
else broken.push("production build; no end-to-end test ran");
process.exit(report(parts, broken));
