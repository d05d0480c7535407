/**
 * Every list of the house at the server, with the articles of a large newsroom in it: each page is asked for over and over by people
 * of different roles, once with nothing in memory and then as it is in a day's work.
 */

import { bringUp } from "#lib/server/index-articles.ts";
import { listArticles } from "#lib/server/list-articles.ts";
import { listQueue } from "#lib/server/list-queue.ts";
import { forgetAll } from "#lib/server/live-articles.ts";
import { searchArticles } from "#lib/server/search-articles.ts";
import { searchSources } from "#lib/server/search-sources.ts";
import { openHouse, type TestHouse } from "#lib/testing/house.ts";
import { fillMany, rareWord } from "./fill-many.ts";
import { figure, heading, median } from "./ratio.ts";

const articles = 200;
const claimsEach = 300;
const rounds = 60;
const most = 150;

export async function benchLists(): Promise<void> {
  const house = await openHouse();
  try {
    await fillMany(house, articles, claimsEach);
    const indexed = await timed(bringUp);
    console.log(`Read into the search index in ${(indexed / 1000).toFixed(1)} s.`);
    heading(
      `Lists with ${articles} articles of ${claimsEach} claims, ms at the server: median, p95; with nothing in memory; processor time of one`,
    );
    for (const [name, list] of Object.entries(lists(house))) await measure(name, list);
  } finally {
    await house.end();
  }
}

function lists({ people: { checker, editor, reviewer, viewer } }: TestHouse): Record<string, () => Promise<unknown>> {
  return {
    "articles, first page": () => listArticles(viewer, {}),
    "articles, second page": () => secondPage((cursor) => listArticles(viewer, cursor)),
    "articles, by headline": () => listArticles(viewer, { q: "part 17" }),
    "articles, my part": () => listArticles(checker, { only: "mine" }),
    "articles, stale or unplaced": () => listArticles(checker, { only: "unsettled" }),
    "queue, to approve": () => listQueue(reviewer, {}),
    "queue, to approve, second page": () => secondPage((cursor) => listQueue(reviewer, cursor)),
    "queue, returned": () => listQueue(checker, { view: "returned" }),
    "queue, queries": () => listQueue(checker, { view: "queries" }),
    "queue, corrections": () => listQueue(editor, { view: "corrections" }),
    "queue, assigned": () => listQueue(checker, { view: "assigned" }),
    "queue, stale": () => listQueue(viewer, { view: "stale" }),
    "sources, first page": () => searchSources(viewer, {}),
    "sources, by title": () => searchSources(viewer, { q: "yearbook 15" }),
    "search, a word of every paragraph": () => searchArticles(viewer, { q: "the" }),
    "search, the same, second page": () => secondPage((cursor) => searchArticles(checker, { q: "the", ...cursor })),
    "search, two words of every article": () => searchArticles(checker, { q: "press phone" }),
    "search, a word kept from the reader": () => searchArticles(viewer, { q: "phone" }),
    "search, a word of one note": () => searchArticles(checker, { q: rareWord }),
  };
}

const cursors = new Map<string, string>();

/** The page behind the first, whose cursor is asked for once. */
async function secondPage<Page extends { next: string | null }>(list: (cursor: { cursor?: string }) => Promise<Page>) {
  const key = String(list);
  const known = cursors.get(key);
  if (known !== undefined) return list({ cursor: known });
  const { next } = await list({});
  cursors.set(key, next!);
  return list({ cursor: next! });
}

async function measure(name: string, list: () => Promise<unknown>): Promise<void> {
  await list();
  forgetAll();
  const cold = await timed(list);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) times.push(await timed(list));
  const { user, system } = process.cpuUsage(before);
  const work = (user + system) / 1000 / rounds;
  const p95 = times.sort((a, b) => a - b)[Math.ceil(rounds * 0.95) - 1]!;
  const verdict = `aim ≤ ${most}: ${p95 <= most ? "reached" : "MISSED"}`;
  console.log(
    `  ${name.padEnd(36)} ${figure(median(times)).padStart(7)} ${figure(p95).padStart(7)} ${figure(cold).padStart(8)} ${figure(work).padStart(8)}   ${verdict}`,
  );
}

async function timed(list: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await list();
  return performance.now() - started;
}
