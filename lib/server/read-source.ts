/**
 * One source with the claims that rest on it and its contact log: what was asked of it in the articles this person may read, as the
 * presenter shows it there. Of other articles nothing is told, not even that something was asked.
 */
import "server-only";
import type { Tx } from "#db/client.ts";
import { queriesTo } from "#db/sources.ts";
import { AppError } from "../app-error.ts";
import type { Query } from "../evidence/query.ts";
import { presentQueries } from "../log/present.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";
import { type ListedSource, refuseUnlessReader, withClaims } from "./search-sources.ts";
import { visibleSource } from "./source-records.ts";

/** The newest are enough to know how one stands with a source; the rest stands in the articles. */
const mostContacts = 100;

export interface Contact {
  articleId: string;
  articleTitle: string;
  claimId: string;
  /** The claim's number. */
  number: number;
  query: Query;
}

export interface SourceWithContacts extends ListedSource {
  /** Newest first. */
  contacts: Contact[];
}

export async function readSource(principal: Principal, id: string): Promise<SourceWithContacts> {
  refuseUnlessReader(principal);
  return database().read(async (tx) => {
    const source = await visibleSource(tx, principal, id);
    if (source === null) throw new AppError("not-found", "There is no such source, or you may not see it.");
    const [listed] = await withClaims(tx, principal, [source]);
    return { ...listed!, contacts: await contactsOf(tx, principal, id) };
  });
}

async function contactsOf(tx: Tx, principal: Principal, sourceId: string): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const { articleId, claimId, id } of await queriesTo(tx, principal.id, sourceId, mostContacts)) {
    const { state } = (await readableArticle(tx, principal, articleId)).live;
    const claim = state.claims.get(claimId);
    if (claim === undefined || claim.withdrawn !== null) continue;
    const query = presentQueries(claim, state, principal).find((shown) => shown.id === id);
    if (query?.sourceId !== sourceId) continue;
    contacts.push({ articleId, articleTitle: state.meta.title, claimId, number: claim.number, query });
  }
  return contacts;
}
