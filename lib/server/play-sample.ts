/**
 * Plays a sample: every command of it goes through the one door, each by the person of its role, so that its claims come to stand
 * where they do by the same ways as anybody's.
 */
import "server-only";
import { randomUUID } from "node:crypto";
import type { CommandInput } from "../log/command.ts";
import type { Principal, Role } from "../policy/can.ts";
import type { Sample, SampleAction, SampleClaim, SampleCommand, SampleSource } from "../sample/sample.ts";
import { createArticle } from "./create-article.ts";
import { executeCommand } from "./execute-command.ts";
import { readArticle } from "./read-article.ts";

export type Cast = Readonly<Record<Role, Principal>>;

type WithoutId<T> = T extends { id: string } ? Omit<T, "id"> : never;

interface Play<Key extends string> {
  articleId: string;
  cast: Cast;
  sources: Readonly<Record<Key, SampleSource>>;
  /** Ids of the sources that were cited before. */
  known: Map<Key, string>;
}

/** Resolves to the article's id. */
export async function playSample<Key extends string>(sample: Sample<Key>, cast: Cast): Promise<string> {
  const { id: articleId } = await createArticle(cast.writer, sample.article);
  const play: Play<Key> = { articleId, cast, sources: sample.sources, known: new Map() };
  for (const claim of sample.claims) await playClaim(play, claim);
  for (const { by, command } of sample.edits) await send(play, cast[by], command);
  return articleId;
}

async function playClaim<Key extends string>(play: Play<Key>, { by, add, actions }: SampleClaim<Key>): Promise<void> {
  const claimId = randomUUID();
  await send(play, play.cast[by], { ...add, claimId });
  for (const action of actions) await playAction(play, claimId, action);
}

async function playAction<Key extends string>(
  play: Play<Key>,
  claimId: string,
  { by, command }: SampleAction<Key>,
): Promise<void> {
  const person = play.cast[by];
  if (command.type === "add-citation") return cite(play, person, claimId, command);
  if (command.type === "approve-claim") {
    return void (await send(play, person, {
      type: command.type,
      claimId,
      basis: await basisOf(play, person, claimId),
    }));
  }
  if (command.type === "assign-claim") {
    const assigneeId = command.assignee === null ? null : play.cast[command.assignee].id;
    return void (await send(play, person, { type: command.type, claimId, assigneeId }));
  }
  await send(play, person, { ...command, claimId });
}

type Citing<Key extends string> = Extract<SampleCommand<Key>, { type: "add-citation" }>;

/** The record is made by the first citation and named by its id in the later ones. */
async function cite<Key extends string>(
  play: Play<Key>,
  person: Principal,
  claimId: string,
  { source: key, ...citation }: Citing<Key>,
): Promise<void> {
  const sourceId = play.known.get(key);
  const { readers = [], ...fields } = play.sources[key];
  const source = { ...fields, readers: readers.map((role) => play.cast[role].id) };
  const { events } = await send(play, person, { ...citation, claimId, ...(sourceId ? { sourceId } : { source }) });
  for (const { event } of events) {
    if (event.type === "citation-added" && event.source !== null) play.known.set(key, event.source.id);
  }
}

async function basisOf<Key extends string>(play: Play<Key>, person: Principal, claimId: string): Promise<string> {
  const { claims } = await readArticle(person, play.articleId);
  const claim = claims.find(({ id }) => id === claimId);
  if (claim === undefined) throw new Error(`The sample approves a claim that is not there: ${claimId}`);
  return claim.basis;
}

function send<Key extends string>({ articleId }: Play<Key>, person: Principal, command: WithoutId<CommandInput>) {
  return executeCommand(person, articleId, { ...command, id: randomUUID() });
}
