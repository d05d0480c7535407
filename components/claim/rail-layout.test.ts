import assert from "node:assert/strict";
import { test } from "node:test";
import { layOutRail, withPinned } from "./rail-layout.ts";

const card = (id: string, wanted: number, height = 50) => ({ id, wanted, height });

test("cards with room stand beside their words", () => {
  const { tops } = layOutRail([card("a", 10), card("b", 100)], null);
  assert.deepEqual(
    [...tops],
    [
      ["a", 10],
      ["b", 100],
    ],
  );
});

test("cards on the same line follow each other without overlap", () => {
  const { tops, height } = layOutRail([card("a", 10), card("b", 10), card("c", 20)], null);
  assert.deepEqual([tops.get("a"), tops.get("b"), tops.get("c")], [10, 68, 126]);
  assert.equal(height, 176);
});

test("the selected card stands exactly beside its words and the ones before it move up", () => {
  const { tops, crowdedOut } = layOutRail([card("a", 200), card("b", 200), card("c", 210)], "c");
  assert.deepEqual([tops.get("a"), tops.get("b"), tops.get("c")], [94, 152, 210]);
  assert.deepEqual(crowdedOut, []);
});

test("cards for which nothing is left above the selected one are named, not drawn over others", () => {
  const { tops, crowdedOut } = layOutRail([card("a", 0), card("b", 0), card("c", 60)], "c");
  assert.deepEqual(crowdedOut, ["a"]);
  assert.deepEqual([tops.get("b"), tops.get("c")], [2, 60]);
});

test("a selection that is not among the cards changes nothing", () => {
  assert.deepEqual([...layOutRail([card("a", 10)], "gone").tops], [["a", 10]]);
});

test("cards keep the order of the list whatever places are guessed; only the pinned one goes to where it is wanted", () => {
  const cards = [card("a", 100), card("b", 40), card("c", 300), card("pinned", 200)];
  const order = (pinned: string | null) => withPinned(cards, pinned).map(({ id }) => id);
  assert.deepEqual(order(null), ["a", "b", "c", "pinned"]);
  assert.deepEqual(order("pinned"), ["a", "b", "pinned", "c"]);
});
