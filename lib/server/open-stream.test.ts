import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../app-error.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { openStreams } from "./hub.ts";
import { streamArticle, streamArticles } from "./open-stream.ts";
import type { Asking } from "./principal.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

function asViewer(): Asking {
  const principal = house.people.viewer;
  return { principal, via: "token", sessionId: null, again: async () => principal };
}
const head = new Request("http://localhost:3000/api/events", { method: "HEAD" });

test("HEAD is answered with the headers of a stream and opens none; what GET refuses it refuses too", async () => {
  const { id } = await house.addArticle();
  for (const response of [
    await streamArticle(head, asViewer(), id, {}),
    streamArticles(head, asViewer(), { after: `${id}:0` }),
  ]) {
    assert.match(response.headers.get("content-type")!, /^text\/event-stream/);
    assert.equal(response.body, null);
  }
  assert.equal(openStreams(), 0);
  const notFound = (error: unknown) => error instanceof AppError && error.code === "not-found";
  await assert.rejects(streamArticle(head, asViewer(), "nowhere", {}), notFound);
});
