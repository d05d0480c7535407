/** Somebody on a line of 800 ms there and back types beside ten quick ones, in the same paragraphs. Time is the simulated net's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { caretBehind, DeskRoom, textOf, type } from "../testing/desk-room.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf } from "../testing/typist.ts";

const paragraphs = Array.from(
  { length: 5 },
  (_, index) => `Paragraph ${index} counts ${index + 40} ships and some nets.`,
);
const quick = Array.from({ length: 10 }, (_, index) => `quick-${index}`);
/** How long everybody types, in milliseconds. */
const long = 10_000;

test("who is far away gets text accepted within three seconds, and is never refused five times in a row", async () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  const room = new DeskRoom(articleOf(paragraphs), random);
  const { net } = room;
  net.far.set("far", 400);
  const far = room.open("far");
  const others = quick.map((name) => room.open(name));
  await net.pass(2000);
  for (const [index, { desk }] of others.entries()) caretBehind(desk, `Paragraph ${index % 5} counts`);
  caretBehind(far.desk, "Paragraph 2");

  const typed: number[] = [];
  const accepted: number[] = [];
  let [tries, most, seen] = [0, 0, net.room.log.length];
  net.onCommand = (name) => {
    if (name === "far") tries += 1;
    most = Math.max(most, tries);
  };
  function lookAtLog(): void {
    for (const { by, event } of net.room.log.slice(seen)) {
      if (by.id !== "far" || event.type !== "text-edited") continue;
      tries = 0;
      for (let step = 0; step < event.steps.length; step += 1) accepted.push(net.time);
    }
    seen = net.room.log.length;
  }
  for (let at = 0; at < long || far.desk.hasUnsent(); at += 20) {
    if (at < long && at % 120 === 0) for (const { desk } of others) type(desk, random.pick(["a", "b", " "]));
    if (at < long && at % 200 === 0) {
      type(far.desk, "x");
      typed.push(net.time);
    }
    await net.pass(20);
    lookAtLog();
  }
  await room.quiet();
  room.assertSame(`seed ${seed}`);
  assert.equal(accepted.length, typed.length);
  assert.equal(textOf(far.desk).split("x").length - 1, typed.length);
  const waits = accepted.map((at, index) => at - typed[index]!).sort((a, b) => a - b);
  const p95 = waits[Math.floor(waits.length * 0.95)]!;
  console.log(`far away: seed ${seed}, p95 ${p95} ms, ${most} tries for one batch at most`);
  assert.ok(p95 <= 3000, `p95 is ${p95} ms`);
  assert.ok(most <= 5, `${most} tries in a row`);
});
