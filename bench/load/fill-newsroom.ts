/** A house with two hundred people of its own, each signed in, and the articles they will meet in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Node } from "prosemirror-model";
import { fillHouse } from "#e2e/fill-template.ts";
import { textBlocks } from "#lib/article/document-text.ts";
import { schema } from "#lib/article/schema.ts";
import type { Principal, Role } from "#lib/policy/can.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { issueClient } from "#lib/server/issue-client.ts";
import { forgetAll } from "#lib/server/live-articles.ts";
import { addPerson } from "#lib/server/people.ts";
import { sealedCookie } from "#lib/server/principal.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { openSession } from "#lib/server/session.ts";
import { fillArticle } from "../fill-house.ts";
import { openCast, person } from "../house.ts";
import type { StetSeat, StetTarget } from "./stet-meeting.ts";

export type LoadArticle = Omit<StetTarget, "kind" | "url">;

interface Guest {
  principal: Principal;
  cookie: string;
}

/** One article for each number of claims. */
export async function fillNewsroom(
  folder: string,
  { words, claims, typists, readers }: { words: number; claims: readonly number[]; typists: number; readers: number },
): Promise<LoadArticle[]> {
  fillHouse(folder);
  process.env.NEXTAUTH_SECRET = readFileSync(join(folder, "secret"), "utf8").trim();
  const cast = await openCast(folder);
  const guests = [...(await invite("editor", typists)), ...(await invite("viewer", readers))];
  const articles: LoadArticle[] = [];
  for (const count of claims) {
    const { id } = await fillArticle(cast, words, count);
    articles.push(await seat(id, cast.editor, guests));
  }
  await closeDatabase();
  forgetAll();
  return articles;
}

async function invite(role: Role, count: number): Promise<Guest[]> {
  const admin = await person("admin");
  const guests: Guest[] = [];
  for (let number = 1; number <= count; number += 1) {
    const name = `${role} ${number}`;
    const { id } = await addPerson(admin, { name, email: `${role}-${number}@load.stet`, role });
    const session = await database().write((tx) => openSession(tx, id, "load", Date.now()));
    const cookie = (await sealedCookie(session)).split(";")[0]!;
    guests.push({ principal: { id, name, role }, cookie });
  }
  return guests;
}

async function seat(articleId: string, editor: Principal, guests: readonly Guest[]): Promise<LoadArticle> {
  const seats: StetSeat[] = [];
  for (const { principal, cookie } of guests) {
    const mayType = principal.role === "editor";
    seats.push({ cookie, clientId: mayType ? (await issueClient(principal, articleId)).clientId : "" });
  }
  const { doc, version, seq } = await readArticle(editor, articleId);
  const blocks = textBlocks(Node.fromJSON(schema, doc)).filter(({ text }) => text.length > 100);
  return { articleId, version, seq, starts: blocks.map(({ start }) => start), seats };
}
