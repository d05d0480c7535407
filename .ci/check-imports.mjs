/**
 * Checks what the compiler and the linter cannot: who imports whom (import-rules.mjs), clocks and pages in pure folders, escape
 * hatches from types, drawers without a name, files that only re-export, doubled packages. `import type` counts as an import.
 * Reads the text with regular expressions: exact for formatted code, which is what it runs on.
 */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFiles } from "./files.mjs";
import { forTests, rules, single } from "./import-rules.mjs";
import { root } from "./install.mjs";

const nameless = /(^|\/)(utils?|helpers?|common|misc)(\/|\.|$)/;
const isTest = /\.test\.tsx?$/;

const impure = [
  [/\bDate\.now\s*\(|\bnew Date\s*\(\s*\)/, "reads the clock: take the time as a parameter"],
  [/\bMath\.random\s*\(|\brandomUUID\s*\(|\bgetRandomValues\s*\(/, "draws chance: take ids as a parameter"],
  [
    /(?<![\w.])(localStorage|sessionStorage|navigator\.\w|(window|document)\.(add|get|query|create|body|location|inner|scroll|match)\w*)/,
    "knows the page",
  ],
  [/\bprocess\.\w|\bfetch\s*\(/, "knows the process or the network"],
];
const loose = [[/[:<,(|&]\s*any\b(?!\s*[:=(?])|\bas any\b/, "uses any"]];
/** Looked for in comments and strings too. */
const written = [
  [/@ts-(ignore|nocheck|expect-error)/, "silences the compiler"],
  [/biome-ignore[^\n]*noExplicitAny/, "silences the rule against any"],
  [/\b(TODO|FIXME|XXX)\b/, "leaves something to do"],
];

const strings = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\x60(?:\\[\s\S]|[^\x60\\])*\x60`;
const regularExpressions = String.raw`(?<=[=(,:!&|?\[]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*`;
const comments = String.raw`\/\*[\s\S]*?\*\/|\/\/[^\n]*`;

/** The code with its comments blanked, and with `bare` its strings and regular expressions too. */
export function stripped(text, bare = false) {
  const pattern = new RegExp(`(${strings}|${regularExpressions})|${comments}`, "g");
  return text.replace(pattern, (all, literal) =>
    literal === undefined || bare ? '""'.repeat(literal === undefined ? 0 : 1) : all,
  );
}

/** Every module named in the text, and whether for its types alone. */
export function importsOf(text) {
  const code = stripped(text);
  const found = [];
  const statement = /^[ \t]*(import|export)\b(?!\s*\()([^;"'`]*?\bfrom\s*)?\s*["']([^"'\n]+)["']/gm;
  for (const [, keyword, clause, name] of code.matchAll(statement)) {
    if (keyword === "export" && clause === undefined) continue;
    found.push({ name, typeOnly: isTypeOnly(clause ?? "") });
  }
  for (const [, name] of code.matchAll(/\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g))
    found.push({ name, typeOnly: false });
  if (/\bimport\s*\(\s*[^"'`\s]/.test(code)) found.push({ name: "(computed)", typeOnly: false });
  return found;
}

function isTypeOnly(clause) {
  if (/^\s*type\b(?!\s*,|\s+from)/.test(clause)) return true;
  const named = /^\s*\{([^}]*)\}/.exec(clause)?.[1];
  const names =
    named
      ?.split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "") ?? [];
  return names.length > 0 && names.every((name) => name.startsWith("type "));
}

function holds(folder, path) {
  return path === folder || path.startsWith(`${folder}/`);
}

function matches(pattern, name) {
  return pattern === "*" || pattern === name || (pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1)));
}

export function ruleOf(path, table = rules) {
  const folder = Object.keys(table)
    .filter((key) => holds(key, path))
    .sort((a, b) => b.length - a.length)[0];
  return folder === undefined ? null : { folder, ...table[folder] };
}

/** Why `path` may not import this, or null. */
export function refusal(path, { name, typeOnly }, table = rules) {
  const rule = ruleOf(path, table) ?? { folder: path, code: [], packages: [] };
  const extra = isTest.test(path) ? forTests : { code: [], packages: [], node: false };
  if (name === "(computed)") return rule.node || extra.node ? null : "imports a computed name";
  if (name.startsWith(".") || name.startsWith("#")) {
    const target = name.startsWith("#") ? name.slice(1) : posix.join(posix.dirname(path), name);
    if (!/\.(m?[jt]sx?|css|json)$/.test(target)) return `imports ${name} without its extension`;
    const open = [rule.folder, ...rule.code, ...(typeOnly ? (rule.types ?? []) : []), ...extra.code];
    return open.some((folder) => holds(folder, target)) ? null : `may not import ${target}${typeOnly ? " (type)" : ""}`;
  }
  if (isBuiltin(name)) {
    if (!name.startsWith("node:")) return `imports ${name} without node:`;
    return rule.node || extra.node ? null : `may not import ${name}`;
  }
  return [...rule.packages, ...extra.packages].some((pattern) => matches(pattern, name))
    ? null
    : `may not import ${name}`;
}

function isBarrel(code) {
  const rest = code.replace(/^[ \t]*export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s*from\s*""\s*;?/gm, "").trim();
  return rest === "" && /\bfrom\b/.test(code);
}

/** Everything wrong with one file. */
export function violationsOf(path, text, table = rules) {
  const wrong = importsOf(text).map((found) => refusal(path, found, table));
  if (nameless.test(path)) wrong.push("lies in a drawer without a name (utils, helpers, common, misc)");
  const bare = stripped(text, true);
  if (isBarrel(bare)) wrong.push("only re-exports: import from where the thing is");
  const found = (patterns, where) => patterns.filter(([pattern]) => pattern.test(where)).map(([, why]) => why);
  wrong.push(...found(loose, bare), ...found(written, text));
  if (ruleOf(path, table)?.pure && !isTest.test(path)) wrong.push(...found(impure, bare));
  return [...new Set(wrong.filter((why) => why !== null))];
}

/** Packages of which a lockfile holds more than one version. */
export function doubled(lockfile, names = single) {
  const paths = Object.keys(lockfile.packages);
  return names.filter((name) => paths.filter((path) => path.endsWith(`node_modules/${name}`)).length > 1);
}

function checkProject() {
  const files = projectFiles().filter((path) => /\.tsx?$/.test(path) && path !== "next-env.d.ts");
  const lines = files.flatMap((path) =>
    violationsOf(path, readFileSync(join(root, path), "utf8")).map((why) => `${path}: ${why}`),
  );
  const lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  lines.push(...doubled(lockfile).map((name) => `package-lock.json: more than one ${name}`));
  for (const line of lines) console.error(line);
  console.log(`Imports: ${files.length} files, ${lines.length} violations.`);
  return lines.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(checkProject());
