import assert from "node:assert/strict";
import { test } from "node:test";
import { termsOf } from "./terms.ts";

const said = (query: string) => termsOf(query).map(({ words, prefix }) => words.join(" ") + (prefix ? "*" : ""));

test("words are sought whole, the last one as a beginning", () => {
  assert.deepEqual(said("Border strikes"), ["border", "strikes*"]);
  assert.deepEqual(said("  strikes  "), ["strikes*"]);
});

test("quotation marks of any kind keep words together, closed or not", () => {
  assert.deepEqual(said('"over 90" deaths'), ["over 90", "deaths*"]);
  assert.deepEqual(said("„we will not wait” minister"), ["we will not wait", "minister*"]);
  assert.deepEqual(said('minister "we will no'), ["minister", "we will no*"]);
  assert.deepEqual(said('deaths "over 90"'), ["deaths", "over 90"]);
});

test("what has no blank in it belongs together", () => {
  assert.deepEqual(said("al-Qaeda 1,000"), ["al qaeda", "1 000*"]);
  assert.deepEqual(said("東京"), ["東 京"]);
});

test("one letter is no beginning", () => {
  assert.deepEqual(said("plan b"), ["plan", "b"]);
});

test("nothing that is typed is a mistake", () => {
  for (const nothing of ["", "   ", '"'.repeat(200), "*", "👩‍🚀", "\0", "AND".replace(/./g, "&"), "()"]) {
    assert.deepEqual(termsOf(nothing), []);
  }
  assert.deepEqual(said("a AND b NEAR(c) NOT d* col:e ^f"), ["a", "and", "b", "near c", "not", "d", "col e", "f"]);
});
