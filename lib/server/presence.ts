/**
 * Who is at which article: in memory alone. A tab tells where it is; streams and pages take it from here for whoever may read the
 * article now. Who has not told for some seconds, was signed out or removed is forgotten, who may no longer read the article is not
 * shown. Readers are woken for all moves of a moment together.
 */
import "server-only";
import { AppError } from "../app-error.ts";
import type { ArticleMeta } from "../article/article.ts";
import type { Presence } from "../log/presence.ts";
import { presenceInput } from "../log/presence-input.ts";
import { canReadArticle, type Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { onWakeAll, readersOf, wake } from "./hub.ts";
import { readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import type { AskAgain } from "./present-principal.ts";

/** Tabs tell every ten seconds; one word may be lost. */
const forgottenAfter = 22_000;
const lookEvery = 4000;
/** Of one person in one article. */
const mostTabs = 8;
/** Words of one tab that may come at once, and milliseconds until one more is allowed. */
const room = 12;
const leak = 180;
/** Moves are gathered this long, and longer where many read: each waking makes every stream ask who is reading. */
const gathering = 120;
const perReader = 3;

interface Told {
  presence: Presence;
  /** Grows with every change, of all presences together. */
  revision: number;
  heardAt: number;
  /** A leaky bucket. */
  level: number;
  again: AskAgain;
}

interface Held {
  articles: Map<string, Map<string, Told>>;
  revision: number;
  /** Articles whose readers are about to be woken. */
  waking: Set<string>;
  looking: NodeJS.Timeout | null;
}

const key = Symbol.for("stet.presence");
const global = globalThis as { [key]?: Held };

function held(): Held {
  global[key] ??= start();
  return global[key];
}

function start(): Held {
  onWakeAll(() => void Promise.allSettled([look()]));
  return { articles: new Map(), revision: 0, waking: new Set(), looking: null };
}

/** Takes what a tab tells of itself. `now` in milliseconds. */
export async function tellPresence(
  principal: Principal,
  again: AskAgain,
  articleId: string,
  input: unknown,
  now: number,
): Promise<void> {
  const word = parseInput(presenceInput, input);
  const { live } = await database().read((tx) => readableArticle(tx, principal, articleId));
  const here = held().articles.get(articleId) ?? new Map<string, Told>();
  const name = `${principal.id}:${word.tab}`;
  const before = here.get(name);
  if ("gone" in word) return leave(articleId, name);
  const level = Math.max(0, (before?.level ?? 0) - (now - (before?.heardAt ?? now)) / leak) + 1;
  if (level > room) throw new AppError("too-many", "Too many moves. Tell the last one in a second.", { retryAfter: 1 });
  const presence: Presence = {
    key: name,
    person: { id: principal.id, name: principal.name },
    at: word.at !== null && word.at.version <= live.state.version ? word.at : null,
    claimId: word.claimId !== null && live.state.claims.has(word.claimId) ? word.claimId : null,
  };
  const isNew = before === undefined || JSON.stringify(before.presence) !== JSON.stringify(presence);
  const revision = isNew ? nextRevision() : before.revision;
  here.delete(name);
  here.set(name, { presence, revision, heardAt: now, level, again });
  held().articles.set(articleId, here);
  dropOldest(here, principal.id);
  lookOn();
  if (isNew) wakeSoon(articleId);
}

/** The same as long as nothing has changed among an article's presences. */
export function presenceRevision(articleId: string): string {
  const here = held().articles.get(articleId);
  if (here === undefined) return "";
  return `${here.size}:${Math.max(0, ...[...here.values()].map(({ revision }) => revision))}`;
}

/**
 * Who is here as this reader may see it: everybody else who may read the article now. The reader's own right to it is the caller's
 * to ask. With each its revision.
 */
export function presentIn(
  articleId: string,
  reader: Principal,
  meta: Pick<ArticleMeta, "access" | "members">,
): { presence: Presence; revision: number }[] {
  const here = held().articles.get(articleId);
  if (here === undefined) return [];
  return [...here.values()].filter(({ presence: { person } }) => {
    return person.id !== reader.id && canReadArticle({ ...person, role: "viewer" }, meta);
  });
}

/** For tests that start again. */
export function forgetPresence(): void {
  const { looking } = held();
  if (looking !== null) clearTimeout(looking);
  held().articles.clear();
  held().looking = null;
}

function nextRevision(): number {
  held().revision += 1;
  return held().revision;
}

function leave(articleId: string, name: string): void {
  const here = held().articles.get(articleId);
  if (here?.delete(name) !== true) return;
  if (here.size === 0) held().articles.delete(articleId);
  wakeSoon(articleId);
}

function dropOldest(here: Map<string, Told>, personId: string): void {
  const own = [...here].filter(([, { presence }]) => presence.person.id === personId);
  for (const [name] of own.slice(0, Math.max(0, own.length - mostTabs))) here.delete(name);
}

function wakeSoon(articleId: string): void {
  const { waking } = held();
  if (waking.has(articleId)) return;
  waking.add(articleId);
  const ring = () => {
    waking.delete(articleId);
    wake(articleId);
  };
  setTimeout(ring, gathering + perReader * readersOf(articleId)).unref();
}

function lookOn(): void {
  const state = held();
  if (state.looking !== null || state.articles.size === 0) return;
  const again = () => {
    state.looking = null;
    void Promise.allSettled([look()]).then(lookOn);
  };
  state.looking = setTimeout(again, lookEvery).unref();
}

/** Forgets who has gone without a word, and who is nobody any more: signed out, removed, a token revoked. */
async function look(): Promise<void> {
  const now = Date.now();
  const all = [...held().articles].flatMap(([articleId, here]) =>
    [...here].map(([name, told]) => ({ articleId, name, told })),
  );
  if (all.length === 0) return;
  const isSomebody = await database().read(async (tx) => {
    const answers = [];
    for (const { told } of all) answers.push((await told.again(tx))?.id === told.presence.person.id);
    return answers;
  });
  all.forEach(({ articleId, name, told }, index) => {
    if (!isSomebody[index] || now - told.heardAt > forgottenAfter) leave(articleId, name);
  });
}
