import assert from "node:assert/strict";
import { test } from "node:test";
import { listen, wake } from "./hub.ts";

const apis = ["Date", "setTimeout", "setImmediate"] as const;

test("a few readers hear of every commit at once, many of several at a time and always of the last", (t) => {
  t.mock.timers.enable({ apis: [...apis], now: 1_000_000 });
  for (const [readers, heardOf] of [
    [2, 5],
    [300, 2],
  ] as const) {
    const id = `article-${readers}`;
    const heard = new Map<number, number>();
    const hear = (reader: number) => heard.set(reader, (heard.get(reader) ?? 0) + 1);
    const ends = Array.from({ length: readers }, (_, reader) => listen([id], () => hear(reader)));
    for (let commit = 0; commit < 5; commit += 1) {
      wake(id);
      t.mock.timers.tick(1);
    }
    t.mock.timers.tick(1000);
    assert.deepEqual(new Set(heard.values()), new Set([heardOf]));
    for (const end of ends) end();
  }
});
