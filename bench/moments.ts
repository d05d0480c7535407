/**
 * Any moment of an article with 10,000 events: typing by twenty people, with notes and findings in between, on an article with 200
 * claims. Each moment is read with nothing in memory, from the first to the last, as the history's screen reads it.
 */
import { randomUUID } from "node:crypto";
import { executeCommand } from "#lib/server/execute-command.ts";
import { forgetAll } from "#lib/server/live-articles.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { readMoment } from "#lib/server/read-moment.ts";
import { openHouse, type TestHouse } from "#lib/testing/house.ts";
import { fillArticle, type LongArticle } from "./fill-house.ts";
import { figure, heading, median } from "./ratio.ts";
import { Writers } from "./writers.ts";

const events = 10_000;
const words = 3000;
const claims = 200;
const people = 20;
const moments = 41;
const aim = 300;

export async function benchMoments(): Promise<void> {
  const house = await openHouse();
  try {
    const { editor, checker, reviewer } = house.people;
    const article = await fillArticle({ editor, checker, reviewer }, words, claims);
    const last = await writeOn(house, article);
    heading(`A moment of an article with ${last.toLocaleString("en")} events, nothing in memory`);
    const alone: Time[] = [];
    const compared: Time[] = [];
    // Two rounds more, before, in which the code is warmed.
    for (let round = -2; round < moments; round += 1) {
      const seq = Math.max(1, Math.round((last * Math.abs(round)) / (moments - 1)));
      const [shown, held] = [
        await timed(house, article.id, { seq }),
        await timed(house, article.id, { seq, with: last }),
      ];
      if (round < 0) continue;
      alone.push(shown);
      compared.push(held);
    }
    tell("shown", alone);
    tell("compared with now", compared);
  } finally {
    await house.end();
  }
}

/** The last entry. */
async function writeOn(house: TestHouse, article: LongArticle): Promise<number> {
  const writers = await Writers.join(house, article, people);
  for (let seq = 0; seq < events; ) {
    for (let turn = 0; turn < 5; turn += 1) await writers.typeAll();
    const claimId = article.claimIds[seq % article.claimIds.length]!;
    const note = { id: randomUUID(), type: "add-note", claimId, body: "Asked the office again." };
    await executeCommand(house.people.checker, article.id, note);
    seq = (await readArticle(house.people.editor, article.id)).seq;
  }
  return (await readArticle(house.people.editor, article.id)).seq;
}

/** Milliseconds by the clock and of processor time: on a busy machine they lie far apart. */
interface Time {
  clock: number;
  processor: number;
}

async function timed(house: TestHouse, id: string, asked: { seq: number; with?: number }): Promise<Time> {
  forgetAll();
  const [started, used] = [performance.now(), process.cpuUsage()];
  await readMoment(house.people.editor, id, asked);
  const { user, system } = process.cpuUsage(used);
  return { clock: performance.now() - started, processor: (user + system) / 1000 };
}

function tell(name: string, times: readonly Time[]): void {
  for (const kind of ["clock", "processor"] as const) {
    const values = times.map((time) => time[kind]);
    const [middle, longest] = [median(values), Math.max(...values)];
    const most = values.sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;
    const verdict = longest <= aim ? "reached" : "MISSED";
    console.log(
      `  ${`${name}, ${kind}`.padEnd(32)} median ${figure(middle)}, 95 % ${figure(most)}, longest ${figure(longest)} ms   aim ≤ ${aim}: ${verdict}`,
    );
  }
}
