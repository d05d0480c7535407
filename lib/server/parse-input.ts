/** Turns what came from outside into a typed value, or into a `malformed` that says where and why. */
import "server-only";
import type { z } from "zod";
import { AppError } from "../app-error.ts";

/** What came in is named in the answer, but not given back whole: a million unknown keys are one short sentence. */
const shown = 8;
const longestMessage = 500;
const longestPath = 100;

export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, shown).map((issue) => ({
    path: cut(readablePath(issue.path), longestPath),
    message: cut(issue.message, longestMessage),
  }));
  const words = issues.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ");
  throw new AppError("malformed", words, { issues });
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`;
}

/** `steps[2].from` rather than an array of keys. */
function readablePath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}
