import assert from "node:assert/strict";
import { after, before, mock, test } from "node:test";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { longestArticle } from "./create-article.ts";
import { longestCommand } from "./execute-command.ts";
import { answer, publicRoute, route } from "./http.ts";
import { makeToken } from "./token.ts";

let house: TestHouse;
let token: string;
before(async () => {
  process.env.NEXTAUTH_SECRET = "x".repeat(32);
  house = await openHouse();
  token = (await makeToken(house.people.checker, "test")).token;
});
after(() => house.end());

function request(init: RequestInit & { headers?: Record<string, string> } = {}, path = "/api/x"): Request {
  return new Request(`http://localhost:3000${path}`, { method: "POST", duplex: "half", ...init } as RequestInit);
}
const json = { "content-type": "application/json" };
const none = { params: Promise.resolve({}) };
async function errorOf(response: Response): Promise<[number, { code: string; message: string }]> {
  return [response.status, ((await response.json()) as { error: { code: string; message: string } }).error];
}

const echo = publicRoute(async ({ body }) =>
  answer(await body(z.strictObject({ list: z.array(z.object({ n: z.int() })) }))),
);

test("nobody is let in without a session or token, a token's person comes with their present role", async () => {
  const who = route(async ({ principal }) => answer(principal));
  assert.equal((await who(request(), none)).status, 401);
  assert.equal((await who(request({ headers: { authorization: "Bearer wrong" } }), none)).status, 401);
  const known = await who(request({ headers: { authorization: `Bearer ${token}` } }), none);
  assert.deepEqual(await known.json(), { ...house.people.checker });
  assert.equal(known.headers.get("cache-control"), "private, no-store");
});

test("what is malformed is said with a readable path", async () => {
  const bad = request({ headers: json, body: JSON.stringify({ list: [{ n: 1 }, { n: "2" }] }) });
  const [status, error] = await errorOf(await echo(bad, none));
  assert.equal(status, 400);
  assert.match(error.message, /^list\[1\]\.n: /);
});

test("bodies that are not JSON, not UTF-8 or not declared as JSON are refused with 400", async () => {
  const bodies: [string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
    ["{", json],
    [new Uint8Array([0x22, 0xff, 0x22]), json],
    ['{"list":[]}', { "content-type": "text/plain" }],
    ['{"list":[]}', { "content-type": "application/json-seq" }],
  ];
  for (const [body, headers] of bodies) assert.equal((await echo(request({ headers, body }), none)).status, 400);
  const fine = { headers: { "content-type": "application/json; charset=utf-8" }, body: '{"list":[]}' };
  assert.equal((await echo(request(fine), none)).status, 200);
});

test("bytes are counted as they arrive, whatever length was declared", async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(600_000).fill(32)),
  });
  assert.equal((await echo(request({ headers: json, body: stream }), none)).status, 413);
});

test("more than a mebibyte is taken only by a route that asks for it, which may refuse before it is read", async () => {
  const mebibyte = 1024 * 1024;
  const body = `{"list":[]}${" ".repeat(mebibyte)}`;
  assert.equal((await echo(request({ headers: json, body }), none)).status, 413);
  let asked = 0;
  const large = publicRoute(async ({ json }) => answer(await json(() => 2 * mebibyte + ++asked)));
  assert.equal((await large(request({ headers: json, body: "{}" }), none)).status, 200);
  assert.equal(asked, 0);
  assert.equal((await large(request({ headers: json, body }), none)).status, 200);
  assert.equal((await large(request({ headers: json, body: body + body + body }), none)).status, 413);
  let read = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(mebibyte).fill(32, read++)),
  });
  const refusing = publicRoute(async ({ json }) => {
    const refuse = () => Promise.reject(new AppError("not-found", "There is no such article."));
    return answer(await json(refuse));
  });
  assert.equal((await refusing(request({ headers: json, body: stream }), none)).status, 404);
  assert.ok(read <= 3, `${read} MiB were read`);
});

test("a command may be larger than usual only by those who attach files, and only where they may read the article", async () => {
  const { editor, checker, viewer } = house.people;
  const { id } = await house.addArticle();
  assert.ok((await longestCommand(checker, id)) >= 14_000_000, "a file of ten megabytes fits");
  assert.equal(await longestCommand(viewer, id), 1024 * 1024);
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [] });
  const notFound = (error: unknown) => error instanceof AppError && error.code === "not-found";
  await assert.rejects(longestCommand(checker, id), notFound);
  assert.throws(() => longestArticle(viewer), { code: "forbidden" });
});

test("what is wrong is said in short, however much of it there is", async () => {
  const keys = Array.from({ length: 50_000 }, (_, index) => [`key${index}`, index]);
  const long = { ["k".repeat(100_000)]: 1 };
  for (const wrong of [{ list: [], ...Object.fromEntries(keys) }, { list: keys }, { list: [], ...long }, [long]]) {
    const response = await echo(request({ headers: json, body: JSON.stringify(wrong) }), none);
    assert.equal(response.status, 400);
    assert.ok((await response.text()).length < 12_000);
  }
});

test("a page of another site can change nothing", async () => {
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example", host: "localhost:3000" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const response = await echo(request({ headers: { ...json, ...headers }, body: '{"list":[]}' }), none);
    assert.equal(response.status, 403, JSON.stringify(headers));
  }
});

test("an id in the address that cannot be one is not found", async () => {
  const named = publicRoute<"id">(async ({ params }) => answer(params.id));
  const at = (id: string) => named(request({ method: "GET" }), { params: Promise.resolve({ id }) });
  assert.equal((await at("../etc")).status, 404);
  assert.equal((await at("a".repeat(65))).status, 404);
  assert.equal((await at("abc-1")).status, 200);
});

test("an expected failure is answered with its code, anything else without detail", async () => {
  const expected = publicRoute(async () => {
    throw new AppError("too-many", "Wait", { retryAfter: 7 });
  });
  const answered = await expected(request(), none);
  assert.deepEqual([answered.status, answered.headers.get("retry-after")], [429, "7"]);
  const written = mock.method(console, "error", () => {});
  const broken = publicRoute(async () => {
    throw new Error("secret detail");
  });
  const [status, error] = await errorOf(await broken(request(), none));
  assert.equal(status, 500);
  assert.doesNotMatch(JSON.stringify(error), /secret/);
  assert.equal(written.mock.callCount(), 1);
  written.mock.restore();
});
