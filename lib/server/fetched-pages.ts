/**
 * Pages that somebody was told of and has not brought in yet: what is brought in is what was seen, and the site is visited once. Kept in
 * memory, a few of them, for a few minutes, each for whom it was told.
 */
import "server-only";
import { type FetchedPage, fetchPage } from "./fetch-page.ts";

interface Kept {
  page: FetchedPage;
  until: number;
}

const longest = 10 * 60_000;
const most = 10;

const key = Symbol.for("stet.fetched-pages");
const held = globalThis as { [key]?: Map<string, Kept> };

/** The oldest first. */
function keptPages(): Map<string, Kept> {
  held[key] ??= new Map();
  return held[key];
}

function keyOf(personId: string, address: string): string {
  return `${personId} ${address}`;
}

export type FetchPage = (address: string, signal?: AbortSignal) => Promise<FetchedPage>;

/** Fetches it, and keeps it for when it is brought in. */
export function fetchToTell(personId: string, fetch: FetchPage = fetchPage): FetchPage {
  return async (address, signal) => {
    const page = await fetch(address, signal);
    const kept = keptPages();
    kept.delete(keyOf(personId, address));
    kept.set(keyOf(personId, address), { page, until: Date.now() + longest });
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
    return page;
  };
}

/** The page as it was told; fetched where it was not. */
export function fetchAsTold(personId: string, fetch: FetchPage = fetchPage): FetchPage {
  return async (address, signal) => {
    const told = keptPages().get(keyOf(personId, address));
    keptPages().delete(keyOf(personId, address));
    return told !== undefined && told.until > Date.now() ? told.page : fetch(address, signal);
  };
}
