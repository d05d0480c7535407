/**
 * A real house for tests: a database of its own in a temporary folder, one person of every role, and commands that go through the
 * one door. One house at a time per process, as in the server.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insertPerson } from "#db/people.ts";
import { house } from "#db/schema.ts";
import type { CommandInput } from "../log/command.ts";
import { type Principal, type Role, roles } from "../policy/can.ts";
import { type CreatedArticle, createArticle } from "../server/create-article.ts";
import { closeDatabase, database } from "../server/database.ts";
import { type CommandAnswer, executeCommand } from "../server/execute-command.ts";
import { closeStreams } from "../server/hub.ts";
import { issueClient } from "../server/issue-client.ts";
import { forgetAll } from "../server/live-articles.ts";
import { forgetPresence } from "../server/presence.ts";

/** A command without its id: every one gets its own. */
export type CommandBody = CommandInput extends infer Input
  ? Input extends { id: string }
    ? Omit<Input, "id">
    : never
  : never;

export interface TestHouse {
  /** One of every role; more by `addPerson`. */
  people: Readonly<Record<Role, Principal>>;
  folder: string;
  addPerson(role: Role, name?: string): Promise<Principal>;
  /** Plain text as the writer brings it in: first line the headline. */
  addArticle(content?: string, by?: Principal): Promise<CreatedArticle>;
  run(by: Principal, articleId: string, command: CommandBody): Promise<CommandAnswer>;
  /** Adds a claim on the only place of these words; answers its id. */
  addClaim(by: Principal, articleId: string, exact: string): Promise<string>;
  clientOf(by: Principal, articleId: string): Promise<string>;
  allowSelfApproval(): Promise<void>;
  /** As after a stop and a start: nothing in memory. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

export const sampleText = `Strikes near the border rise by 65%

Attacks rose by 65% last year, an institute said, and over 90% of all deaths were in two provinces.

"We will not wait," the minister said on Monday. The group, the TPP, denied it.`;

export async function openHouse(): Promise<TestHouse> {
  const folder = await mkdtemp(join(tmpdir(), "stet-house-"));
  process.env.STET_DATA = folder;
  const people = {} as Record<Role, Principal>;
  for (const role of roles) people[role] = await addPerson(role);
  return {
    people,
    folder,
    addPerson,
    addArticle: (content = sampleText, by = people.writer) => createArticle(by, { format: "text", content }),
    run: (by, articleId, command) => executeCommand(by, articleId, { id: randomUUID(), ...command }),
    addClaim,
    clientOf: async (by, articleId) => (await issueClient(by, articleId)).clientId,
    allowSelfApproval: () =>
      database().write(
        async (tx) =>
          void tx
            .update(house)
            .set({ rules: { selfApproval: true }, rulesVersion: 2 })
            .run(),
      ),
    async restart() {
      await closeDatabase();
      forgetAll();
    },
    async end() {
      closeStreams();
      forgetPresence();
      await closeDatabase();
      forgetAll();
      await rm(folder, { recursive: true });
    },
  };
}

async function addPerson(role: Role, name = `The ${role}`): Promise<Principal> {
  const id = randomUUID();
  const row = { id, name, role, email: `${id}@house.test`, passwordHash: null, removedAt: null };
  await database().write((tx) => insertPerson(tx, { ...row, createdAt: new Date().toISOString() }));
  return { id, name, role };
}

async function addClaim(by: Principal, articleId: string, exact: string): Promise<string> {
  const claimId = randomUUID();
  await executeCommand(by, articleId, { id: randomUUID(), type: "add-claim", claimId, words: { exact } });
  return claimId;
}
