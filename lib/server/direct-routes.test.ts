import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { type DirectRoute, handOverRoutes } from "./direct-routes.ts";
import { getArticleEvents } from "./get-events.ts";
import { apiPolicy, safeHeaders } from "./safe-headers.ts";
import { StreamResponse } from "./stream-response.ts";
import { makeToken } from "./token.ts";

let house: TestHouse;
let routes: readonly DirectRoute[];
before(async () => {
  house = await openHouse();
  handOverRoutes();
  routes = (globalThis as unknown as Record<symbol, readonly DirectRoute[]>)[Symbol.for("stet.direct-routes")]!;
});
after(() => house.end());

function answer(method: string, path: string, headers: Record<string, string> = {}): Promise<Response> | null {
  const route = routes.find((known) => known.method === method && known.address.test(path));
  const request = new Request(`http://localhost${path}`, { method, headers });
  return route?.answer(request, { ...route.address.exec(path)!.groups }) ?? null;
}

test("nobody gets anything without signing in, and every answer carries the headers of the API", async () => {
  const { id } = await house.addArticle();
  const paths = [`/api/articles/${id}/events`, `/api/articles/${id}/events?after=0`, `/api/events?after=${id}:0`];
  const answers = [answer("POST", `/api/articles/${id}/commands`), ...paths.map((path) => answer("GET", path))];
  for (const response of await Promise.all(answers)) {
    assert.equal(response?.status, 401);
    for (const [name, value] of Object.entries({ ...safeHeaders(), "content-security-policy": apiPolicy })) {
      assert.equal(response.headers.get(name), value);
    }
  }
});

test("other addresses and methods are not taken", () => {
  for (const path of [
    "/api/events/",
    "/api/eventss",
    "/api/articles/a/b/events",
    "/api/articles/%61/events",
    "/events",
  ]) {
    assert.equal(answer("GET", path), null, path);
  }
  assert.equal(answer("POST", "/api/events?after=a:0"), null);
  assert.equal(answer("HEAD", "/api/events?after=a:0"), null);
  assert.equal(answer("GET", "/api/articles/a/commands"), null);
});

test("a page of the log and a stream come from the app's own routes, and a foreign article stays foreign", async () => {
  const { id } = await house.addArticle();
  const { token } = await makeToken(house.people.viewer, "a program");
  const headers = { authorization: `Bearer ${token}` };
  const path = `/api/articles/${id}/events?after=0`;
  const page = await answer("GET", path, headers);
  const own = await getArticleEvents(new Request(`http://localhost${path}`, { headers }), {
    params: Promise.resolve({ id }),
  });
  assert.deepEqual([page?.status, await page?.json()], [200, await own.json()]);
  assert.ok((await answer("GET", `/api/articles/${id}/events`, headers)) instanceof StreamResponse);
  await house.run(house.people.editor, id, { type: "set-access", access: "restricted", members: [] });
  for (const foreign of [path, `/api/articles/${id}/events`]) {
    assert.equal((await answer("GET", foreign, headers))?.status, 404);
  }
});
