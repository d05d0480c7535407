import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL(".", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

/** Of each test the number its title begins with; empty when it begins with none. */
function rulesOfTests(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".test.ts") && name !== "rules.test.ts");
  return files.flatMap((name) => [...read(name).matchAll(/\btest\(["`](L\d+(?= ))?/g)].map(([, rule]) => rule ?? ""));
}

test("every rule of the log has a test, and every test a rule", () => {
  const rules = [...read("README.md").matchAll(/^- (L\d+) /gm)].map(([, rule]) => rule!);
  assert.deepEqual(
    rules,
    rules.map((_, index) => `L${index + 1}`),
    "numbered in order",
  );
  assert.deepEqual([...new Set(rulesOfTests())].sort(), rules.toSorted());
});
