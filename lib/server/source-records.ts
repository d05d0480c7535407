/** The house's records of sources: finding the one meant, making one, and editing one wherever it is cited. */
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Tx } from "#db/client.ts";
import { articlesCiting, insertSource, sourceOf, sourceRow, sourceRowsByLink, updateSource } from "#db/sources.ts";
import { AppError } from "../app-error.ts";
import type { newSource } from "../evidence/commands.ts";
import { editedSource, sourceEditedIn } from "../evidence/decide.ts";
import type { Source } from "../evidence/evidence.ts";
import type { CommandOf } from "../log/command.ts";
import type { Context } from "../log/decide.ts";
import { canSeeSource, type Principal } from "../policy/can.ts";
import { type Author, appendEvents } from "./append-events.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { articleToWrite, type HeldArticle } from "./live-articles.ts";
import { searchForm } from "./search-form.ts";

type TypedSource = z.output<typeof newSource>;

/** Known from an article that this person may read (or made by them and cited nowhere), and open to them itself. */
export async function visibleSource(tx: Tx, principal: Principal, id: string): Promise<Source | null> {
  const row = await sourceRow(tx, principal.id, id);
  return row !== null && canSeeSource(principal, row) ? sourceOf(row) : null;
}

/** The record with the same link that nothing typed contradicts, else a new one. */
export async function citableSource(tx: Tx, principal: Principal, typed: TypedSource, author: Author): Promise<Source> {
  const linkKey = linkKeyOf(typed.link);
  const known = linkKey === null ? [] : (await sourceRowsByLink(tx, principal.id, linkKey)).map(sourceOf);
  const meant = known.find((source) => canSeeSource(principal, source) && !contradicts(typed, source));
  if (meant !== undefined) return meant;
  const made: Source = { ...typed, id: randomUUID(), readers: [...new Set([...typed.readers, author.by.id])] };
  await insertSource(tx, { ...columnsOf(made), id: made.id, createdById: author.by.id, createdAt: author.at });
  await appendHouseEntry(tx, { type: "source-added", source: made }, author);
  return made;
}

/**
 * One edit of the record and of the house's log, and an entry in every article that ever cited it, also in those that the editor
 * may not read, and in locked ones: it is a fact about the evidence there.
 */
export async function editSourceEverywhere(
  tx: Tx,
  article: HeldArticle,
  command: CommandOf<"edit-source">,
  context: Context,
): Promise<Map<string, HeldArticle>> {
  const before = context.source(command.sourceId);
  if (before === null) throw new AppError("not-found", "There is no such source that you may see.");
  const makerId = (await sourceRow(tx, context.by.id, before.id))?.createdById;
  const source = namedToMaker(editedSource(before, command.fields, context.by), makerId);
  const author = { by: context.by, at: context.now };
  const written = new Map<string, HeldArticle>();
  if (JSON.stringify(source) === JSON.stringify(before)) return written;
  await updateSource(tx, source.id, columnsOf(source));
  await appendHouseEntry(tx, { type: "source-edited", source }, author);
  for (const id of await articlesCiting(tx, source.id)) {
    const citing = id === article.live.state.meta.id ? article : await articleToWrite(tx, id);
    if (citing === null) continue;
    const event = sourceEditedIn(citing.live.state, source, citing.salt);
    written.set(id, await appendEvents(tx, citing, [event], author));
  }
  return written;
}

/** A confidential source stays named to whoever brought it, whatever a later hand writes. */
function namedToMaker(source: Source, makerId: string | undefined): Source {
  if (source.access !== "confidential" || makerId === undefined || source.readers.includes(makerId)) return source;
  return { ...source, readers: [makerId, ...source.readers] };
}

/**
 * What was left out contradicts nothing. The defaults of type and access cannot be told from a choice, so they never contradict
 * either; a source typed as less public than the record does.
 */
function contradicts(typed: TypedSource, source: Source): boolean {
  const words = (["title", "publisher", "author", "published", "origin", "alias"] as const).some(
    (field) => typed[field] !== "" && searchForm(typed[field]) !== searchForm(source[field]),
  );
  const type = typed.type !== "page" && typed.type !== source.type;
  const access = typed.access !== "public" && typed.access !== source.access;
  return words || type || access || typed.readers.some((reader) => !source.readers.includes(reader));
}

function columnsOf({ id: _, ...source }: Source) {
  const search = searchForm([source.title, source.link ?? "", source.publisher, source.author].join(" "));
  return { ...source, linkKey: linkKeyOf(source.link), search };
}

/** Links that lead to the same page: without fragment, scheme of the web and slash at the end. */
function linkKeyOf(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link);
  if (url === null) return link;
  url.hash = "";
  return url.href.replace(/^https?:/, "web:").replace(/\/$/, "");
}
