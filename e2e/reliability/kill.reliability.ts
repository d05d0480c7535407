/**
 * Twenty clients at full speed against the production server, which is killed at random and started again. Nothing that was
 * acknowledged is lost or doubled, and the clients come back by themselves. STET_KILLS kills, STET_SEED replays the choices.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as passed } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { Role } from "#lib/policy/can.ts";
import { runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import { Api, signIn } from "../api.ts";
import { fillHouse } from "../fill-template.ts";
import { password, startServer } from "../server.ts";
import { findFaults } from "./check-house.ts";
import { confirmedOf, NewsroomLoad } from "./newsroom-load.ts";

const kills = Number(process.env.STET_KILLS ?? 10);
/** Clients shall be back this soon after the server can serve again. */
const backWithin = 10_000;
const roles: readonly Role[] = [
  ...Array<Role>(7).fill("editor"),
  ...Array<Role>(5).fill("admin"),
  ...Array<Role>(4).fill("checker"),
  ...Array<Role>(2).fill("reviewer"),
  "writer",
  "legal",
];
const content = `Ships return\n\n${Array.from({ length: 20 }, (_, index) => `Paragraph ${index} counts ${index + 40} ships and some nets.`).join("\n\n")}`;

const folder = mkdtempSync(join(tmpdir(), "stet-kill-"));
const data = join(folder, "data");
let articleId = "";
const load = new NewsroomLoad(seededRandom(runSeed()));

before(() => fillHouse(data));
after(() => {
  load.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a server killed at full speed loses and doubles nothing it has acknowledged, and its clients come back", async () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  let server = await startServer(data);
  try {
    const editor = new Api(server.url, "editor", await signIn(server.url, "editor@demo.stet", password));
    articleId = await editor.import({ format: "text", content });
    await load.open(server.url, articleId, roles);
    load.start();
    const back: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const enough = load.acknowledged.size + 20;
      await passed(300 + random.below(1200));
      await until(() => load.acknowledged.size >= enough, "work is going on");
      await server.stop("SIGKILL");
      const killedAt = Date.now();
      server = await startServer(data, {}, server.port);
      back.push(await allBack(killedAt));
    }
    load.stop();
    await until(() => load.isDelivered, "everything is delivered");
    await until(allEqual, "every desk has the same article");
    assert.deepEqual(load.contradictions, []);
    console.log(
      `kill: seed ${seed}, ${kills} kills, ${load.acknowledged.size} commands acknowledged, clients back after ${Math.max(...back)} ms at most`,
    );
  } finally {
    load.close();
    await server.stop();
  }
  assert.deepEqual(await findFaults(data, articleId, load.acknowledged), []);
});

/** Milliseconds from now until every desk has been answered and has its stream again. */
async function allBack(killedAt: number): Promise<number> {
  const started = Date.now();
  const isBack = () => load.seats.every(({ client: { heard } }) => Math.min(heard.answer, heard.stream) > killedAt);
  while (!isBack()) {
    assert.ok(Date.now() - started < backWithin, `clients are back by themselves: ${stillAway(killedAt)}`);
    await passed(50);
  }
  return Date.now() - started;
}

function stillAway(killedAt: number): string {
  return load.seats
    .map(({ role, desk, client: { heard } }) => ({ role, heard, ...desk.read() }))
    .filter(({ heard }) => Math.min(heard.answer, heard.stream) <= killedAt)
    .map(({ role, heard, saveState, problem }) => `${role} ${saveState} ${problem?.message} ${JSON.stringify(heard)}`)
    .join("; ");
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!condition()) {
    assert.ok(Date.now() < end, what);
    await passed(50);
  }
}

function allEqual(): boolean {
  const [first, ...others] = load.seats.map(({ desk }) => confirmedOf(desk));
  return others.every((other) => other.seq === first!.seq && other.doc.eq(first!.doc));
}

/** The same check with a defect planted in a copy of the house: it must see it. */
const planted: Record<string, (client: Sqlite.Database) => void> = {
  "an acknowledged command that is gone": (client) => {
    const last = client
      .prepare("SELECT id, first_seq AS first FROM commands WHERE article_id = ? ORDER BY last_seq DESC")
      .get(articleId) as {
      id: string;
      first: number;
    };
    client.prepare("DELETE FROM commands WHERE id = ?").run(last.id);
    client.prepare("DELETE FROM log_claims WHERE article_id = ? AND seq >= ?").run(articleId, last.first);
    client.prepare("DELETE FROM log WHERE article_id = ? AND seq >= ?").run(articleId, last.first);
  },
  "an entry that is there twice": (client) => {
    const copy = client.prepare(
      `INSERT INTO log SELECT article_id, seq + 1, version + 1, type, by_id, by_name, at, payload, salt, commitment, hash
       FROM log WHERE article_id = ? ORDER BY seq DESC LIMIT 1`,
    );
    copy.run(articleId);
  },
  "a payload that was changed": (client) => {
    const note =
      "UPDATE log SET payload = replace(payload, 'Asked', 'asked') WHERE article_id = ? AND type = 'note-added'";
    client.prepare(note).run(articleId);
  },
  "a hash that was changed": (client) => {
    client.prepare("UPDATE log SET hash = 'x' || substr(hash, 2) WHERE article_id = ? AND seq = 5").run(articleId);
  },
  "a stored state that is not the log's": (client) => {
    client.prepare("UPDATE snapshots SET state = replace(state, 'ships', 'boats') WHERE article_id = ?").run(articleId);
  },
  "a claim whose row says something else": (client) => {
    client.prepare("UPDATE claims SET stage = 'approved' WHERE article_id = ? AND stage = 'to-check'").run(articleId);
  },
};

for (const [defect, plant] of Object.entries(planted)) {
  test(`the check of the house sees ${defect}`, async () => {
    const copy = join(folder, "planted");
    rmSync(copy, { recursive: true, force: true });
    cpSync(data, copy, { recursive: true });
    const client = new Sqlite(join(copy, "stet.db"));
    client.pragma("foreign_keys = OFF");
    for (const { name } of client.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as {
      name: string;
    }[])
      client.exec(`DROP TRIGGER ${name}`);
    const before = client.prepare("SELECT total_changes() AS changes").pluck().get() as number;
    plant(client);
    const changed = (client.prepare("SELECT total_changes() AS changes").pluck().get() as number) - before;
    client.close();
    assert.ok(changed > 0, "the defect was planted");
    assert.notDeepEqual(await findFaults(copy, articleId, load.acknowledged), []);
  });
}
