/**
 * The demo's own house: seven people, one per role, and articles whose claims stand in every state. It is filled in a folder beside
 * and moved into place when it is whole, so that a start that was broken off leaves nothing half made.
 */
import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { insertPerson, personToSignIn, updatePerson } from "#db/people.ts";
import type { Principal, Role } from "../policy/can.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { closeDatabase, database, dataFolder } from "./database.ts";
import { fillDemo } from "./fill-demo.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { keepPrivate } from "./secret.ts";

const cast: Readonly<Record<Role, string>> = {
  writer: "Nadia Rahman",
  checker: "Tom Okafor",
  reviewer: "Ingrid Solberg",
  editor: "Rafael Moreno",
  legal: "Priya Natarajan",
  viewer: "Jonas Weber",
  admin: "Grace Lim",
};
const inOrder = Object.keys(cast) as Role[];

export async function prepareDemo(): Promise<string[]> {
  const password = demoPassword();
  if (!existsSync(join(dataFolder(), "stet.db"))) await fillBeside(password);
  await keepPassword(password);
  return [
    "Sign in with one click on the first page, or with any of these and the password below:",
    `  ${inOrder.map(emailOf).join("  ")}`,
    `  password: ${password}`,
  ];
}

function emailOf(role: Role): string {
  return `${role}@demo.stet`;
}

/** Given, or made at the first start and kept for this user alone. */
function demoPassword(): string {
  const given = process.env.STET_DEMO_PASSWORD;
  const file = join(dataFolder(), "password");
  const password =
    given || (existsSync(file) ? readFileSync(file, "utf8").trim() : randomBytes(12).toString("base64url"));
  keepPrivate(file, `${password}\n`);
  return password;
}

async function fillBeside(password: string): Promise<void> {
  const target = dataFolder();
  const beside = join(target, "filling");
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  console.log("Filling the demo …");
  process.env.STET_DATA = beside;
  await fillDemo(await addCast(password));
  await closeDatabase();
  process.env.STET_DATA = target;
  moveInto(beside, target);
}

/** The database last: it says that everything is there. */
function moveInto(from: string, to: string): void {
  const names = readdirSync(from).filter((name) => name !== "stet.db");
  for (const name of [...names, "stet.db"]) {
    rmSync(join(to, name), { recursive: true, force: true });
    renameSync(join(from, name), join(to, name));
  }
  rmSync(from, { recursive: true });
}

async function addCast(password: string): Promise<Record<Role, Principal>> {
  const passwordHash = await hashPassword(password);
  const at = new Date().toISOString();
  const people = inOrder.map((role) => ({ id: randomUUID(), name: cast[role], role }));
  const by = people.find(({ role }) => role === "admin")!;
  await database().write(async (tx) => {
    for (const person of people) {
      const fields = { ...person, email: emailOf(person.role) };
      await insertPerson(tx, { ...fields, createdAt: at, removedAt: null, passwordHash });
      await appendHouseEntry(tx, { type: "person-added", personId: person.id, ...fields }, { by, at });
    }
  });
  return Object.fromEntries(people.map((person) => [person.role, person])) as Record<Role, Principal>;
}

/** The printed password works, also when another was given at an earlier start. */
async function keepPassword(password: string): Promise<void> {
  const admin = await database().read((tx) => personToSignIn(tx, emailOf("admin")));
  if (admin === null || (await checkPassword(password, admin.passwordHash)).right) return;
  const passwordHash = await hashPassword(password);
  await database().write(async (tx) => {
    for (const role of inOrder) {
      const person = await personToSignIn(tx, emailOf(role));
      if (person !== null) await updatePerson(tx, person.id, { passwordHash });
    }
  });
}
