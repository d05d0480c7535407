/** A desk whose stream is held back, on a simulated network. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../app-error.ts";
import { MemoryDevice } from "../testing/memory-device.ts";
import { newsroom } from "../testing/newsroom.ts";
import { seededRandom } from "../testing/seeded-random.ts";
import { SimulatedNet } from "../testing/simulated-net.ts";
import { articleOf } from "../testing/typist.ts";
import { createDesk, type Desk } from "./desk.ts";
import { pauseAfter } from "./pause.ts";

interface Room {
  net: SimulatedNet;
  desk: Desk;
  /** How often a page of entries was asked for. */
  asked(): number;
}

function openRoom(prepare: (net: SimulatedNet) => void = () => {}): Room {
  const net = new SimulatedNet(newsroom(articleOf(["The register counts 40 ships."])), seededRandom(1));
  prepare(net);
  const transport = net.transportOf("mira");
  let asked = 0;
  const desk = createDesk({
    article: net.room.live.state,
    me: { id: "mira", name: "Mira", role: "editor" },
    mayEdit: true,
    mayAnnotate: true,
    store: new MemoryDevice().store(),
    transport: {
      ...transport,
      fetchJson: (method, path, body) => {
        if (path.includes("/events?")) asked += 1;
        return transport.fetchJson(method, path, body);
      },
    },
  });
  desk.connect();
  return { net, desk, asked: () => asked };
}

function claimElsewhere(net: SimulatedNet, id: string): void {
  net.run("elsewhere", { type: "add-claim", id, claimId: id, words: { exact: "40 ships" } });
}

test("where streams are held back, pages bring others' changes within 20 seconds, and then within a few", async () => {
  const { net, desk } = openRoom((line) => {
    line.holdsBack = true;
  });
  claimElsewhere(net, "one");
  await net.until(() => desk.read().claims.length === 1, 20_000);
  await net.pass(30_000);
  claimElsewhere(net, "two");
  await net.pass(3100);
  assert.equal(desk.read().claims.length, 2);
  assert.equal(desk.read().saveState, "saved");
});

test("while pages are answered the desk is saved; when they fail too it says so", async () => {
  const { net, desk } = openRoom((line) => {
    line.holdsBack = true;
  });
  await net.pass(15_000);
  assert.equal(desk.read().saveState, "saved");
  net.isDown = true;
  await net.until(() => desk.read().saveState === "reconnecting", 8000);
  net.isDown = false;
  await net.until(() => desk.read().saveState === "saved", 8000);
});

test("a stream that works again ends the asking", async () => {
  const { net, desk, asked } = openRoom((line) => {
    line.holdsBack = true;
  });
  await net.pass(20_000);
  assert.ok(asked() >= 4);
  net.holdsBack = false;
  // Tried rarely: once in one and a half minutes at the latest.
  await net.pass(101_000);
  const before = asked();
  await net.pass(20_000);
  assert.equal(asked(), before);
  claimElsewhere(net, "one");
  await net.pass(100);
  assert.equal(desk.read().claims.length, 1);
});

test("an article that is gone is told by a page as well", async () => {
  const { net, desk } = openRoom((line) => {
    line.holdsBack = true;
  });
  await net.pass(8000);
  net.absence = new AppError("not-found", "There is no such article, or you may not see it.");
  await net.until(() => desk.read().editing === "gone", 5000);
});

test("no two clients come back in the same instant, and nobody later than nine seconds", () => {
  const { next } = seededRandom(7);
  for (const failures of [0, 1, 5, 50]) {
    const pauses = Array.from({ length: 200 }, () => pauseAfter(failures, false, next()));
    assert.ok(new Set(pauses.map(Math.round)).size > 100, "spread");
    assert.ok(Math.max(...pauses) <= 9000);
  }
});
