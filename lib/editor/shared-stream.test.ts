/** Tabs of one browser that share a live stream, on a simulated network. Replay a run with STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { TextSelection } from "prosemirror-state";
import type { ArticleState } from "../log/article-state.ts";
import { MemoryDevice } from "../testing/memory-device.ts";
import { newsroom } from "../testing/newsroom.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { SimulatedNet } from "../testing/simulated-net.ts";
import { SimulatedBrowser, type SimulatedTab } from "../testing/simulated-tabs.ts";
import { articleOf, place } from "../testing/typist.ts";
import { createDesk, type Desk } from "./desk.ts";
import type { Transport } from "./transport.ts";

interface OpenTab {
  tab: SimulatedTab;
  desk: Desk;
}

interface Room {
  net: SimulatedNet;
  browser: SimulatedBrowser;
  tabs: OpenTab[];
}

async function openRoom(count: number, seed = 1): Promise<Room> {
  const net = new SimulatedNet(newsroom(articleOf(["The register counts 40 ships."])), seededRandom(seed));
  const browser = new SimulatedBrowser(net);
  const room: Room = { net, browser, tabs: [] };
  for (let index = 0; index < count; index += 1) room.tabs.push(openTab(room, `tab${index}`));
  await net.pass(500);
  return room;
}

function openTab({ net, browser }: Room, name: string): OpenTab {
  const tab = browser.openTab(name);
  return { tab, desk: openDesk(name, net.room.live.state, tab.transport) };
}

function openDesk(name: string, article: ArticleState, transport: Transport): Desk {
  const me = { id: name, name, role: "editor" as const };
  const store = new MemoryDevice().store();
  const desk = createDesk({ article, me, mayEdit: true, mayAnnotate: true, transport, store });
  desk.connect();
  return desk;
}

function type(desk: Desk, text: string): void {
  const { to } = place(desk.editorState().doc, "ships");
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, to)).insertText(text));
    return true;
  });
}

function assertAllHave({ net, tabs }: Room, words: string): void {
  const server = net.room.live.state.doc.textContent;
  assert.ok(server.includes(words), "the server has it");
  for (const { desk } of tabs) {
    assert.equal(desk.editorState().doc.textContent, server);
    assert.equal(desk.read().saveState, "saved");
  }
}

test("eight tabs have one stream between them, and each hears what any of them types", async () => {
  const room = await openRoom(8);
  assert.equal(room.browser.open, 1);
  type(room.tabs[5]!.desk, " and more");
  await room.net.pass(1000);
  assertAllHave(room, "ships and more");
  assert.equal(room.browser.open, 1);
});

test("tabs that only listen make the leader open its stream no second time", async () => {
  const room = await openRoom(4);
  const { opened } = room.browser;
  for (let round = 0; round < 30; round += 1) {
    type(room.tabs[round % 4]!.desk, "x");
    await room.net.pass(1000);
  }
  assert.equal(room.browser.opened, opened);
});

test("when the leading tab is killed, the next goes on at once and nothing is missed", async () => {
  const room = await openRoom(4);
  for (let killed = 0; killed < 3; killed += 1) {
    const leading = room.tabs.find(({ tab }) => tab === room.browser.leader)!;
    const writer = room.tabs.find((other) => other !== leading)!;
    leading.tab.kill();
    room.tabs = room.tabs.filter((other) => other !== leading);
    type(writer.desk, ` ${killed}`);
    await room.net.pass(1000);
    assertAllHave(room, `ships ${Array.from({ length: killed + 1 }, (_, index) => killed - index).join(" ")}`);
    assert.equal(room.browser.open, 1);
  }
});

test("a leading tab that hangs is missed within twenty seconds and loses the lead; woken up it follows", async () => {
  const room = await openRoom(3);
  const frozen = room.tabs.find(({ tab }) => tab === room.browser.leader)!;
  frozen.tab.freeze();
  const awake = room.tabs.filter((other) => other !== frozen);
  await room.net.until(() => room.browser.leader !== frozen.tab, 20_000);
  // As somebody elsewhere: no tab learns of it by an answer to its own command.
  room.net.run("elsewhere", { type: "add-claim", id: "c", claimId: "claim", words: { exact: "40 ships" } });
  await room.net.pass(1000);
  for (const { desk } of awake) assert.equal(desk.read().claims.length, 1);
  frozen.tab.thaw();
  await room.net.pass(2000);
  assert.equal(frozen.desk.read().claims.length, 1);
  assert.notEqual(room.browser.leader, frozen.tab);
  assert.equal(room.browser.open, 1);
});

test("a tab that wakes up from its own sleep does not take the lead from a leader that was there all the time", async () => {
  const room = await openRoom(3);
  const { leader } = room.browser;
  const sleeper = room.tabs.find(({ tab }) => tab !== leader)!;
  sleeper.tab.freeze();
  await room.net.pass(60_000);
  room.net.run("elsewhere", { type: "add-claim", id: "c", claimId: "claim", words: { exact: "40 ships" } });
  await room.net.pass(1000);
  sleeper.tab.thaw();
  await room.net.pass(10_000);
  assert.equal(sleeper.desk.read().claims.length, 1);
  assert.equal(room.browser.leader, leader);
});

test("a broken stream is opened again for all, and the screen says so only while it is broken for long", async () => {
  const room = await openRoom(3);
  room.net.isDown = true;
  room.net.breakStreams();
  await room.net.pass(6000);
  for (const { desk } of room.tabs) assert.equal(desk.read().saveState, "reconnecting");
  room.net.isDown = false;
  await room.net.until(() => room.tabs.every(({ desk }) => desk.read().saveState === "saved"), 15_000);
  // Pages may have told before the stream was tried again.
  await room.net.until(() => room.browser.open === 1, 15_000);
});

test("a tab opened later, whose stream is open already, hears who is here", async () => {
  const room = await openRoom(2);
  const word = { tab: "elsewhere", at: null, claimId: null };
  await Promise.allSettled([
    room.net.transportOf("zoe").fetchJson("POST", "/api/articles/article/presence", word),
    room.net.pass(500),
  ]);
  const late = openTab(room, "late");
  await room.net.pass(500);
  assert.equal(room.browser.opened, 1);
  const names = (desk: Desk) => desk.read().present.map(({ name }) => name);
  assert.ok(names(room.tabs[0]!.desk).includes("zoe"));
  assert.deepEqual(names(late.desk), names(room.tabs[0]!.desk));
});

test("a tab opened later, from an older state of the article, gets what it missed", async () => {
  const room = await openRoom(2);
  const late = room.browser.openTab("late");
  const article = room.net.room.live.state;
  for (let round = 0; round < 5; round += 1) {
    type(room.tabs[0]!.desk, ` ${round}`);
    await room.net.pass(500);
  }
  room.tabs.push({ tab: late, desk: openDesk("late", article, late.transport) });
  await room.net.pass(500);
  assertAllHave(room, "ships 4 3 2 1 0");
});

test("tabs that come and go, hang and are killed at random end with the same article", async (context) => {
  const seed = runSeed();
  context.diagnostic(`STET_SEED=${seed}`);
  const random = seededRandom(seed);
  const room = await openRoom(3, seed);
  let opened = room.tabs.length;
  for (let round = 0; round < 60; round += 1) {
    const at = random.below(room.tabs.length);
    const { tab, desk } = room.tabs[at]!;
    const chance = random.next();
    if (chance < 0.15 && room.tabs.length > 1) {
      // Its last words may not have been sent: those of the others must be.
      tab.kill();
      room.tabs.splice(at, 1);
    } else if (chance < 0.35) {
      opened += 1;
      room.tabs.push(openTab(room, `tab${opened}`));
    } else if (chance < 0.45) {
      tab.freeze();
      await room.net.pass(random.below(30_000));
      tab.thaw();
    } else if (chance < 0.55) room.net.breakStreams();
    else type(desk, String(round));
    await room.net.pass(random.below(3000));
  }
  await room.net.pass(60_000);
  assertAllHave(room, "ships");
  assert.equal(room.browser.open, 1);
});
