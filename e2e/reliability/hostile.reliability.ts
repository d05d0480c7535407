/**
 * Commands spoilt at random, mixed with valid ones: each is refused with a reason or leads to a sound article at everybody's. Most go
 * through the one door in process, a tenth over HTTP to the built server. STET_HOSTILE commands, STET_SEED replays.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Step } from "prosemirror-transform";
import { AppError } from "#lib/app-error.ts";
import { schema } from "#lib/article/schema.ts";
import type { LogEntry } from "#lib/log/event.ts";
import { type ArticleSnapshot, snapshotOf } from "#lib/log/snapshot.ts";
import { executeCommand } from "#lib/server/execute-command.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { openHouse } from "#lib/testing/house.ts";
import { newsroom } from "#lib/testing/newsroom.ts";
import { runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import { articleOf } from "#lib/testing/typist.ts";
import { Api, signIn } from "../api.ts";
import { fillHouse } from "../fill-template.ts";
import { password, startServer } from "../server.ts";
import { Campaign, type Door, type Outcome } from "./hostile-campaign.ts";
import type { Json } from "./mutate.ts";

const commands = Number(process.env.STET_HOSTILE ?? 10_000);
const seed = runSeed();
const content =
  "Ships return\n\nThe harbour held forty ships and a market on Friday.\n\nNobody counted 65% of the nets.";

/** Refusals that show that hostile commands were looked at in every respect; a fair share must be accepted, too. */
function assertVaried(outcomes: ReadonlyMap<string, number>, count: number): void {
  const accepted = outcomes.get("accepted") ?? 0;
  assert.ok(accepted > count / 10 && accepted < count * 0.9, `${accepted} of ${count} accepted`);
  for (const code of ["malformed", "unfit", "foreign-client", "id-reused"]) assert.ok(outcomes.has(code), code);
}

function told(outcomes: ReadonlyMap<string, number>): string {
  return [...outcomes].map(([code, count]) => `${code} ${count}`).join(", ");
}

test("through the door, what is hostile is refused or harmless", async () => {
  const house = await openHouse();
  try {
    const { admin, editor } = house.people;
    const { id } = await house.addArticle(content, admin);
    const door: Door = {
      clientId: await house.clientOf(admin, id),
      foreignClientId: await house.clientOf(editor, id),
      ask: (command) => outcomeOf(executeCommand(admin, id, JSON.parse(JSON.stringify(command)))),
      snapshot: () => readArticle(admin, id),
    };
    const count = Math.ceil(commands * 0.9);
    const campaign = await Campaign.on(door, seededRandom(seed));
    await campaign.run(count);
    assert.deepEqual(campaign.faults, []);
    console.log(`hostile: seed ${seed}, in process: ${told(campaign.outcomes)}`);
    assertVaried(campaign.outcomes, count);
  } finally {
    await house.end();
  }
});

async function outcomeOf(job: Promise<{ events: LogEntry[] }>): Promise<Outcome> {
  try {
    const { events } = await job;
    return { status: 200, code: "accepted", events: JSON.parse(JSON.stringify(events)) };
  } catch (error) {
    if (error instanceof AppError) return { status: error.status, code: error.code, events: [] };
    return { status: 500, code: error instanceof Error ? (error.stack ?? error.message) : String(error), events: [] };
  }
}

test("over HTTP, what is hostile is refused or harmless", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stet-hostile-"));
  fillHouse(join(folder, "data"));
  const server = await startServer(join(folder, "data"));
  try {
    const [admin, editor] = await Promise.all(
      (["admin", "editor"] as const).map(
        async (role) => new Api(server.url, role, await signIn(server.url, `${role}@demo.stet`, password)),
      ),
    );
    const id = await admin!.import({ format: "text", content });
    const count = Math.ceil(commands / 10);
    const campaign = await Campaign.on(await httpDoor(admin!, editor!, id), seededRandom(seed));
    await campaign.run(count);
    assert.deepEqual(campaign.faults, []);
    console.log(`hostile: seed ${seed}, over HTTP: ${told(campaign.outcomes)}`);
    assertVaried(campaign.outcomes, count);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function httpDoor(mine: Api, others: Api, id: string): Promise<Door> {
  const clientOf = async (api: Api) =>
    (await api.request<{ clientId: string }>("POST", `/api/articles/${id}/clients`, {})).body.clientId;
  return {
    clientId: await clientOf(mine),
    foreignClientId: await clientOf(others),
    snapshot: async () => (await mine.article(id)) as unknown as ArticleSnapshot,
    ask: async (command) => {
      const answer = await mine.request<{ events?: LogEntry[]; error?: { code: string } }>(
        "POST",
        `/api/articles/${id}/commands`,
        JSON.stringify(command),
      );
      const code = answer.status === 200 ? "accepted" : (answer.body?.error?.code ?? `no code: ${answer.text}`);
      return { status: answer.status, code, events: answer.body?.events ?? [] };
    },
  };
}

/** A server without a firewall: whatever ProseMirror can read and apply is let through. */
function openDoor(): Door {
  const room = newsroom(articleOf(["The harbour held forty ships.", "Nobody counted 65% of the nets."]));
  let { doc, seq, version } = room.live.state;
  return {
    clientId: "mine",
    foreignClientId: "theirs",
    snapshot: async () => snapshotOf(room.live.state),
    ask: async (command: Json) => {
      const { type, steps } = JSON.parse(JSON.stringify(command)) as { type?: string; steps?: unknown[] };
      if (type !== "edit-text" || !Array.isArray(steps)) return { status: 422, code: "unfit", events: [] };
      try {
        const after = steps.reduce<typeof doc>((now, step) => {
          const { doc: next, failed } = Step.fromJSON(schema, step as Record<string, unknown>).apply(now);
          if (!next) throw new RangeError(failed ?? "");
          return next;
        }, doc);
        const event = { type: "text-edited", version, clientId: "mine", steps, moves: [] } as const;
        doc = after;
        seq += 1;
        version += steps.length;
        const entry = { seq, at: "2026-01-01T00:00:00.000Z", by: { id: "a", name: "A" }, event };
        return { status: 200, code: "accepted", events: [entry] };
      } catch {
        return { status: 422, code: "unfit", events: [] };
      }
    },
  };
}

test("the peers see what a server without a firewall lets through", async () => {
  const campaign = await Campaign.on(openDoor(), seededRandom(1));
  await campaign.run(1000);
  assert.notDeepEqual(campaign.faults, []);
});
