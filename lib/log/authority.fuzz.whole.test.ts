/** Several clients on one article at random, with claims: they converge, and claims are equal everywhere. Replay: STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  assertConverged,
  assertTrueWords,
  attempt,
  type Client,
  joined,
  type Newsroom,
  newsroom,
  receive,
  send,
  undoOrRedo,
} from "../testing/newsroom.ts";
import { randomEdit } from "../testing/random-edit.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf } from "../testing/typist.ts";

const paragraphs = [
  "According to a report there was a significant 65% increase in deaths in 2023, with the TTP the main cause.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
  "",
  "“We have fought wars,” he said. The Taliban did not answer. The Taliban did not answer.",
];

test("L1 clients at random converge, with equal claims, and the log replays to the same article", () => {
  const steps = Number(process.env.STET_FUZZ_STEPS ?? 6000);
  const seed = runSeed();
  let done = 0;
  for (let round = 0; done < steps; round += 1) {
    done += fuzzRound(seededRandom(seed + round), `seed ${seed}, round ${round}`);
  }
  console.log(`fuzz: seed ${seed}, ${done} accepted steps`);
  assert.ok(done >= steps);
});

function fuzzRound(random: Random, message: string): number {
  const room = newsroom(articleOf(paragraphs));
  const clients = Array.from({ length: 2 + random.below(5) }, (_, index) => joined(room, `p${index}`));
  for (let turn = 0; turn < 250; turn += 1) {
    act(room, random.pick(clients), random, turn);
  }
  settleAll(room, clients);
  assertConverged(room, clients, message);
  assertTrueWords(room.live.state, message);
  return room.live.state.version;
}

function act(room: Newsroom, client: Client, random: Random, turn: number): void {
  const kind = random.next();
  if (kind < 0.5) {
    const tr = randomEdit(client.editor, random);
    if (tr !== null) client.editor = client.editor.apply(tr);
  } else if (kind < 0.56) undoOrRedo(client, random);
  else if (kind < 0.75) send(room, client, `send-${turn}`);
  else if (kind < 0.92) receive(room, client, 1 + random.below(4));
  else if (kind < 0.97) addClaim(room, client, random, turn);
  else decideSomething(room, client, random, turn);
}

function addClaim(room: Newsroom, client: Client, random: Random, turn: number): void {
  const { version } = client.confirmed;
  const from = random.below(client.confirmed.doc.content.size);
  attempt(room, client.person, {
    type: "add-claim",
    id: `claim-${turn}`,
    at: { from, to: from + 1 + random.below(30), version },
  });
}

function decideSomething(room: Newsroom, client: Client, random: Random, turn: number): void {
  const ids = [...room.live.state.claims.keys()];
  if (ids.length === 0) return;
  const claimId = random.pick(ids);
  const id = `decide-${turn}`;
  if (random.chance(0.2)) attempt(room, client.person, { type: "withdraw-claim", id, claimId, reason: "not needed" });
  else if (random.chance(0.3)) attempt(room, client.person, { type: "withdraw-finding", id, claimId });
  else attempt(room, client.person, { type: "record-finding", id, claimId, finding: "accurate" });
}

/** Everybody receives and sends until nobody has anything left. */
function settleAll(room: Newsroom, clients: readonly Client[]): void {
  let sent = true;
  for (let round = 0; sent; round += 1) {
    assert.ok(round < 100, "settling ends");
    sent = false;
    for (const client of clients) {
      receive(room, client);
      if (send(room, client, `settle-${round}-${client.person.id}`)) sent = true;
      receive(room, client);
    }
  }
  for (const client of clients) receive(room, client);
}
