import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import type { PresenceWord } from "../log/presence.ts";
import type { Principal } from "../policy/can.ts";
import { eventMessages } from "../testing/event-messages.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { wakeAll } from "./hub.ts";
import { listEvents } from "./list-events.ts";
import { forgetPresence, tellPresence } from "./presence.ts";
import { streamEvents } from "./stream-events.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
beforeEach(() => forgetPresence());
after(() => house.end());

const nowhere = { at: null, claimId: null };

function tell(who: Principal, articleId: string, more: object = nowhere, tab = "tab"): Promise<void> {
  return tellPresence(who, async () => who, articleId, { tab, ...more }, Date.now());
}

async function seenBy(reader: Principal, articleId: string) {
  const { presence } = await listEvents(reader, articleId, { after: 0, presence: "1" });
  return presence!;
}

async function namesSeenBy(reader: Principal, articleId: string): Promise<string[]> {
  return (await seenBy(reader, articleId)).map(({ person }) => person.name);
}

/** The presence words of a stream, one after another. */
function wordsFor(principal: Principal, articleId: string, seq: number) {
  const cursors = new Map([[articleId, seq]]);
  const signal = new AbortController().signal;
  const { body } = streamEvents({ principal, asking: async () => principal, cursors, several: true, signal });
  const messages = eventMessages<PresenceWord>(body!);
  async function next(): Promise<PresenceWord> {
    for (;;) {
      const message = await messages.next();
      if (message === null) throw new Error("The stream has ended");
      if (message.event === "presence") return message.data;
    }
  }
  return { next, stop: messages.stop };
}

test("others at the article are told with place and claim, one's own tabs are not", async () => {
  const { id } = await house.addArticle();
  const { checker, editor } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  await tell(checker, id, { at: { version: 0, from: 3, to: 9 }, claimId });
  await tell(editor, id);
  const { person, at, claimId: looked } = (await seenBy(editor, id))[0]!;
  assert.deepEqual(
    [person, at, looked],
    [{ id: checker.id, name: checker.name }, { version: 0, from: 3, to: 9 }, claimId],
  );
  assert.deepEqual(await namesSeenBy(checker, id), [editor.name]);
  assert.equal((await listEvents(editor, id, { after: 0 })).presence, undefined, "only when asked for");
});

test("a stream tells everybody first, then who came, moved and left", {
  timeout: 10_000,
}, async () => {
  const { id, seq } = await house.addArticle();
  const { viewer, checker, editor } = house.people;
  await tell(checker, id);
  const words = wordsFor(viewer, id, seq);
  const first = await words.next();
  assert.deepEqual([first.all, first.here.map(({ person }) => person.id)], [true, [checker.id]]);
  await tell(editor, id, { at: { version: 0, from: 1, to: 1 }, claimId: null });
  const came = await words.next();
  assert.deepEqual([came.all, came.here.map(({ person }) => person.id)], [false, [editor.id]]);
  await tell(editor, id, { gone: true });
  assert.deepEqual((await words.next()).gone, [`${editor.id}:tab`]);
  await words.stop();
});

test("who may not read the article can neither tell nor hear; who loses the right disappears with the entry that took it", {
  timeout: 10_000,
}, async () => {
  const { id, seq } = await house.addArticle();
  const { viewer, checker, editor } = house.people;
  await tell(viewer, id);
  const words = wordsFor(checker, id, seq);
  assert.equal((await words.next()).here.length, 1);
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [checker.id] });
  assert.deepEqual((await words.next()).gone, [`${viewer.id}:tab`]);
  await assert.rejects(tell(viewer, id), { code: "not-found" });
  await assert.rejects(listEvents(viewer, id, { after: 0, presence: "1" }), { code: "not-found" });
  assert.deepEqual(await namesSeenBy(checker, id), []);
  await words.stop();
});

test("who is signed out is gone at once, and who stops telling after some seconds", async () => {
  const { id } = await house.addArticle();
  const { viewer, checker, editor } = house.people;
  let asked: Principal | null = checker;
  const here = { tab: "tab", ...nowhere };
  await tellPresence(checker, async () => asked, id, here, Date.now());
  await tellPresence(editor, async () => editor, id, here, Date.now() - 25_000);
  assert.equal((await seenBy(viewer, id)).length, 2);
  asked = null;
  wakeAll();
  await database().read(async () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(await namesSeenBy(viewer, id), []);
});

test("a place ahead of the server and a claim that is not there are left out", async () => {
  const { id } = await house.addArticle();
  await tell(house.people.checker, id, { at: { version: 5, from: 1, to: 1 }, claimId: "elsewhere" });
  const [seen] = await seenBy(house.people.viewer, id);
  assert.deepEqual([seen?.at, seen?.claimId], [null, null]);
});

test("a tab that tells without pause is refused, and a person has at most eight tabs in an article", async () => {
  const { id } = await house.addArticle();
  const { checker, viewer } = house.people;
  const many = Array.from({ length: 20 }, (_, from) => ({ at: { version: 0, from, to: from }, claimId: null }));
  const answers = await Promise.allSettled(many.map((more) => tell(checker, id, more)));
  assert.ok(answers.some((answer) => answer.status === "rejected" && answer.reason.code === "too-many"));
  for (let tab = 0; tab < 12; tab += 1) await tell(checker, id, nowhere, `tab-${tab}`);
  const seen = await seenBy(viewer, id);
  assert.equal(seen.length, 8);
  assert.ok(seen.some(({ key }) => key.endsWith("tab-11")));
});

test("nothing of it is written down: the log is as it was, and no file of the house holds a word of it", async () => {
  const { id } = await house.addArticle();
  const before = await listEvents(house.people.checker, id, { after: 0 });
  await tell(house.people.checker, id, { at: { version: 0, from: 1, to: 1 }, claimId: null }, "zqtabcanary");
  await house.restart();
  assert.deepEqual(await listEvents(house.people.checker, id, { after: 0 }), before);
  const files = readdirSync(house.folder).map((name) => readFileSync(join(house.folder, name), "latin1"));
  assert.ok(
    files.some((file) => file.includes(id)),
    "the files are looked at",
  );
  assert.ok(!files.some((file) => file.includes("zqtabcanary")));
});
