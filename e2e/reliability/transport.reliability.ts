/**
 * Desks on a line that loses, doubles, swaps, repeats and cuts whatever passes, also in the middle of a character. While it does, no
 * desk shows an article that the server never had; once it stops, every desk has the server's article, all that was typed stands
 * there once, and what was acknowledged is in the files once. STET_FAULTS faults, STET_SEED replays the choices.
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as passed } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { documentText, textBlocks } from "#lib/article/document-text.ts";
import type { Desk } from "#lib/editor/desk.ts";
import type { Transport } from "#lib/editor/transport.ts";
import { unconfirmedCount } from "#lib/editor/unconfirmed.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import { type ArticleSnapshot, stateOf } from "#lib/log/snapshot.ts";
import type { Role } from "#lib/policy/can.ts";
import { agreedOn } from "#lib/testing/newsroom.ts";
import { runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import { Api, signIn } from "../api.ts";
import { fillHouse } from "../fill-template.ts";
import { password, type Server, startServer } from "../server.ts";
import { findFaults } from "./check-house.ts";
import { FaultyProxy } from "./faulty-proxy.ts";
import { confirmedOf, NewsroomLoad, type Seat } from "./newsroom-load.ts";

const faults = Number(process.env.STET_FAULTS ?? 1000);
const seed = runSeed();
const roles: readonly Role[] = [
  "editor",
  "editor",
  "editor",
  "editor",
  "admin",
  "checker",
  "reviewer",
  "writer",
  "legal",
];
const scribes: readonly Role[] = ["editor", "editor", "editor", "admin", "admin"];
const content = `کشتی‌ها برمی‌گردند 🚢

${Array.from({ length: 10 }, (_, index) => `بند ${index}: ${index + 40} کشتی بازگشت. 第${index}段。 Paragraph ${index} counts ${index + 40} ships. 👩‍🚀 é`).join("\n\n")}`;

const folder = mkdtempSync(join(tmpdir(), "stet-transport-"));
const data = join(folder, "data");
const random = seededRandom(seed);
const proxy = new FaultyProxy(random);
/** Edits of every kind; nobody could say what its text should be, but all must agree. */
const busy = new NewsroomLoad(random);
/** Only words nobody else has, and none taken away: each must be there once. */
const writing = new NewsroomLoad(random);
const written: string[] = [];
let server: Server;
let articles: { busy: string; writing: string };

before(async () => {
  fillHouse(data);
  await proxy.listen();
  server = await startServer(data, { NEXTAUTH_URL: proxy.url });
  proxy.target = server.port;
  const editor = new Api(proxy.url, "editor", await signIn(proxy.url, "editor@demo.stet", password));
  articles = {
    busy: await editor.import({ format: "text", content }),
    writing: await editor.import({ format: "text", content }),
  };
});

after(async () => {
  busy.close();
  writing.close();
  proxy.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("on a line that does its worst no desk goes astray, and nothing typed is lost or doubled", async () => {
  await busy.open(proxy.url, articles.busy, roles);
  await writing.open(proxy.url, articles.writing, scribes);
  const pens = writing.seats.map((seat) => setInterval(() => write(seat), 150));
  busy.start();
  const started = Date.now();
  proxy.isFaulty = true;
  const looks = await lookWhile(() => proxy.total < faults);
  proxy.isFaulty = false;
  const stopped = Date.now();
  // What was lost without a trace shows by what comes after it.
  await passed(500);
  busy.stop();
  for (const pen of pens) clearInterval(pen);
  await until(() => busy.isDelivered && writing.isDelivered, "everything is delivered");
  await proxy.settled();
  await until(async () => (await strays()).length === 0, "every desk has the server's article", strays);

  const inStep = Date.now();

  assert.deepEqual([...busy.contradictions, ...writing.contradictions], []);
  assert.deepEqual(await miscounted(), []);
  assert.deepEqual(
    writing.seats.flatMap(({ desk }) => desk.read().rescued),
    [],
  );
  console.log(
    `transport: seed ${seed}, ${proxy.total} faults of ${proxy.faults.size} kinds in ${seconds(stopped - started)}, all in step ${seconds(inStep - stopped)} later, ${busy.acknowledged.size + writing.acknowledged.size} commands acknowledged, ${looks} looks in between, ${written.length} words written`,
    Object.fromEntries(proxy.faults),
  );
  if (faults >= 1000) assert.equal(proxy.faults.size, 18, "every kind of fault has happened");
});

test("a desk whose line alters one entry without a trace is seen", async () => {
  const room = new NewsroomLoad(random, altering("کشتی", "قایق"));
  try {
    await room.open(proxy.url, articles.writing, ["checker"]);
    const [seat] = room.seats as [Seat];
    typeAtEnd(writing.seats[0]!.desk, " کشتی ");
    await until(() => writing.isDelivered, "it is delivered");
    const { seq } = await serverState(writing.seats[0]!, articles.writing);
    await until(() => confirmedOf(seat.desk).seq >= seq, "it has arrived");
    assert.notEqual(difference(confirmedOf(seat.desk), await serverState(seat, articles.writing)), null);
  } finally {
    room.close();
  }
});

test("a note that was taken twice is seen", async () => {
  const { desk } = busy.seats[0]!;
  const [claim] = desk.read().claims;
  const body = `Asked about it, ${randomUUID()}.`;
  for (let time = 0; time < 2; time += 1) await desk.send({ type: "add-note", claimId: claim!.id, body });
  assert.notDeepEqual(await miscounted(), []);
});

test("what was acknowledged is in the files once, and a command that was taken twice is seen", async () => {
  for (const load of [busy, writing]) load.close();
  await server.stop();
  assert.deepEqual(await findFaults(data, articles.busy, busy.acknowledged), []);
  assert.deepEqual(await findFaults(data, articles.writing, writing.acknowledged), []);
  const copy = join(folder, "planted");
  cpSync(data, copy, { recursive: true });
  const client = new Sqlite(join(copy, "stet.db"));
  client
    .prepare(
      `INSERT INTO commands SELECT 'twice', article_id, person_id, first_seq, last_seq, content_hash FROM commands
       WHERE article_id = ? ORDER BY last_seq DESC LIMIT 1`,
    )
    .run(articles.busy);
  client.close();
  assert.notDeepEqual(await findFaults(copy, articles.busy, busy.acknowledged), []);
});

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function write({ desk }: Seat): void {
  if (unconfirmedCount(desk.editorState()) > 20) return;
  const word = `⟨واژه-${written.length}⟩`;
  written.push(word);
  typeAtEnd(desk, word);
}

/** At the end of any block but the first, so that no word comes to stand inside another. */
function typeAtEnd(desk: Desk, text: string): void {
  desk.run((state, dispatch) => {
    const block = random.pick(textBlocks(state.doc).slice(3));
    dispatch?.(state.tr.insertText(text, block.start + block.text.length));
    return true;
  });
}

/** How often somebody's article was held against the server's at the same entry. */
async function lookWhile(isGoing: () => boolean): Promise<number> {
  const end = Date.now() + faults * 200 + 30_000;
  let looks = 0;
  while (isGoing()) {
    assert.ok(Date.now() < end, `the faults come about: ${proxy.total}`);
    await passed(200);
    const [load, id] = random.chance(0.5) ? [busy, articles.busy] : [writing, articles.writing];
    const seat = random.pick(load.seats);
    const shown = confirmedOf(seat.desk);
    assert.equal(difference(shown, await serverState(seat, id, shown.seq)), null, `${seat.role} at entry ${shown.seq}`);
    looks += 1;
  }
  return looks;
}

/** Past the faults, straight from the server. */
async function serverState({ cookie }: Seat, articleId: string, seq?: number): Promise<ArticleState> {
  const query = seq === undefined ? "" : `?seq=${seq}`;
  const { body, status, text } = await new Api(server.url, null, cookie).get(`/api/articles/${articleId}${query}`);
  assert.equal(status, 200, text);
  return stateOf(body as ArticleSnapshot);
}

/** Null when both are the same, text, claims and all. */
function difference(one: ArticleState, other: ArticleState): string | null {
  try {
    assert.deepEqual(agreedOn(one), agreedOn(other));
    return null;
  } catch (error) {
    return String(error).slice(0, 500);
  }
}

/** Desks that have not what the server has. */
async function strays(): Promise<string[]> {
  const found: string[] = [];
  for (const [load, id] of [
    [busy, articles.busy],
    [writing, articles.writing],
  ] as const) {
    for (const seat of load.seats) {
      const differs = difference(confirmedOf(seat.desk), await serverState(seat, id));
      const isShown = seat.desk.editorState().doc.eq(confirmedOf(seat.desk).doc);
      if (differs !== null || !isShown) found.push(`${seat.role}: ${differs ?? "shows something else"}`);
    }
  }
  return found;
}

/** Words and notes that do not stand in the articles exactly once. */
async function miscounted(): Promise<string[]> {
  const text = documentText((await serverState(writing.seats[0]!, articles.writing)).doc);
  const words = written.filter((word) => text.split(word).length !== 2);
  const { claims } = await serverState(busy.seats[0]!, articles.busy);
  const notes = [...claims.values()].flatMap((claim) => claim.notes.map(({ body }) => body));
  return [...words, ...notes.filter((body, index) => notes.indexOf(body) !== index)];
}

/** A line that says one word for another in what it delivers live. */
function altering(word: string, other: string): (transport: Transport) => Transport {
  return (transport) => ({
    ...transport,
    openStream: (articleId, after, handlers) =>
      transport.openStream(articleId, after, {
        ...handlers,
        onEntry: (data) => handlers.onEntry(JSON.parse(JSON.stringify(data).replaceAll(word, other))),
      }),
  });
}

async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  why: () => Promise<unknown> = async () => "",
): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`${what}: ${JSON.stringify(await why())}`);
    await passed(100);
  }
}
