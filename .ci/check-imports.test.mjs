import assert from "node:assert/strict";
import { test } from "node:test";
import { doubled, importsOf, violationsOf } from "./check-imports.mjs";

/** Each a planted violation: the file, its text, what must be said of it. */
const planted = [
  ["lib/article/a.ts", 'import { claim } from "../claim/claim.ts";', /may not import lib\/claim\/claim\.ts/],
  [
    "lib/article/a.ts",
    'import type { Claim } from "#lib/claim/claim.ts";',
    /may not import lib\/claim\/claim\.ts \(type\)/,
  ],
  ["lib/claim/a.ts", 'export { x } from "../log/event.ts";', /may not import lib\/log/],
  ["lib/decision/a.ts", 'const x = await import("#lib/server/secret.ts");', /may not import lib\/server/],
  ["lib/log/a.ts", 'import { readFile } from "node:fs/promises";', /may not import node:fs/],
  ["lib/editor/a.ts", 'import { useState } from "react";', /may not import react/],
  ["lib/server/a.ts", 'import { Desk } from "#components/editor/desk.tsx";', /may not import components/],
  ["db/a.ts", 'import { can } from "#lib/server/secret.ts";', /may not import lib\/server/],
  ["db/a.ts", 'import { decide } from "#lib/log/decide.ts";', /may not import lib\/log\/decide/],
  ["components/a.tsx", 'import { write } from "#db/client.ts";', /may not import db/],
  ["components/a.tsx", 'import { applyEntry } from "#lib/log/apply-entry.ts";', /may not import lib\/log/],
  ["app/a/route.ts", 'import { read } from "#db/client.ts";', /may not import db/],
  ["app/a/page.tsx", 'import { Schema } from "prosemirror-model";', /may not import prosemirror-model/],
  ["app/a/page.tsx", 'import x from "left-pad";', /may not import left-pad/],
  ["lib/claim/a.ts", 'import { x } from "./b";', /without its extension/],
  ["elsewhere/a.ts", 'import { z } from "zod";', /may not import zod/],
  ["lib/claim/a.ts", "export const now = () => Date.now();", /reads the clock/],
  ["lib/log/a.ts", "export const id = () => Math.random();", /draws chance/],
  ["lib/claim/a.ts", "export const at = () => document.body;", /knows the page/],
  ["lib/claim/a.ts", "export function f(x: any) { return x; }", /uses any/],
  ["lib/claim/a.ts", "export const f = (x: unknown) => x as any;", /uses any/],
  ["lib/claim/a.ts", "export const f = new Map<string, any>();", /uses any/],
  ["lib/claim/a.ts", "// @ts-expect-error\nf();", /silences the compiler/],
  ["lib/claim/a.ts", "// TODO later\nf();", /leaves something to do/],
  ["lib/utils/a.ts", "f();", /drawer without a name/],
  ["components/helpers.ts", "f();", /drawer without a name/],
  ["lib/claim/a.ts", 'export * from "./b.ts";\nexport { c } from "./c.ts";\n', /only re-exports/],
];

for (const [path, text, expected] of planted) {
  test(`refuses in ${path}: ${text.replaceAll("\n", " ")}`, () => {
    assert.match(violationsOf(path, text).join("\n"), expected);
  });
}

const allowed = [
  [
    "lib/claim/a.ts",
    'import { z } from "zod";\nimport type { Node } from "prosemirror-model";\nimport { foldWords } from "../article/document-text.ts";',
  ],
  [
    "lib/claim/a.test.ts",
    'import { test } from "node:test";\nimport { article } from "#lib/testing/article.ts";\nconst now = Date.now();',
  ],
  [
    "db/a.ts",
    'import type { ArticleEvent } from "#lib/log/event.ts";\nimport { applyEntry } from "#lib/log/apply-entry.ts";',
  ],
  [
    "components/a.tsx",
    'import { type FormEvent, useState } from "react";\nimport type { LogEntry } from "#lib/log/event.ts";',
  ],
  ["lib/claim/a.ts", "// any clock: Date.now() is not called here\nexport const words = 'as any, document.body';"],
  ["lib/claim/a.ts", 'const quote = /["`]/;\nconst other = "any";\nexport const anyOf = { any: 1 };'],
];

for (const [path, text] of allowed) {
  test(`allows in ${path}: ${text.replaceAll("\n", " ")}`, () => assert.deepEqual(violationsOf(path, text), []));
}

test("reads every form of import, over several lines", () => {
  const text = `import "./a.css";\nimport {\n  type B,\n  c,\n} from "./b.ts";\nexport * from "./d.ts";\nexport type { E } from "./e.ts";\nconst f = import("./f.ts");\n// import "./g.ts";\n`;
  assert.deepEqual(
    importsOf(text).map(({ name, typeOnly }) => `${name}${typeOnly ? " type" : ""}`),
    ["./a.css", "./b.ts", "./d.ts", "./e.ts type", "./f.ts"],
  );
});

test("finds two copies of a package in a lockfile", () => {
  const packages = {
    "node_modules/prosemirror-model": {},
    "node_modules/a/node_modules/prosemirror-model": {},
    "node_modules/b": {},
  };
  assert.deepEqual(doubled({ packages }), ["prosemirror-model"]);
  assert.deepEqual(doubled({ packages: { "node_modules/prosemirror-model": {} } }), []);
});
