/** The demo house with two long articles in it, served by the built app as e2e does, beside the peer's server and one browser. */
import type { Browser as Driven } from "@playwright/test";
import { personToSignIn } from "#db/people.ts";
import { signIn } from "#e2e/api.ts";
import { fillHouse } from "#e2e/fill-template.ts";
import { password, startServer } from "#e2e/server.ts";
import type { Principal, Role } from "#lib/policy/can.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { forgetAll } from "#lib/server/live-articles.ts";
import { launch } from "./browser.ts";
import { type Cast, fillArticle, type LongArticle } from "./fill-house.ts";
import type { Sites } from "./keys.ts";
import { servePeer } from "./peer-page.ts";

export interface Pages {
  browser: Driven;
  sites: Sites;
  /** 10,000 words with 1,000 claims, 100,000 with 5,000. */
  articles: readonly [LongArticle, LongArticle];
}

export async function withPages(folder: string, measure: (pages: Pages) => Promise<void>): Promise<void> {
  const articles = await fillPages(folder);
  const server = await startServer(folder);
  const peer = await servePeer(server.url, articles);
  const browser = await launch();
  try {
    const cookie = await signIn(server.url, emailOf("editor"), password);
    await measure({ browser, sites: { product: server.url, cookie, peer: peer.url }, articles });
  } finally {
    await browser.close();
    peer.stop();
    await server.stop();
  }
}

async function fillPages(folder: string): Promise<[LongArticle, LongArticle]> {
  const started = performance.now();
  fillHouse(folder);
  const cast = await openCast(folder);
  const usual = await fillArticle(cast, 10_000, 1000);
  const long = await fillArticle(cast, 100_000, 5000);
  await closeDatabase();
  forgetAll();
  console.log(
    `Filled with ${entriesOf(usual, long)} claims in ${((performance.now() - started) / 1000).toFixed(0)} s.`,
  );
  return [usual, long];
}

function entriesOf(...articles: LongArticle[]): number {
  return articles.reduce((sum, { ranges }) => sum + ranges.length, 0);
}

/** The demo's own people, in this process, on the same files. */
export async function openCast(folder: string): Promise<Cast> {
  process.env.STET_DATA = folder;
  return { editor: await person("editor"), checker: await person("checker"), reviewer: await person("reviewer") };
}

export async function person(role: Role): Promise<Principal> {
  const found = await database().read((tx) => personToSignIn(tx, emailOf(role)));
  if (found === null) throw new Error(`The demo has no ${role}`);
  return { id: found.id, name: found.name, role };
}

function emailOf(role: Role): string {
  return `${role}@demo.stet`;
}
