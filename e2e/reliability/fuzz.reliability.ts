/**
 * Desks and stock collab clients at random on one article, over bad lines, with tabs that are killed and a server that forgets: rounds
 * until STET_FUZZ steps are accepted. A round that fails names its own seed: STET_SEED with it plays that round first.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ArticleState } from "#lib/log/article-state.ts";
import type { EventOf, LogEntry } from "#lib/log/event.ts";
import { runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import { checkingCopy, findFaults } from "./find-faults.ts";
import { FuzzRoom } from "./fuzz-room.ts";

const steps = Number(process.env.STET_FUZZ ?? 20_000);
const stepsOfRound = 400;
/** A long run says where it stands. */
const tellEvery = 100_000;

interface Round {
  faults: readonly string[];
  version: number;
  rescued: number;
}

/** What the editor reports as an error it has recovered from is a fault here, too. `plant` spoils something before the round. */
async function playRound(
  seed: number,
  most: number,
  plant: (fuzz: FuzzRoom) => void = () => {},
  copyOf = checkingCopy,
): Promise<Round> {
  const reported: string[] = [];
  const report = console.error;
  console.error = (...parts: unknown[]) => void reported.push(parts.map(String).join(" "));
  try {
    const fuzz = new FuzzRoom(seededRandom(seed));
    plant(fuzz);
    await fuzz.play(most);
    const rescued = fuzz.room.desks.reduce((sum, desk) => sum + desk.read().rescued.length, 0);
    return { faults: [...findFaults(fuzz, copyOf), ...reported], version: fuzz.version, rescued };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { faults: [stack, ...reported], version: 0, rescued: 0 };
  } finally {
    console.error = report;
  }
}

test("people and programs at random end with one text and one set of claims, and nothing typed is nowhere", async () => {
  const seed = runSeed();
  const started = performance.now();
  let done = 0;
  let texts = 0;
  for (let round = 0; done < steps; round += 1) {
    const own = (seed + round) % 2 ** 31;
    const { faults, version, rescued } = await playRound(own, stepsOfRound);
    assert.deepEqual(faults, [], `STET_SEED=${own}`);
    const isFull = Math.floor((done + version) / tellEvery) > Math.floor(done / tellEvery);
    done += version;
    texts += rescued;
    if (isFull || done >= steps) tell();
  }

  function tell(): void {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`fuzz: seed ${seed}, ${done} accepted steps in ${seconds} s, ${texts} texts in rescue lists`);
  }
});

/** Alters what streams bring to the first person, every so often. */
function alterDeliveries(fuzz: FuzzRoom, alter: (event: EventOf<"text-edited">) => void): void {
  const { net, tabs } = fuzz.room;
  const victim = tabs[0]!.name;
  net.onDelivery = (name: string, { event, seq }: LogEntry) => {
    if (name === victim && event.type === "text-edited" && seq % 5 === 0) alter(event);
  };
}

/** Lets the server do something wrong after a command, every so often. */
function spoilServer({ room }: FuzzRoom, spoil: (newsroom: FuzzRoom["room"]["net"]["room"]) => void): void {
  const newsroom = room.net.room;
  const run = newsroom.run.bind(newsroom);
  newsroom.run = (by, command) => {
    const events = run(by, command);
    if (newsroom.log.length % 20 === 0 && events[0]?.type === "text-edited") spoil(newsroom);
    return events;
  };
}

function withClaimsShifted(state: ArticleState): ArticleState {
  const { from, to } = state.ranges;
  return { ...state, ranges: { ...state.ranges, to: to.map((end, index) => (from[index]! < end ? end - 1 : end)) } };
}

const planted: Record<string, (fuzz: FuzzRoom) => void> = {
  "an entry altered on the way": (fuzz) =>
    alterDeliveries(fuzz, (event) => {
      Object.assign(event, JSON.parse(JSON.stringify(event).replaceAll('"text":"', '"text":"x')));
    }),
  "an entry that loses its last step on the way": (fuzz) =>
    alterDeliveries(fuzz, (event) => {
      Object.assign(event, { steps: event.steps.slice(0, -1) });
    }),
  "a claim's place shifted by one on the way": (fuzz) =>
    alterDeliveries(fuzz, (event) => {
      Object.assign(event, { moves: event.moves.map((move) => ({ ...move, from: move.from + 1 })) });
    }),
  "a server that maps claims one place off": (fuzz) =>
    spoilServer(fuzz, (newsroom) => {
      newsroom.live = { ...newsroom.live, state: withClaimsShifted(newsroom.live.state) };
    }),
  "a server that writes less than it did": (fuzz) =>
    spoilServer(fuzz, (newsroom) => {
      const { event } = newsroom.log.findLast((entry) => entry.event.type === "text-edited")!;
      Object.assign(event, { steps: (event as EventOf<"text-edited">).steps.slice(1) });
    }),
  "a server that takes a batch twice": ({ room }) => {
    const newsroom = room.net.room;
    const run = newsroom.run.bind(newsroom);
    newsroom.run = (by, command) => {
      if (command.type === "edit-text" && newsroom.log.length % 5 === 0) run(by, { ...command, id: `${command.id}-2` });
      return run(by, command);
    };
  },
  "an outbox record that loses a step": ({ room }) => {
    for (const { device } of room.tabs) device.onKeep = ({ steps: kept }) => void (kept as unknown[]).pop();
  },
  "a rescue list that forgets": ({ room }) => {
    for (const { desk } of room.tabs) desk.rescue = () => {};
  },
};

/** Rounds in which chance may have given the defect nothing to spoil. */
const attempts = 12;

for (const [defect, plant] of Object.entries(planted)) {
  test(`the fuzz sees ${defect}`, async () => {
    for (let seed = 1; seed <= attempts; seed += 1) {
      const { faults } = await playRound(seed, 150, plant);
      if (faults.length > 0) return;
    }
    assert.fail(`${attempts} rounds with the defect found nothing`);
  });
}

test("the fuzz sees a copy with claims one letter off", async () => {
  const copyOf = (state: ArticleState) => checkingCopy(withClaimsShifted(state));
  const { faults } = await playRound(1, 150, () => {}, copyOf);
  assert.match(faults.join(), /claim \d+ has its words in the copy/);
});
