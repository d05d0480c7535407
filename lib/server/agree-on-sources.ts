/**
 * After a restore, house and article may each have their own word on who may know a source: it was hidden here after the bundle was
 * made, or there after the house heard of it. The narrower word holds, and is written where it was not so: nothing that either hides is
 * shown by the other. What identifies the source stays as each has it, so that no approval goes stale by a restore.
 */
import "server-only";
import type { Tx } from "#db/client.ts";
import { articlesCiting, type SourceRow, sourceOf, sourceRowsOf, updateSource } from "#db/sources.ts";
import { sourceEditedIn } from "../evidence/decide.ts";
import { type Source, sourceAccesses } from "../evidence/evidence.ts";
import type { ArticleState } from "../log/article-state.ts";
import { appendEvents } from "./append-events.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { articleToWrite } from "./live-articles.ts";

/** Who may know that there is a source, and under what name others see it. */
type Veil = Pick<Source, "access" | "alias" | "readers">;

/** Nobody of the house decides here: the log says what did. */
const restoring = { id: "restore", name: "A restore" };

/** Inside `write`. Ids of the articles that it wrote to. */
export async function agreeOnSources(tx: Tx, state: ArticleState): Promise<Set<string>> {
  const written = new Set<string>();
  for (const row of await sourceRowsOf(tx, [...state.sources.keys()])) {
    const veil = narrower(sourceOf(row), state.sources.get(row.id)!);
    await hideInHouse(tx, row, veil);
    for (const id of await articlesCiting(tx, row.id)) if (await hideInArticle(tx, id, row.id, veil)) written.add(id);
  }
  return written;
}

function narrower(house: Source, article: Source): Veil {
  if (degreeOf(house) !== degreeOf(article)) return veilOf(degreeOf(house) > degreeOf(article) ? house : article);
  if (house.access !== "confidential") return veilOf(house);
  return { ...veilOf(house), readers: house.readers.filter((reader) => article.readers.includes(reader)) };
}

function veilOf({ access, alias, readers }: Source): Veil {
  return { access, alias, readers };
}

function degreeOf({ access }: Veil): number {
  return sourceAccesses.indexOf(access);
}

function isSame(one: Veil, other: Veil): boolean {
  const told = ({ access, alias, readers }: Veil) => JSON.stringify([access, alias, [...readers].sort()]);
  return told(one) === told(other);
}

async function hideInHouse(tx: Tx, row: SourceRow, veil: Veil): Promise<void> {
  if (isSame(row, veil)) return;
  const { id, createdById: _by, createdAt: _at, ...fields } = row;
  await updateSource(tx, id, { ...fields, ...veil, readers: [...veil.readers] });
  await appendHouseEntry(tx, { type: "source-edited", source: { ...sourceOf(row), ...veil } }, authorNow());
}

async function hideInArticle(tx: Tx, articleId: string, sourceId: string, veil: Veil): Promise<boolean> {
  const article = (await articleToWrite(tx, articleId))!;
  const known = article.live.state.sources.get(sourceId);
  if (known === undefined || isSame(known, veil)) return false;
  const event = sourceEditedIn(article.live.state, { ...known, ...veil }, article.salt);
  await appendEvents(tx, article, [event], authorNow());
  return true;
}

function authorNow() {
  return { by: restoring, at: new Date().toISOString() };
}
