import assert from "node:assert/strict";
import { request as ask, createServer } from "node:http";
import { text } from "node:stream/consumers";
import { after, before, beforeEach, test } from "node:test";
import { answerDirectly } from "./serve-directly.mjs";

const key = Symbol.for("stet.direct-routes");
const path = "/api/articles/a-1/commands";
const events = "/api/events";
let server;
let url;
/** What the app's route for commands answers, and what it writes on a stream. */
let command;
let begin;

const route = (method, address, answer) => ({ method, address, answer });

before(async () => {
  globalThis[key] = [
    route("POST", /^\/api\/articles\/(?<id>[\w-]{1,100})\/commands$/, (request, params) => command(request, params)),
    route("GET", /^\/api\/events(\?|$)/, async ({ url: asked, body }) =>
      Object.assign(new Response(null, { headers: { "x-asked": asked, "x-body": String(body) } }), { begin }),
    ),
  ];
  server = createServer((request, response) => {
    if (!answerDirectly(request, response)) response.end("next");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
beforeEach(() => {
  command = async (request, params) =>
    Response.json(
      { ...params, method: request.method, cookie: request.headers.get("cookie"), body: await request.text() },
      { status: 201, headers: { "x-from": "app" } },
    );
  begin = (outlet) => outlet.end("event: here\n\n");
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
  assert.deepEqual(await answer.json(), { id: "a-1", method: "POST", cookie: "a=b", body: '{"é":1}' });
});

test("other addresses, methods, large bodies and bodies of unknown length are Next's", async () => {
  const stream = new Blob(["{}"]).stream();
  const answers = await Promise.all([
    post("/api/articles/a-1/clients", "{}"),
    post(`${path}?a=1`, "{}"),
    post(`${path}/`, "{}"),
    post("/api/articles/%61/commands", "{}"),
    fetch(url + path),
    post(events, "{}"),
    fetch(`${url}/api/events/more`),
    post(path, "x".repeat(1024 * 1024 + 1)),
    post(path, stream, { duplex: "half" }),
  ]);
  for (const answer of answers) assert.equal(await answer.text(), "next");
});

test("a body where none belongs, and HEAD, are Next's", async () => {
  const withBody = await new Promise((resolve, reject) => {
    const asked = ask(url + events, { headers: { "content-length": 2 } }, resolve).once("error", reject);
    asked.end("{}");
  });
  assert.equal(await text(withBody), "next");
  assert.equal((await fetch(url + events, { method: "HEAD" })).headers.get("x-asked"), null);
});

test("an answer that goes on is written by the app itself, behind its headers", async () => {
  const answer = await fetch(`${url + events}?after=a:1`);
  assert.equal(answer.headers.get("x-asked"), "http://localhost/api/events?after=a:1");
  assert.equal(answer.headers.get("x-body"), "null");
  assert.equal(await answer.text(), "event: here\n\n");
});

test("the app hears that the reader of such an answer has gone", { timeout: 10_000 }, async () => {
  const closed = new Promise((resolve) => {
    begin = (outlet) => {
      outlet.on("close", () => resolve(outlet.destroyed));
      outlet.write("event: here\n\n");
    };
  });
  const answer = await fetch(url + events);
  await answer.body.cancel();
  assert.equal(await closed, true);
});

test("before the app has handed its routes over, all is Next's", async () => {
  const routes = globalThis[key];
  delete globalThis[key];
  assert.equal(await (await post(path, "{}")).text(), "next");
  globalThis[key] = routes;
});

test("a route that throws ends the connection and not the server", async (context) => {
  const told = context.mock.method(console, "error", () => {});
  const answers = command;
  command = async () => {
    throw new Error("broken");
  };
  await assert.rejects(post(path, "{}"));
  assert.equal(told.mock.callCount(), 1);
  command = answers;
  assert.equal((await post(path, "{}")).status, 201);
});
