/**
 * The process whose power is cut: makes a house, brings an article in through the product's own door and works on it with several
 * people at once, with one orderly stop in between: text, claims, notes, findings, files. Writes each acknowledgement to a file beside
 * the house as soon as it has it, so that the trace shows what was durable by then.
 *
 * Arguments: the folder, how many commands. STET_PLANTED=normal lowers `synchronous`.
 */
import { randomUUID } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EditorState } from "prosemirror-state";
import { insertPerson } from "#db/people.ts";
import { AppError } from "#lib/app-error.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import type { Principal, Role } from "#lib/policy/can.ts";
import { createArticle } from "#lib/server/create-article.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { executeCommand } from "#lib/server/execute-command.ts";
import { issueClient } from "#lib/server/issue-client.ts";
import { articleToRead, forgetAll } from "#lib/server/live-articles.ts";
import { siteSecret } from "#lib/server/secret.ts";
import { randomEdit } from "#lib/testing/random-edit.ts";
import { runSeed, seededRandom } from "#lib/testing/seeded-random.ts";

const [folder, count] = [process.argv[2]!, Number(process.argv[3])];
const random = seededRandom(runSeed());
const content = `Ships return\n\n${Array.from({ length: 12 }, (_, index) => `Paragraph ${index} counts ${index + 40} ships and some nets, کشتی‌ها برمی‌گردند.`).join("\n\n")}`;
const pixel = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

process.env.STET_DATA = join(folder, "data");
const acknowledgements = openSync(join(folder, "acknowledged"), "w");
let left = count;

async function addPerson(role: Role): Promise<Principal> {
  const id = randomUUID();
  const row = { id, name: `The ${role}`, role, email: `${id}@house.test`, passwordHash: null, removedAt: null };
  await database().write((tx) => insertPerson(tx, { ...row, createdAt: new Date().toISOString() }));
  return { id, name: row.name, role };
}

function acknowledge(id: string, seq: number): void {
  writeSync(acknowledgements, `${id} ${seq}\n`);
}

async function open(): Promise<void> {
  if (process.env.STET_PLANTED === "normal")
    await database().exclusively(async (tx) => void tx.run("PRAGMA synchronous = NORMAL"));
}

function stateNow(articleId: string): Promise<ArticleState> {
  return database().read(async (tx) => (await articleToRead(tx, articleId))!.live.state);
}

function annotation({ doc, version, claims }: ArticleState): Record<string, unknown> {
  if (claims.size < 8) {
    const from = random.below(doc.content.size - 10);
    return { type: "add-claim", claimId: randomUUID(), at: { from, to: from + 10, version } };
  }
  const claimId = random.pick([...claims.keys()]);
  if (random.chance(0.1)) {
    const bytes = Buffer.concat([pixel, Buffer.from(randomUUID())]);
    return { type: "attach-file", claimId, name: "shot.png", content: bytes.toString("base64") };
  }
  if (random.chance(0.3)) return { type: "record-finding", claimId, finding: "accurate" };
  return { type: "add-note", claimId, body: `Asked about it, ${randomUUID()}.` };
}

function typing({ doc, version }: ArticleState, clientId: string): Record<string, unknown> | null {
  const tr = randomEdit(EditorState.create({ doc }), random);
  return tr && { type: "edit-text", version, clientId, steps: tr.steps.map((step) => step.toJSON()) };
}

async function work(who: Principal, articleId: string, until: number): Promise<void> {
  const { clientId } = await issueClient(who, articleId);
  while (left > until) {
    const state = await stateNow(articleId);
    const command = random.chance(0.5) ? typing(state, clientId) : annotation(state);
    if (command === null) continue;
    left -= 1;
    const id = randomUUID();
    try {
      const { seq } = await executeCommand(who, articleId, { id, ...command });
      acknowledge(id, seq);
    } catch (error) {
      // A refusal acknowledges nothing.
      if (!(error instanceof AppError)) throw error;
    }
  }
}

siteSecret({}, process.env.STET_DATA);
await open();
const people = [await addPerson("editor"), await addPerson("editor"), await addPerson("admin")];
const article = await createArticle(people[0]!, { format: "text", content });
acknowledge(article.id, article.seq);
await Promise.all(people.map((who) => work(who, article.id, count / 2)));
await closeDatabase();
forgetAll();
await open();
await Promise.all(people.map((who) => work(who, article.id, 0)));
// No orderly end: what a closed database tidies up is not there when the power goes.
process.kill(process.pid, "SIGKILL");
