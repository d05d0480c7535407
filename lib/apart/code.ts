/** Where the code of a program stands, and what Node is told when it is run. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Program } from "./program.ts";

/** What a program may read that was not built: the house's data may lie in the project's folder, too. */
export const programFiles = ["lib", "node_modules", "package.json"];

type Code = Pick<Program, "file" | "built">;

/** Only what serves the build runs what was built: anywhere else it may be older than the sources. */
function builtPathOf({ built }: Code): string | null {
  if (built === undefined || process.env.NODE_ENV !== "production") return null;
  const path = join(/* turbopackIgnore: true */ process.cwd(), built);
  return existsSync(path) ? path : null;
}

export function pathOf(code: Code): string {
  return builtPathOf(code) ?? join(/* turbopackIgnore: true */ process.cwd(), code.file);
}

/** `heap` is the most megabytes its heap may have. */
export function argumentsOf(program: Program, heap: number): string[] {
  const path = pathOf(program);
  const isBuilt = builtPathOf(program) !== null;
  const readable = isBuilt
    ? [dirname(path)]
    : programFiles.map((name) => join(/* turbopackIgnore: true */ process.cwd(), name));
  return [
    "--permission",
    ...readable.map((each) => `--allow-fs-read=${each}`),
    ...(program.hasAddons ? ["--allow-addons", "--disable-warning=SecurityWarning"] : []),
    `--max-old-space-size=${heap}`,
    ...(isBuilt ? [] : ["--conditions=react-server", "--disable-warning=ExperimentalWarning"]),
    path,
  ];
}
