/**
 * The demo: a house that is marked as one, served by `npm run demo`. Only there can people be signed in by a click. A demo is never
 * made of a real house, nor the other way round: the mark is set when the database is made.
 */
import "server-only";
import type { Tx } from "#db/client.ts";
import { readHouse } from "#db/house.ts";
import { allPeople, type PersonRow, personToSignIn } from "#db/people.ts";
import type { Role } from "../policy/can.ts";
import { roles } from "../policy/can.ts";
import { database } from "./database.ts";

const demoDomain = "@demo.stet";

/** Both must hold: started as a demo, and the database made as one. */
export async function isDemo(): Promise<boolean> {
  return process.env.STET_DEMO === "1" && (await database().read(readHouse)).demo;
}

export interface DemoPerson {
  name: string;
  role: Role;
  email: string;
}

/** Whom the sign-in page offers by a click, in the order of the roles; null outside a demo. */
export async function demoPeople(): Promise<DemoPerson[] | null> {
  if (!(await isDemo())) return null;
  const people = (await database().read(allPeople)).filter(isOffered);
  return people
    .sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role))
    .map(({ name, role, email }) => ({ name, role, email }));
}

export async function demoPersonToSignIn(tx: Tx, email: string): Promise<PersonRow | null> {
  if (process.env.STET_DEMO !== "1" || !(await readHouse(tx)).demo) return null;
  const person = await personToSignIn(tx, email);
  return person !== null && isOffered(person) ? person : null;
}

function isOffered(person: PersonRow): boolean {
  return person.removedAt === null && person.email.endsWith(demoDomain);
}
