import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { answerDirectly } from "./serve-direct.mjs";

const key = Symbol.for("stet.direct-routes");
const path = "/api/articles/a-1/commands";
let server;
let url;

before(async () => {
  const said = async (request, articleId) =>
    Response.json(
      { articleId, method: request.method, cookie: request.headers.get("cookie"), body: await request.text() },
      { status: 201, headers: { "x-from": "app" } },
    );
  globalThis[key] = { command: said, events: said, articleEvents: said };
  server = createServer((request, response) => {
    if (!answerDirectly(request, response)) response.setHeader("x-from", "next").end("next");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  delete globalThis[key];
  server.close();
  server.closeAllConnections();
});

const stream = { accept: "text/event-stream" };
const post = (to, body, more = {}) => fetch(url + to, { method: "POST", body, ...more });

test("a small command reaches the app's route whole, and its answer comes back whole", async () => {
  const answer = await post(path, '{"é":1}', { headers: { cookie: "a=b" } });
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get("x-from"), "app");
  assert.deepEqual(await answer.json(), { articleId: "a-1", method: "POST", cookie: "a=b", body: '{"é":1}' });
});

test("other addresses, methods, large bodies and bodies of unknown length are Next's", async () => {
  const answers = await Promise.all([
    post("/api/articles/a-1/clients", "{}"),
    post(`${path}?a=1`, "{}"),
    post(`${path}/`, "{}"),
    post("/api/articles/%61/commands", "{}"),
    fetch(url + path),
    fetch(`${url}/api/articles/a-1/events?after=3`),
    fetch(`${url}/api/events?after=a-1:3`, { method: "HEAD", headers: stream }),
    fetch(`${url}/api/eventsource`, { headers: stream }),
    post(path, "x".repeat(1024 * 1024 + 1)),
    post(path, new Blob(["{}"]).stream(), { duplex: "half" }),
  ]);
  for (const [index, answer] of answers.entries()) {
    assert.equal(answer.headers.get("x-from"), "next", String(index));
  }
});

test("before the app has handed its route over, all is Next's", async () => {
  const routes = globalThis[key];
  delete globalThis[key];
  assert.equal(await (await post(path, "{}")).text(), "next");
  globalThis[key] = routes;
});

test("a route that throws ends the connection and not the server", async (context) => {
  const routes = globalThis[key];
  const told = context.mock.method(console, "error", () => {});
  const broken = async () => {
    throw new Error("broken");
  };
  globalThis[key] = { command: broken };
  await assert.rejects(post(path, "{}"));
  assert.equal(told.mock.callCount(), 1);
  globalThis[key] = routes;
  assert.equal((await post(path, "{}")).status, 201);
});

test("a stream goes on as the app writes it, and the app is told when its reader leaves", async () => {
  const routes = globalThis[key];
  const left = Promise.withResolvers();
  const line = Promise.withResolvers();
  const body = new ReadableStream({ start: line.resolve, cancel: left.resolve });
  const headers = { "content-type": "text/event-stream; charset=utf-8" };
  globalThis[key] = { ...routes, events: async () => new Response(body, { headers }) };
  const gone = new AbortController();
  const answer = await fetch(`${url}/api/events?after=a-1:3`, { headers: stream, signal: gone.signal });
  const reader = answer.body.getReader();
  const controller = await line.promise;
  for (const said of ["one", "two"]) {
    controller.enqueue(new TextEncoder().encode(said));
    assert.equal(new TextDecoder().decode((await reader.read()).value), said);
  }
  gone.abort();
  await left.promise;
  globalThis[key] = routes;
});

test("a reader who takes it slowly gets all of it, and is waited for without a trace", async () => {
  const routes = globalThis[key];
  const [pieces, size] = [30, 1024 * 1024];
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(size));
      if (sent === pieces) controller.close();
    },
  });
  globalThis[key] = {
    ...routes,
    events: async () => new Response(body, { headers: { "content-type": "text/event-stream" } }),
  };
  let most = 0;
  const watch = (_, response) => {
    response.on("drain", () => {
      most = Math.max(most, response.listenerCount("close"));
    });
  };
  server.prependListener("request", watch);
  const answer = await fetch(`${url}/api/events?after=a-1:3`, { headers: stream });
  assert.equal((await answer.arrayBuffer()).byteLength, pieces * size);
  server.off("request", watch);
  assert.ok(most > 0 && most < 10, `${most} listeners`);
  globalThis[key] = routes;
});

test("what is refused before a stream begins is answered whole; the article's own stream is told which", async () => {
  const answer = await fetch(`${url}/api/articles/a-1/events?after=3`, { headers: stream });
  assert.deepEqual([answer.status, (await answer.json()).articleId], [201, "a-1"]);
});
