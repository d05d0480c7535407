/** What loading the desk's code does by itself: nothing that takes time before the first letter can be typed. */
import assert from "node:assert/strict";
import { test } from "node:test";

test("no segmenter is made when the desk's code is loaded", async (context) => {
  const usual = Intl.Segmenter;
  context.after(() => {
    Intl.Segmenter = usual;
  });
  let made = 0;
  Intl.Segmenter = class extends usual {
    constructor(...given: ConstructorParameters<typeof Intl.Segmenter>) {
      super(...given);
      made += 1;
    }
  };
  await import("./open-desk.ts");
  assert.equal(made, 0);
});
