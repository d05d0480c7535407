/** Where the code of a program stands, and what Node is told when it is run. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Limits, Program } from "./program.ts";

/** What a program may read that was not built: the house's data may lie in the project's folder, too. */
export const programFiles = ["lib", "node_modules", "package.json"];

interface Code {
  path: string;
  isBuilt: boolean;
}

/** Programs are run, and started, where the project is. */
export const inProject = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path);

/** Only what serves the build runs what was built: anywhere else it may be older than the sources. */
export function codeOf({ file, built }: Pick<Program, "file" | "built">): Code {
  if (built !== undefined && process.env.NODE_ENV === "production") {
    const path = inProject(built);
    if (existsSync(path)) return { path, isBuilt: true };
  }
  return { path: inProject(file), isBuilt: false };
}

export function argumentsOf(program: Program, { heap, young }: Pick<Limits, "heap" | "young">): string[] {
  const { path, isBuilt } = codeOf(program);
  const readable = isBuilt ? [dirname(path), ...(program.reads ?? []).map(inProject)] : programFiles.map(inProject);
  return [
    "--permission",
    ...readable.map((each) => `--allow-fs-read=${each}`),
    ...(program.hasAddons ? ["--allow-addons", "--disable-warning=SecurityWarning"] : []),
    `--max-old-space-size=${heap}`,
    ...(young === undefined ? [] : [`--max-semi-space-size=${young}`]),
    ...(isBuilt ? [] : ["--conditions=react-server", "--disable-warning=ExperimentalWarning"]),
    path,
  ];
}
