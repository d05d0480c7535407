/** What is packed for a screen is what the reader may see, to the letter, whatever happened to the article. Replay: STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Source } from "../evidence/evidence.ts";
import { type Principal, roles } from "../policy/can.ts";
import { attempt, type Client, joined, type Newsroom, newsroom, receive, send } from "../testing/newsroom.ts";
import { randomEdit } from "../testing/random-edit.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf } from "../testing/typist.ts";
import type { ArticleState } from "./article-state.ts";
import type { CommandInput } from "./command.ts";
import { packState, unpackState } from "./packed-snapshot.ts";
import { presentState } from "./present.ts";
import { snapshotOf } from "./snapshot.ts";

const secret: Source = {
  ...{
    id: "SECRET-ID",
    type: "person",
    title: "SECRET-TITLE",
    link: null,
    publisher: "",
    author: "",
    published: "",
    origin: "",
  },
  ...{ access: "confidential", alias: "a senior official", readers: ["p0"] },
};
const open: Source = { ...secret, id: "open", title: "Yearbook", access: "public", alias: "", readers: [] };
const text = [
  "According to a report there was a significant 65% increase in deaths in 2023, with the TTP the main cause.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
  "“We have fought wars,” he said. The Taliban did not answer. The Taliban did not answer.",
];
const readers: Principal[] = roles.flatMap((role) => ["p0", "p1", "x"].map((id) => ({ id, name: id, role })));

function assertSame(state: ArticleState, message: string): void {
  for (const reader of readers) {
    const presented = presentState(state, reader);
    const crossed = JSON.parse(JSON.stringify(packState(presented)));
    const unpacked = unpackState(crossed);
    assert.deepEqual(
      json(snapshotOf(unpacked)),
      json(snapshotOf(presented)),
      `${message}, ${reader.role} ${reader.id}`,
    );
    assert.deepEqual(unpacked.claims, presented.claims, `${message}, ${reader.role} ${reader.id}`);
  }
}

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test("L10 unpacking gives every reader exactly what was packed, after random edits, claims and decisions", () => {
  const seed = runSeed();
  for (let round = 0; round < 4; round += 1) {
    const random = seededRandom(seed + round);
    const room = newsroom(articleOf(text), [secret, open]);
    const clients = ["p0", "p1", "p2"].map((name) => joined(room, name));
    for (let turn = 0; turn < 160; turn += 1) act(room, random.pick(clients), random, turn);
    assertSame(room.live.state, `seed ${seed}, round ${round}`);
  }
  console.log(`packed: seed ${seed}`);
});

function act(room: Newsroom, client: Client, random: Random, turn: number): void {
  if (random.chance(0.35)) {
    const tr = randomEdit(client.editor, random);
    if (tr !== null) client.editor = client.editor.apply(tr);
    send(room, client, `send-${turn}`);
    receive(room, client);
    return;
  }
  const command = random.chance(0.4) ? newClaim(room, random) : decision(room, random);
  if (command !== null) attempt(room, client.person, { ...command, id: `c-${turn}` } as CommandInput);
  receive(room, client);
}

function newClaim({ live }: Newsroom, random: Random): object {
  const { doc, version } = live.state;
  const from = random.below(doc.content.size);
  return { type: "add-claim", at: { from, to: from + 1 + random.below(30), version } };
}

function decision({ live }: Newsroom, random: Random): object | null {
  const ids = [...live.state.claims.keys()];
  if (ids.length === 0) return null;
  const claimId = random.pick(ids);
  const { basis } = [...snapshotOf(live.state).claims, ...snapshotOf(live.state).withdrawn].find(
    ({ id }) => id === claimId,
  )!;
  return random.pick<object>([
    { type: "record-finding", claimId, finding: "accurate" },
    { type: "record-finding", claimId, finding: "unverifiable", reason: "nobody answers" },
    { type: "withdraw-finding", claimId },
    { type: "withdraw-note", claimId, noteId: live.state.claims.get(claimId)!.notes[0]?.id ?? "none" },
    { type: "approve-claim", claimId, basis },
    { type: "approve-claim", claimId, basis },
    { type: "return-claim", claimId, reason: "look again" },
    { type: "add-note", claimId, body: "asked the institute", internal: random.chance(0.5) },
    { type: "edit-claim", claimId, statement: "Deaths rose", kind: "number", importance: "key" },
    {
      type: "add-citation",
      claimId,
      sourceId: random.pick([secret.id, open.id]),
      relation: "supports",
      rank: "primary",
    },
    { type: "withdraw-claim", claimId, reason: "no claim" },
  ]);
}

test("L10 a packed claim that nobody has touched carries nothing that the article already says", () => {
  const room = newsroom(articleOf(text));
  room.run({ id: "p0", name: "p0" }, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "over 90%" } });
  const packed = packState(room.live.state);
  assert.deepEqual(Object.keys(packed.claims[0]!.is).sort(), ["createdAt", "id", "number", "wordsHash"]);
  assert.doesNotMatch(JSON.stringify(packed.claims), /90%/);
});

test("L10 what a finding replaced is packed for who may take it back, and says nothing when it was nothing", () => {
  const room = newsroom(articleOf(text));
  const by = { id: "p0", name: "p0" };
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "over 90%" } });
  room.run(by, { type: "start-check", id: "b", claimId: "c1" });
  room.run(by, { type: "record-finding", id: "c", claimId: "c1", finding: "accurate" });
  const packedFor = (id: string) =>
    packState(presentState(room.live.state, { id, name: id, role: "editor" })).claims[0]!;
  assert.deepEqual(packedFor("p0").replaced, {});
  assert.equal(packedFor("p1").replaced, undefined);
});

test("L11 of a source that is withheld nothing is packed", () => {
  const room = newsroom(articleOf(text), [secret]);
  const by = { id: "p0", name: "p0" };
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "over 90%" } });
  room.run(by, {
    type: "add-citation",
    id: "b",
    claimId: "c1",
    sourceId: secret.id,
    relation: "supports",
    rank: "primary",
  });
  const packed = JSON.stringify(packState(presentState(room.live.state, { id: "x", name: "x", role: "editor" })));
  assert.doesNotMatch(packed, /SECRET/);
  assert.match(packed, /a senior official/);
});
