/** What loading the desk's code does by itself: nothing that takes time before the first letter. Alone in its process, where nothing is loaded yet. */
import assert from "node:assert/strict";
import { test } from "node:test";

test("no segmenter is made when the desk's code is loaded", async (context) => {
  const { mock } = context.mock.method(Intl, "Segmenter");
  await import("./open-desk.ts");
  assert.equal(mock.callCount(), 0);
});
