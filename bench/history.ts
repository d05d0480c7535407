/**
 * Opening an article with a long past: 100,000 accepted steps, one letter each, by fifty people through the one door, against a
 * fresh article of the same text. Both are read with nothing in memory, as after a start.
 */
import { createArticle } from "#lib/server/create-article.ts";
import { forgetAll } from "#lib/server/live-articles.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { openHouse, type TestHouse } from "#lib/testing/house.ts";
import { fillArticle } from "./fill-house.ts";
import { type Aim, figure, heading, printRatio } from "./ratio.ts";
import { Writers } from "./writers.ts";

/** A state is stored every 200 entries here: 150 more leave nearly the most to replay. */
const steps = 100_150;
const people = 50;
const rounds = 31;
const aim: Aim = { kind: "most", value: 1.5 };

export async function benchHistory(): Promise<void> {
  const house = await openHouse();
  try {
    const { editor, checker, reviewer } = house.people;
    const old = await fillArticle({ editor, checker, reviewer }, 10_000, 0);
    const started = performance.now();
    const writers = await Writers.join(house, old, people);
    for (let done = 0; done < steps; done += people) await writers.typeAll();
    const perSecond = (steps / (performance.now() - started)) * 1000;
    heading(
      `Opening an article of ${steps.toLocaleString("en")} steps : a fresh one of the same text, nothing in memory`,
    );
    const fresh = await sameText(house, old.id);
    await measure(house, old.id, fresh);
    console.log(
      `  The steps were accepted at ${figure(perSecond)} /s, ${people} people at once, each a batch of its own.`,
    );
  } finally {
    await house.end();
  }
}

async function sameText(house: TestHouse, id: string): Promise<string> {
  const { text } = await readArticle(house.people.editor, id);
  const content = text.split("\n").join("\n\n");
  return (await createArticle(house.people.editor, { format: "text", content })).id;
}

async function measure(house: TestHouse, old: string, fresh: string): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const [long, short] = [await timed(house, old), await timed(house, fresh)];
    if (round < 0) continue;
    ours.push(long);
    theirs.push(short);
  }
  printRatio("loaded and answered", "ms", ours, theirs, aim);
}

async function timed(house: TestHouse, id: string): Promise<number> {
  forgetAll();
  const started = performance.now();
  await readArticle(house.people.editor, id);
  return performance.now() - started;
}
