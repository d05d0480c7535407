import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { command } from "../log/command.ts";
import { describeApi } from "./openapi.ts";

interface Described {
  paths: Record<
    string,
    Record<string, { requestBody?: { content: { "application/json": { schema: { oneOf?: unknown[] } } } } }>
  >;
}
const described = describeApi() as unknown as Described;
const app = join(import.meta.dirname, "../../app");

/** Method and path of every route there is, as OpenAPI writes them; but not the one for what is no address of the API. */
function routes(): string[] {
  const files = globSync("api/**/route.ts", { cwd: app }).filter((file) => file !== "api/[...rest]/route.ts");
  return files.flatMap((file) => {
    const path = `/${file.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`;
    const source = readFileSync(join(app, file), "utf8");
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    return methods
      .filter((method) => new RegExp(`^export .*\\b${method}\\b`, "m").test(source))
      .map((method) => `${method} ${path}`);
  });
}

/** next-auth's addresses are one route. */
const folded = (at: string) => at.replace(/\/api\/auth\/.*/, "/api/auth/[...nextauth]");

test("every route of the API is described, and nothing else", () => {
  const known = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => folded(`${method.toUpperCase()} ${path}`)),
  );
  assert.deepEqual([...new Set(known)].sort(), routes().map(folded).sort());
});

test("the command is described with every kind there is", () => {
  const body = described.paths["/api/articles/{id}/commands"]?.post?.requestBody;
  assert.equal(body?.content["application/json"].schema.oneOf?.length, command.options.length);
});

test("the description is plain JSON without references into nowhere", () => {
  const text = JSON.stringify(described);
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/([^"]+)"/g)) {
    assert.ok(["schemas/Error", "responses/Error"].includes(name!), name);
  }
  assert.ok(!text.includes('"$ref":"#/$defs'));
});
