import assert from "node:assert/strict";
import { test } from "node:test";
import { type LiveArticle, liveArticle } from "../log/authority.ts";
import { newsroom } from "../testing/newsroom.ts";
import { articleOf } from "../testing/typist.ts";
import { ArticleShelf, bytesOf } from "./article-shelf.ts";

const held = (live: LiveArticle, size = 0) => ({ live, stored: { size } });
const article = (paragraphs: number) => held(newsroom(articleOf(Array(paragraphs).fill("Words of a paragraph."))).live);
const one = bytesOf(article(10));

test("what was put down longest ago goes first, by number and by bytes", () => {
  const byNumber = new ArticleShelf({ most: 2, mostBytes: 100 * one });
  for (const id of ["a", "b", "c"]) byNumber.put(id, article(10));
  assert.deepEqual([byNumber.get("a"), byNumber.size], [undefined, 2]);
  const byBytes = new ArticleShelf({ most: 100, mostBytes: 2.5 * one });
  for (const id of ["a", "b", "a", "c"]) byBytes.put(id, article(10));
  assert.deepEqual([byBytes.get("b"), byBytes.size, byBytes.bytes], [undefined, 2, 2 * one]);
  assert.ok(byBytes.get("a") !== undefined, "put down again, it counts as new");
});

test("the newest stays however large it is, and what is put down again counts once", () => {
  const shelf = new ArticleShelf({ most: 100, mostBytes: 2.5 * one });
  for (const id of ["a", "b"]) shelf.put(id, article(10));
  const large = article(500);
  shelf.put("large", large);
  assert.deepEqual([shelf.size, shelf.bytes], [1, bytesOf(large)]);
  shelf.put("large", article(10));
  assert.equal(shelf.bytes, one);
  shelf.delete("large");
  shelf.delete("absent");
  assert.deepEqual([shelf.size, shelf.bytes], [0, 0]);
});

test("claims, entries of the window and long notes count", () => {
  const room = newsroom(articleOf(["Over 90% of all deaths."]));
  const by = { id: "p", name: "P" };
  const sizes = [bytesOf(held(room.live))];
  room.run(by, { type: "add-claim", id: "1", words: { exact: "90%" } });
  sizes.push(bytesOf(held(room.live)));
  const version = 0;
  const steps = [{ stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "x" }] } }];
  room.run(by, { type: "edit-text", id: "2", version, clientId: "c", steps });
  sizes.push(bytesOf(held(room.live)), bytesOf(held(room.live, 1_000_000)));
  assert.deepEqual(
    sizes.toSorted((a, b) => a - b),
    sizes,
  );
  assert.equal(new Set(sizes).size, sizes.length);
  assert.ok(bytesOf(held(liveArticle(room.live.state))) < sizes[2]!, "the window is a part of it");
});
