/** A valid command spoilt in one or two places, as somebody who looks for holes would: all chance from one seed. */
import { depthOfJson } from "#lib/log/json-depth.ts";
import type { Random } from "#lib/testing/seeded-random.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Parent = Json[] | { [key: string]: Json };

interface Place {
  parent: Parent;
  key: string | number;
}

const numbers = [-1, 0, 1, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 4_000_001, -0.5];
const texts = [
  "",
  "\0",
  "\ud800",
  "\udc00x",
  "a\u000bb",
  "\u202e",
  "__proto__",
  "constructor",
  "javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,x",
  "replaceAround",
  "docAttr",
  "attr",
  "iframe",
  "blink",
  "table",
  "<script>alert(1)</script>",
  "'; DROP TABLE log; --",
  "x".repeat(70_000),
];
const others: Json[] = [null, true, false, [], {}, [[[[]]]], { toString: 1 }, { length: -1 }];
const strangeKeys = [
  "__proto__",
  "constructor",
  "toString",
  "extra",
  "onclick",
  "style",
  "attrs",
  "marks",
  "openStart",
];

export function mutated(value: Json, random: Random): Json {
  const copy = { root: structuredClone(value) };
  for (let times = random.chance(0.3) ? 2 : 1; times > 0; times -= 1) {
    const places = placesIn(copy.root);
    const numeric = places.filter(({ parent, key }) => typeof valueAt(parent, key) === "number");
    const isNudge = numeric.length > 0 && random.chance(0.4);
    const place = isNudge ? random.pick(numeric) : places.length > 0 ? random.pick(places) : null;
    if (place === null) continue;
    if (isNudge) put(place, (valueAt(place.parent, place.key) as number) + random.below(9) - 4);
    else random.pick(changes)(place, random);
  }
  return copy.root;
}

function placesIn(value: Json, found: Place[] = []): Place[] {
  if (value === null || typeof value !== "object") return found;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    found.push({ parent: value, key });
    placesIn(valueAt(value, key), found);
  }
  return found;
}

function valueAt(parent: Parent, key: string | number): Json {
  return (parent as Record<string | number, Json>)[key]!;
}

/** A copy, so that nothing comes to hold itself. Also a key like `__proto__` becomes one of the object's own, as in parsed JSON. */
function define(parent: Parent, key: string | number, value: Json): void {
  Object.defineProperty(parent, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function put({ parent, key }: Place, value: Json): void {
  define(parent, key, value);
}

const changes: ((place: Place, random: Random) => void)[] = [
  (place, random) => put(place, random.pick(numbers)),
  (place, random) => put(place, random.pick(texts)),
  (place, random) => put(place, random.pick(others)),
  removed,
  doubled,
  renamed,
  (place, random) => {
    const value = valueAt(place.parent, place.key);
    const host = value !== null && typeof value === "object" && !Array.isArray(value) ? value : place.parent;
    if (!Array.isArray(host)) define(host, random.pick(strangeKeys), random.pick([...numbers, ...texts, ...others]));
  },
  ({ parent }) => {
    const { from, to } = parent as { from?: Json; to?: Json };
    if (from !== undefined && to !== undefined) Object.assign(parent, { from: to, to: from });
  },
  (place, random) => {
    const slice = valueAt(place.parent, place.key);
    const host = slice !== null && typeof slice === "object" && !Array.isArray(slice) ? slice : null;
    if (host !== null) Object.assign(host, { [random.pick(["openStart", "openEnd"])]: random.below(8) - 2 });
  },
  nested,
];

function removed({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function doubled({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(valueAt(parent, key)));
}

function renamed(place: Place, random: Random): void {
  const value = valueAt(place.parent, place.key);
  removed(place);
  if (!Array.isArray(place.parent)) define(place.parent, random.pick(strangeKeys), value);
}

/** What is this deep already is not nested again: copying it would end the stack of the test itself. */
const deep = 500;

/** Blocks in blocks, or lists in lists: a little too deep, or deep enough for a reader that recurses to feel it. */
function nested(place: Place, random: Random): void {
  let value = valueAt(place.parent, place.key);
  if (depthOfJson(value, deep) > deep) return;
  const isPlain = random.chance(0.5);
  for (let depth = random.pick([3, 30, 300, 800]); depth > 0; depth -= 1) {
    value = isPlain ? [value] : { type: "blockquote", content: [value] };
  }
  put(place, value);
}
