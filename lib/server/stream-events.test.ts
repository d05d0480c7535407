import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Principal } from "../policy/can.ts";
import { type EventMessage, eventMessages } from "../testing/event-messages.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { closeStreams, mostStreams, openStreams, wakeAll } from "./hub.ts";
import { type StreamRequest, streamEvents } from "./stream-events.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

type Message = EventMessage<{ article: string; entry?: { seq: number; event: { type: string } } }>;

interface Reading {
  /** The next message about the log; null when the stream has ended. */
  next(): Promise<Message | null>;
  /** The next message of any kind. */
  each(): Promise<Message | null>;
  stop(): Promise<void>;
}

function open(principal: Principal, cursors: Record<string, number>, more: Partial<StreamRequest> = {}): Reading {
  const response = streamEvents({
    principal,
    asking: async () => principal,
    cursors: new Map(Object.entries(cursors)),
    several: true,
    signal: new AbortController().signal,
    ...more,
  });
  assert.match(response.headers.get("cache-control")!, /no-transform/);
  const { next: each, stop } = eventMessages<Message["data"]>(response.body!);
  async function next(): Promise<Message | null> {
    for (;;) {
      const message = await each();
      if (message?.event !== "here" && message?.event !== "presence") return message;
    }
  }
  return { next, each, stop };
}

test("a stream starts behind the cursor and goes on with what is committed next, woken by it alone", {
  timeout: 20_000,
}, async (t) => {
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(house.people.checker, id, "over 90%");
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const stream = open(house.people.viewer, { [id]: 1 });
  const first = await stream.next();
  assert.deepEqual([first?.id, first?.event, first?.data?.entry?.event.type], [`${id}:2`, "entry", "claim-added"]);
  const next = stream.next();
  await house.run(house.people.checker, id, { type: "start-check", claimId });
  assert.equal((await next)?.data?.entry?.seq, 3);
  t.mock.timers.reset();
  await stream.stop();
});

test("a stream speaks at once, before there is any entry, and then every few seconds", {
  timeout: 20_000,
}, async () => {
  const { id, seq } = await house.addArticle();
  const stream = open(house.people.viewer, { [id]: seq });
  assert.equal((await stream.each())?.event, "here");
  assert.equal((await stream.each())?.event, "presence");
  assert.equal((await stream.each())?.event, "here");
  await stream.stop();
});

test("several articles come in one stream, a foreign one as gone", async () => {
  const [one, other, foreign] = [await house.addArticle(), await house.addArticle(), await house.addArticle()];
  await house.run(house.people.editor, foreign.id, { type: "set-access", access: "restricted", members: [] });
  const stream = open(house.people.viewer, { [one.id]: 0, [other.id]: 0, [foreign.id]: 0 });
  const messages = [await stream.next(), await stream.next(), await stream.next()];
  assert.deepEqual(
    messages.map((message) => [message?.event, message?.data?.article]),
    [
      ["entry", one.id],
      ["entry", other.id],
      ["gone", foreign.id],
    ],
  );
  await stream.stop();
});

test("who loses the right to read gets `gone` in place of the entry that took it, and the stream ends", {
  timeout: 10_000,
}, async () => {
  const { id } = await house.addArticle();
  const stream = open(house.people.viewer, { [id]: 1 });
  await house.run(house.people.editor, id, { type: "set-access", access: "restricted", members: [] });
  assert.deepEqual(await stream.next(), { event: "gone", data: { article: id } });
  assert.equal(await stream.next(), null);
});

test("internal notes are withheld from a viewer in the stream too", async () => {
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(house.people.checker, id, "over 90%");
  const stream = open(house.people.viewer, { [id]: 2 });
  await house.run(house.people.checker, id, { type: "add-note", claimId, body: "canary", internal: true });
  const message = await stream.next();
  assert.deepEqual(message?.data?.entry?.event, { type: "withheld" });
  await stream.stop();
});

test("a person who is signed out, or has another role, is cut off and gets nothing more", {
  timeout: 10_000,
}, async () => {
  const { id } = await house.addArticle();
  for (const now of [null, { ...house.people.viewer, role: "writer" as const }]) {
    let asked: Principal | null = house.people.viewer;
    const stream = open(house.people.viewer, { [id]: 0 }, { asking: async () => asked });
    assert.equal((await stream.next())?.data?.entry?.seq, 1);
    asked = now;
    assert.equal(await stream.next(), null);
  }
});

test("a long log arrives whole and in order", async () => {
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(house.people.checker, id, "over 90%");
  const notes = Array.from({ length: 250 }, (_, index) => ({
    type: "add-note" as const,
    claimId,
    body: `${index} ${"word ".repeat(900)}`,
  }));
  await Promise.all(notes.map((note) => house.run(house.people.checker, id, note)));
  const stream = open(house.people.checker, { [id]: 0 });
  for (let seq = 1; seq <= 252; seq += 1) assert.equal((await stream.next())?.data?.entry?.seq, seq);
  await stream.stop();
});

test("streams are cleaned up on cancel, on abort and when the server stops", { timeout: 10_000 }, async () => {
  const { id } = await house.addArticle();
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
  await settled();
  assert.equal(openStreams(), 0);
  const abort = new AbortController();
  const streams = [
    open(house.people.viewer, { [id]: 1 }),
    open(house.people.viewer, { [id]: 1 }, { signal: abort.signal }),
    open(house.people.viewer, { [id]: 1 }),
  ];
  assert.equal(openStreams(), 3);
  await streams[0]!.stop();
  abort.abort();
  assert.equal(await streams[1]!.next(), null);
  closeStreams();
  assert.equal(await streams[2]!.next(), null);
  await settled();
  assert.equal(openStreams(), 0);
});

test("past the most streams a person may have, their oldest is closed, and nobody else's", {
  timeout: 10_000,
}, async () => {
  const { id } = await house.addArticle();
  const { viewer, checker } = house.people;
  const other = open(checker, { [id]: 1 });
  const own = Array.from({ length: mostStreams + 2 }, () => open(viewer, { [id]: 1 }));
  const [first, second, ...left] = own;
  assert.deepEqual([await first?.next(), await second?.next()], [null, null]);
  assert.equal(openStreams(), 1 + mostStreams);
  await house.addClaim(checker, id, "over 90%");
  for (const stream of [other, ...left]) assert.equal((await stream.next())?.data?.entry?.seq, 2);
  await Promise.all([other, ...left].map((stream) => stream.stop()));
});

test("what all may see is written once, what one may not see is still withheld from that one", async () => {
  const { id } = await house.addArticle();
  const { viewer, checker } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  const readers = [open(viewer, { [id]: 2 }), open(checker, { [id]: 2 }), open(viewer, { [id]: 2 })];
  const notes = ["plain", "canary", "plain"].map((body) => ({
    type: "add-note" as const,
    claimId,
    body,
    internal: body === "canary",
  }));
  await Promise.all(notes.map((note) => house.run(checker, id, note)));
  const [first, all, last] = await Promise.all(
    readers.map(async (reader) => [await reader.next(), await reader.next(), await reader.next()]),
  );
  const typesIn = (messages: (Message | null)[] | undefined) =>
    messages?.map((message) => message?.data?.entry?.event.type);
  assert.deepEqual(typesIn(first), ["note-added", "withheld", "note-added"]);
  assert.deepEqual(typesIn(all), ["note-added", "note-added", "note-added"]);
  assert.deepEqual(typesIn(last), typesIn(first));
  assert.ok(!JSON.stringify([first, last]).includes("canary"));
  await Promise.all(readers.map((reader) => reader.stop()));
});

test("after a change to the house nothing is sent before it was asked who is reading", {
  timeout: 10_000,
}, async () => {
  const { id } = await house.addArticle();
  let asked: Principal | null = house.people.viewer;
  const stream = open(house.people.viewer, { [id]: 0 }, { asking: async () => asked });
  assert.equal((await stream.next())?.data?.entry?.seq, 1);
  asked = null;
  wakeAll();
  await house.addClaim(house.people.checker, id, "over 90%");
  assert.equal(await stream.next(), null);
});
