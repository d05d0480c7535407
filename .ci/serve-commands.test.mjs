import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { answerCommand } from "./serve-commands.mjs";

const key = Symbol.for("stet.direct-commands");
const path = "/api/articles/a-1/commands";
let server;
let url;

before(async () => {
  globalThis[key] = async (request, articleId) =>
    Response.json(
      { articleId, method: request.method, cookie: request.headers.get("cookie"), body: await request.text() },
      { status: 201, headers: { "x-from": "app" } },
    );
  server = createServer((request, response) => {
    if (!answerCommand(request, response)) response.end("next");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  delete globalThis[key];
  server.close();
  server.closeAllConnections();
});

const post = (to, body, more = {}) => fetch(url + to, { method: "POST", body, ...more });

test("a small command reaches the app's route whole, and its answer comes back whole", async () => {
  const answer = await post(path, '{"é":1}', { headers: { cookie: "a=b" } });
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get("x-from"), "app");
  assert.deepEqual(await answer.json(), { articleId: "a-1", method: "POST", cookie: "a=b", body: '{"é":1}' });
});

test("other addresses, methods, large bodies and bodies of unknown length are Next's", async () => {
  const stream = new Blob(["{}"]).stream();
  const answers = await Promise.all([
    post("/api/articles/a-1/clients", "{}"),
    post(`${path}?a=1`, "{}"),
    post(`${path}/`, "{}"),
    post("/api/articles/%61/commands", "{}"),
    fetch(url + path),
    post(path, "x".repeat(1024 * 1024 + 1)),
    post(path, stream, { duplex: "half" }),
  ]);
  for (const answer of answers) assert.equal(await answer.text(), "next");
});

test("before the app has handed its route over, all is Next's", async () => {
  const route = globalThis[key];
  delete globalThis[key];
  assert.equal(await (await post(path, "{}")).text(), "next");
  globalThis[key] = route;
});

test("a route that throws ends the connection and not the server", async (context) => {
  const route = globalThis[key];
  const told = context.mock.method(console, "error", () => {});
  globalThis[key] = async () => {
    throw new Error("broken");
  };
  await assert.rejects(post(path, "{}"));
  assert.equal(told.mock.callCount(), 1);
  globalThis[key] = route;
  assert.equal((await post(path, "{}")).status, 201);
});
