import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { builtFiles } from "./built-files.mjs";

const folder = mkdtempSync(join(tmpdir(), "stet-built-"));
mkdirSync(join(folder, "chunks"));
const script = "let a = 1;\n".repeat(500);
writeFileSync(join(folder, "chunks/a.js"), script);
writeFileSync(join(folder, "secret.txt"), "not of the build");
const files = builtFiles(folder);
const server = createServer((request, response) => {
  if (!files.take(request, response)) response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const at = (path) => `http://127.0.0.1:${server.address().port}${path}`;
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test("a file of the build comes whole and is kept for good, compressed as soon as that is done", async () => {
  const plain = await fetch(at("/_next/static/chunks/a.js?dpl=1"));
  assert.equal(await plain.text(), script);
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.match(plain.headers.get("cache-control"), /immutable/);
  await files.compress();
  for (const encoding of ["br", "gzip"]) {
    const packed = await fetch(at("/_next/static/chunks/a.js"), { headers: { "accept-encoding": encoding } });
    assert.equal(packed.headers.get("content-encoding"), encoding);
    assert.ok(Number(packed.headers.get("content-length")) < script.length / 5);
    assert.equal(await packed.text(), script);
  }
  const asIs = await fetch(at("/_next/static/chunks/a.js"), { headers: { "accept-encoding": "identity" } });
  assert.equal(await asIs.text(), script);
});

test("what is no file of the build, or is not read, is left to others", async () => {
  for (const path of [
    "/_next/static/secret.txt",
    "/_next/static/chunks/../../x.js",
    "/chunks/a.js",
    "/_next/static/",
  ]) {
    assert.equal((await fetch(at(path))).status, 404, path);
  }
  assert.equal((await fetch(at("/_next/static/chunks/a.js"), { method: "POST" })).status, 404);
  const head = await fetch(at("/_next/static/chunks/a.js"), { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
});
