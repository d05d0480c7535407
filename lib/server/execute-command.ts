/**
 * The one door: everything that changes an article comes through here.
 *
 * who are they now (401) → may they see it (404) → was it done before (the same answer) → may they do it (403) → decide → append and
 * project → commit → only then publish, answer and wake the readers. Everything up to the commit is one transaction, shared with the
 * commands that wait beside it; a command that is refused leaves nothing behind.
 */
import "server-only";
import { hash } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { readHouse, rulesOf } from "#db/house.ts";
import { type CommandRow, clientRow, commandRow, insertCommand } from "#db/log.ts";
import { personById } from "#db/people.ts";
import { AppError } from "../app-error.ts";
import type { Person } from "../article/article.ts";
import type { Attachment, Source } from "../evidence/evidence.ts";
import { type Command, command as commandSchema } from "../log/command.ts";
import { type Context, decide } from "../log/decide.ts";
import { can, canReadArticle, canSeeField, type Principal } from "../policy/can.ts";
import { answerFrom, type CommandAnswer } from "./answer-command.ts";
import { type Author, appendEvents } from "./append-events.ts";
import { refuseForbidden } from "./command-rights.ts";
import { database } from "./database.ts";
import { wake } from "./hub.ts";
import {
  articleNotFound,
  articleToWrite,
  forget,
  type HeldArticle,
  keepUncommitted,
  publish,
  readableArticle,
} from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";
import { citableSource, editSourceEverywhere, visibleSource } from "./source-records.ts";
import { storeAttachment } from "./store-file.ts";

export type { CommandAnswer };

/** What one command leaves behind: the articles it wrote to (more than one when a source was edited), and the answer. */
interface Done {
  written: ReadonlyMap<string, HeldArticle>;
  answer: CommandAnswer;
}

/** `again` asks whether who is asking still may; without it, being of the house is enough. */
export async function executeCommand(
  asking: Principal,
  articleId: string,
  input: unknown,
  again?: AskAgain,
): Promise<CommandAnswer> {
  const command = parseInput(commandSchema, input);
  const principalIn = (tx: Tx) => principalNow(tx, asking, again);
  const attachment = await storedBefore(principalIn, articleId, command);
  const attempted = new Set([articleId]);
  try {
    const { written, answer } = await database().write(async (tx) =>
      runCommand(tx, await principalIn(tx), articleId, command, attachment, attempted),
    );
    for (const [id, article] of written) publish(id, article);
    for (const id of written.keys()) wake(id);
    return answer;
  } catch (error) {
    if (!(error instanceof AppError)) forget(attempted);
    throw error;
  }
}

/** A file of ten megabytes in base64 is the largest there is. */
const longestWithFile = 15 * 1024 * 1024;
const longestWithout = 1024 * 1024;

/** How many bytes a command of theirs may have; asked before they are read. */
export async function longestCommand(principal: Principal, articleId: string): Promise<number> {
  await database().read((tx) => readableArticle(tx, principal, articleId));
  return can(principal, "attach-file") ? longestWithFile : longestWithout;
}

/** Bytes are written before the transaction, which never waits for a file; without the right to attach, nothing is written. */
async function storedBefore(
  principalIn: (tx: Tx) => Promise<Principal>,
  articleId: string,
  command: Command,
): Promise<Attachment | undefined> {
  if (command.type !== "attach-file") return undefined;
  const [principal, { live }] = await database().read(async (tx) => {
    const now = await principalIn(tx);
    return [now, await readableArticle(tx, now, articleId)] as const;
  });
  refuseForbidden(principal, command, live.state);
  // What will be refused anyway leaves no file behind.
  if (live.state.meta.signOff !== null || !live.state.claims.has(command.claimId)) return undefined;
  return storeAttachment(command, { by: personOf(principal), at: new Date().toISOString() });
}

async function runCommand(
  tx: Tx,
  principal: Principal,
  articleId: string,
  command: Command,
  attachment: Attachment | undefined,
  attempted: Set<string>,
): Promise<Done> {
  const article = await articleToWrite(tx, articleId, versionOf(command));
  if (article === null || !canReadArticle(principal, article.live.state.meta)) throw articleNotFound();
  const contentHash = hashContent(article.salt, command);
  const before = await commandRow(tx, command.id);
  if (before !== null) {
    refuseOther(before, { articleId, personId: principal.id, contentHash });
    return { written: new Map(), answer: await answerFrom(tx, principal, article, before, command) };
  }
  refuseForbidden(principal, command, article.live.state);
  if (command.type === "edit-text") await refuseForeignClient(tx, principal, articleId, command.clientId);

  const author: Author = { by: personOf(principal), at: new Date().toISOString() };
  const written = await carryOut(
    tx,
    principal,
    article,
    await citing(tx, principal, command, author),
    author,
    attachment,
  );
  for (const [id, now] of written) {
    attempted.add(id);
    keepUncommitted(id, now);
  }
  const now = written.get(articleId) ?? article;
  const row = {
    id: command.id,
    articleId,
    personId: principal.id,
    firstSeq: article.live.state.seq + 1,
    lastSeq: now.live.state.seq,
    contentHash,
  };
  await insertCommand(tx, row);
  return { written, answer: await answerFrom(tx, principal, now, row, command) };
}

/** The version of the text that a command was made at, if it says so. */
function versionOf(command: Command): number | undefined {
  if ("version" in command) return command.version;
  return "at" in command ? command.at?.version : undefined;
}

async function carryOut(
  tx: Tx,
  principal: Principal,
  article: HeldArticle,
  command: Command,
  author: Author,
  attachment: Attachment | undefined,
): Promise<ReadonlyMap<string, HeldArticle>> {
  const { id } = article.live.state.meta;
  const house = await readHouse(tx);
  const context: Context = {
    by: author.by,
    now: author.at,
    salt: article.salt,
    rules: rulesOf(house),
    ...(await peopleIn(tx, command)),
    source: await sourcesIn(tx, principal, article, command),
    ...(attachment === undefined ? {} : { attachment }),
  };
  if (command.type === "edit-source") return editSourceEverywhere(tx, article, command, context);
  const events = decide(article.live, command, context);
  return events.length === 0 ? new Map() : new Map([[id, await appendEvents(tx, article, events, author)]]);
}

/** A citation typed with its source becomes one of a record of the house: the one that is there, or a new one. */
async function citing(tx: Tx, principal: Principal, command: Command, author: Author): Promise<Command> {
  if (command.type !== "add-citation" || command.source === undefined) return command;
  if (command.sourceId !== undefined) {
    throw new AppError("malformed", "Give either a source or the id of one, not both.");
  }
  const record = await citableSource(tx, principal, command.source, author);
  return { ...command, source: undefined, sourceId: record.id };
}

/** Those of the people a command names who are of the house today. */
async function peopleIn(tx: Tx, command: Command): Promise<Pick<Context, "person" | "seesInternalNotes">> {
  const known = new Map<string, Principal>();
  for (const id of idsIn(command)) {
    const person = await personById(tx, id);
    if (person !== null && person.removedAt === null) known.set(id, person);
  }
  return {
    person: (id) => (known.has(id) ? personOf(known.get(id)!) : null),
    seesInternalNotes: (id) => known.has(id) && canSeeField(known.get(id)!, "internal-note"),
  };
}

function idsIn(command: Command): readonly string[] {
  switch (command.type) {
    case "assign-claim":
      return command.assigneeId === null ? [] : [command.assigneeId];
    case "name-author":
      return command.personId === null ? [] : [command.personId];
    case "set-access":
      return command.members;
    case "add-note":
    case "edit-note":
      return command.mentions ?? [];
    default:
      return [];
  }
}

/** The one record a command can be about, when this person may see it. */
async function sourcesIn(
  tx: Tx,
  principal: Principal,
  article: HeldArticle,
  command: Command,
): Promise<(id: string) => Source | null> {
  const id = sourceIdIn(article, command);
  const source = id === undefined || id === null ? null : await visibleSource(tx, principal, id);
  return (wanted) => (source?.id === wanted ? source : null);
}

function sourceIdIn({ live }: HeldArticle, command: Command): string | null | undefined {
  const claim = "claimId" in command ? live.state.claims.get(command.claimId ?? "") : undefined;
  switch (command.type) {
    case "edit-citation":
    case "remove-citation":
      return claim?.citations.find(({ id }) => id === command.citationId)?.sourceId;
    case "answer-query":
      return claim?.queries.find(({ id }) => id === command.queryId)?.sourceId;
    default:
      return "sourceId" in command ? command.sourceId : undefined;
  }
}

async function refuseForeignClient(tx: Tx, principal: Principal, articleId: string, clientId: string): Promise<void> {
  const client = await clientRow(tx, clientId);
  if (client?.articleId === articleId && client.personId === principal.id) return;
  throw new AppError(
    "foreign-client",
    "This client id was not issued to you for this article. Ask for one of your own.",
  );
}

function refuseOther(before: CommandRow, now: Pick<CommandRow, "articleId" | "personId" | "contentHash">): void {
  const same =
    before.articleId === now.articleId && before.personId === now.personId && before.contentHash === now.contentHash;
  if (!same) throw new AppError("id-reused", "This command id was used for something else. Give each command its own.");
}

/** Salted: a hash of guessable content would tell it. */
function hashContent(salt: string, command: Command): string {
  return hash("sha256", `${salt}\n${JSON.stringify(command)}`);
}

function personOf({ id, name }: Principal): Person {
  return { id, name };
}
