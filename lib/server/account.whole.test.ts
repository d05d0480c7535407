/** People, sessions, tokens, one-time links and passwords together: who gets in, and who is out at once. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { houseLogRows } from "#db/log.ts";
import type { Principal } from "../policy/can.ts";
import { changePassword, whoAmI } from "./account.ts";
import { closeDatabase, database } from "./database.ts";
import { addPerson, changePerson, listManagedPeople, listPeople } from "./people.ts";
import { type Asking, principalOf, sealedCookie, sessionForClient } from "./principal.ts";
import { endOwnSession, findSession, openSession, ownSessions } from "./session.ts";
import { firstSetupLink, setUp, setupFor } from "./setup.ts";
import { makeSetupLink } from "./setup-link.ts";
import { signInByPassword, signInToDemo } from "./sign-in.ts";
import { findToken, makeToken, ownTokens, revokeOwnToken } from "./token.ts";

process.env.STET_DATA = mkdtempSync(join(tmpdir(), "stet-account-"));
process.env.NEXTAUTH_URL = "https://stet.example.org";
process.env.NEXTAUTH_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
after(async () => {
  await closeDatabase();
  rmSync(process.env.STET_DATA!, { recursive: true, force: true });
});

const secretWords = "the first password";
const visit = { address: "192.0.2.1", browser: "Firefox", sameOrigin: true };
const code = (wanted: string) => (error: { code: string }) => error.code === wanted;
const tokenIn = (link: string | null | undefined) => new URL(link ?? "").searchParams.get("token") ?? "";

let admin: Principal;
let made = 0;

async function person(role: Principal["role"] = "checker"): Promise<Principal & { email: string }> {
  const email = `p${++made}@example.org`;
  const { id, name } = await addPerson(admin, { name: `Person ${made}`, email, role, password: secretWords });
  return { id, name, role, email };
}

async function signedIn(email: string, password = secretWords): Promise<{ id: string; request: Request }> {
  const id = await signInByPassword({ email, password }, visit);
  assert.ok(id !== null, `${email} is signed in`);
  return { id, request: await requestWith(id) };
}

async function requestWith(id: string): Promise<Request> {
  const cookie = (await sealedCookie(id)).split(";")[0]!;
  return new Request("https://stet.example.org/api/me", { headers: { cookie: `other=1; ${cookie}` } });
}

function byToken(token: string): Request {
  return new Request("https://stet.example.org/api/me", { headers: { authorization: `Bearer ${token}` } });
}

async function asking(request: Request): Promise<Asking> {
  const found = await principalOf(request);
  assert.ok(found !== null);
  return found;
}

test("an empty house gives a one-time link that makes the first admin, once, and is kept as a hash only", async () => {
  const replaced = tokenIn(await firstSetupLink());
  const token = tokenIn(await firstSetupLink());
  assert.equal(await setupFor(replaced), null, "a new link replaces the one before");
  assert.deepEqual(await setupFor(token), { first: true });
  await assert.rejects(setUp({ token, password: secretWords }), code("malformed"));
  const input = { token, name: "Grace Lim", email: "grace@example.org", password: secretWords };
  const [one, two] = await Promise.allSettled([setUp(input), setUp({ ...input, email: "thief@example.org" })]);
  assert.deepEqual([one.status, two.status].sort(), ["fulfilled", "rejected"]);
  assert.equal(await firstSetupLink(), null, "a house with people gives no such link");
  const people = await database().read((tx) => houseLogRows(tx, 0, 10));
  assert.deepEqual(
    people.map(({ type }) => type),
    ["house-set-up"],
  );
  const [first] = await listPeopleOfHouse();
  assert.equal(first?.role, "admin");
  admin = first!;
  for (const secret of [token, secretWords]) assert.ok(!isStored(secret));
  const stored = one.status === "fulfilled" ? "grace@example.org" : "thief@example.org";
  assert.ok(isStored(stored), "what is stored is found this way");
});

/** Anywhere in the files of the database. */
function isStored(text: string): boolean {
  const files = ["stet.db", "stet.db-wal"].map((name) => readFileSync(join(process.env.STET_DATA!, name)));
  return files.some((bytes) => bytes.includes(text));
}

async function listPeopleOfHouse(): Promise<Principal[]> {
  return listPeople({ id: "", name: "", role: "admin" });
}

test("a link is over after a day", async () => {
  const { id } = await person();
  const yesterday = Date.now() - 24 * 60 * 60_000;
  const link = await database().write((tx) => makeSetupLink(tx, id, yesterday));
  assert.equal(await setupFor(tokenIn(link)), null);
  await assert.rejects(setUp({ token: tokenIn(link), password: secretWords }), code("not-found"));
});

test("somebody added without a password chooses it by a link; it works once", async () => {
  const email = "link@example.org";
  const { setupLink } = await addPerson(admin, { name: "Li Nk", email, role: "viewer" });
  assert.equal(await signInByPassword({ email, password: "" }, visit), null);
  assert.equal(
    await signInByPassword({ email, password: secretWords }, visit),
    null,
    "nobody without a password gets in",
  );
  assert.deepEqual(await setupFor(tokenIn(setupLink)), { first: false, name: "Li Nk", email });
  assert.deepEqual(await setUp({ token: tokenIn(setupLink), password: secretWords }), { email });
  await assert.rejects(setUp({ token: tokenIn(setupLink), password: "another password" }), code("not-found"));
  await signedIn(email);
});

test("a cookie names a session, its person and the role they have now", async () => {
  const { email, id } = await person("checker");
  const { request } = await signedIn(email.toUpperCase());
  assert.equal((await asking(request)).principal.role, "checker");
  await changePerson(admin, id, { role: "viewer" });
  const { principal, via } = await asking(request);
  assert.deepEqual([principal.role, via], ["viewer", "session"]);
  assert.equal((await whoAmI(await asking(request))).email, email);
  assert.equal(((await sessionForClient(request)).user as { id: string }).id, id);
});

test("the cookie holds the session's id and nothing of the person", async () => {
  const { email } = await person();
  const { id } = await signedIn(email);
  const cookie = await sealedCookie(id);
  assert.match(
    cookie,
    /^__Secure-next-auth\.session-token=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
  );
  assert.ok(!cookie.includes(id));
});

test("a forged, damaged or foreign cookie is nobody", async () => {
  for (const value of ["", "x", "a.b.c.d.e", "é", "x".repeat(10_000)]) {
    const headers = { cookie: `__Secure-next-auth.session-token=${encodeURIComponent(value)}` };
    assert.equal(await principalOf(new Request("https://stet.example.org", { headers })), null);
  }
  const { email } = await person();
  const { request } = await signedIn(email);
  process.env.NEXTAUTH_SECRET = "another secret, as long as the first one";
  assert.equal(await principalOf(request), null);
  process.env.NEXTAUTH_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
});

test("a wrong password and an unknown person get the same answer", async () => {
  const { email } = await person();
  assert.equal(await signInByPassword({ email, password: "not the password" }, visit), null);
  assert.equal(await signInByPassword({ email: "nobody@example.org", password: "not the password" }, visit), null);
  assert.equal(await signInByPassword({ email: { $ne: 1 }, password: ["x"] }, visit), null);
});

test("an ended session is out at once, also for whoever holds it open", async () => {
  const { email, id } = await person();
  const one = await signedIn(email);
  const two = await signedIn(email);
  const open = await asking(one.request);
  const sessions = await ownSessions(id, two.id);
  assert.deepEqual(sessions.map(({ current }) => current).sort(), [false, true]);
  assert.ok(!JSON.stringify(sessions).includes(one.id), "the id itself is never told");
  const stranger = await person();
  await assert.rejects(endOwnSession(stranger.id, sessions.find(({ current }) => !current)!.handle), code("not-found"));
  await endOwnSession(id, sessions.find(({ current }) => !current)!.handle);
  assert.equal(await database().read(open.again), null);
  assert.equal(await principalOf(one.request), null);
  assert.ok((await principalOf(two.request)) !== null);
});

test("a session ends after a week unused and after 30 days in any case", async () => {
  const { id } = await person();
  const day = 24 * 60 * 60_000;
  const now = Date.now();
  const idle = await database().write((tx) => openSession(tx, id, "", now - 8 * day));
  assert.equal(await findSession(idle, now), null);
  const used = await database().write((tx) => openSession(tx, id, "", now - 29 * day));
  for (let days = 28; days >= 0; days -= 4) assert.ok((await findSession(used, now - days * day)) !== null);
  assert.equal(await findSession(used, now + 2 * day), null);
});

test("a token acts for its person, is shown once, kept as a hash, and revoked", async () => {
  const someone = await person("reviewer");
  const { token, id } = await makeToken(someone, "nightly");
  assert.match(token, /^stet_[\w-]{43}$/);
  const { principal, via } = await asking(byToken(token));
  assert.deepEqual([principal.id, principal.role, via], [someone.id, "reviewer", "token"]);
  const listed = await ownTokens(someone.id);
  assert.deepEqual(
    listed.map(({ label }) => label),
    ["nightly"],
  );
  assert.ok(!JSON.stringify(listed).includes(token.slice(5)));
  assert.ok(!isStored(token.slice(5)));
  await assert.rejects(revokeOwnToken(await person(), id), code("not-found"));
  const open = await asking(byToken(token));
  await revokeOwnToken(someone, id);
  assert.equal(await database().read(open.again), null);
  assert.equal(await findToken(token), null);
  await assert.rejects(revokeOwnToken(someone, id), code("not-found"));
});

test("a request with a wrong token is nobody, even beside a good cookie", async () => {
  const { email } = await person();
  const { request } = await signedIn(email);
  const headers = new Headers(request.headers);
  for (const wrong of ["Bearer stet_wrong", "Bearer", "Basic eDp5", "Bearer a b"]) {
    headers.set("authorization", wrong);
    assert.equal(await principalOf(new Request(request.url, { headers })), null);
  }
});

test("removing a person ends sessions, tokens and links; letting them in again brings none of them back", async () => {
  const someone = await person();
  const { request } = await signedIn(someone.email);
  const { token } = await makeToken(someone, "x");
  const { setupLink } = await changePerson(admin, someone.id, { setupLink: true });
  const open = await asking(request);
  await changePerson(admin, someone.id, { disabled: true });
  assert.equal(await database().read(open.again), null);
  assert.equal(await principalOf(byToken(token)), null);
  assert.equal(await setupFor(tokenIn(setupLink)), null);
  assert.equal(await signInByPassword({ email: someone.email, password: secretWords }, visit), null);
  assert.ok(!(await listPeople(admin)).some(({ id }) => id === someone.id));
  await changePerson(admin, someone.id, { disabled: false });
  assert.equal(await principalOf(request), null);
  assert.equal(await principalOf(byToken(token)), null);
  await signedIn(someone.email);
});

test("changing the password needs the old one and ends every session and token; the browser gets a new session", async () => {
  const someone = await person();
  const { request } = await signedIn(someone.email);
  const other = await signedIn(someone.email);
  const { token } = await makeToken(someone, "x");
  const me = await asking(request);
  const next = "a second password";
  await assert.rejects(changePassword(me, { current: "wrong", next }, visit), code("unfit"));
  const fresh = await changePassword(me, { current: secretWords, next }, visit);
  for (const gone of [request, other.request, byToken(token)]) assert.equal(await principalOf(gone), null);
  assert.equal((await asking(await requestWith(fresh))).principal.id, someone.id);
  assert.equal(await signInByPassword({ email: someone.email, password: secretWords }, visit), null);
  await signedIn(someone.email, next);
});

test("only admins manage people, and the last admin stays one", async () => {
  const viewer = await person("editor");
  const input = { name: "X", email: "x@example.org", role: "admin" as const, password: secretWords };
  await assert.rejects(addPerson(viewer, input), code("forbidden"));
  await assert.rejects(changePerson(viewer, viewer.id, { role: "admin" }), code("forbidden"));
  await assert.rejects(listManagedPeople(viewer), code("forbidden"));
  await assert.rejects(changePerson(admin, admin.id, { role: "viewer" }), code("unfit"));
  await assert.rejects(changePerson(admin, admin.id, { disabled: true }), code("unfit"));
  assert.equal((await listPeople(viewer)).find(({ id }) => id === admin.id)?.role, "admin");
  await assert.rejects(addPerson(admin, { ...input, email: viewer.email }), code("unfit"));
  await assert.rejects(changePerson(admin, "nobody", { role: "viewer" }), code("not-found"));
});

test("what is done to people stands in the house's log, without passwords, tokens or links", async () => {
  const someone = await person();
  const { setupLink } = await changePerson(admin, someone.id, { name: "New Name", role: "legal", setupLink: true });
  const { token } = await makeToken(someone, "x");
  const rows = await database().read((tx) => houseLogRows(tx, 0, 1000));
  const types = rows.filter(({ payload }) => payload?.includes(someone.id)).map(({ type }) => type);
  assert.deepEqual(types, ["person-added", "person-edited", "setup-link-made"]);
  assert.equal(rows.at(-1)?.type, "token-made");
  const text = JSON.stringify(rows);
  for (const secret of [secretWords, token, tokenIn(setupLink)]) assert.ok(!text.includes(secret));
});

test("outside a demo nobody is signed in by a click", async () => {
  await addPerson(admin, { name: "D", email: "d@demo.stet", role: "admin", password: secretWords });
  process.env.STET_DEMO = "1";
  assert.equal(await signInToDemo({ email: "d@demo.stet" }, visit), null);
  delete process.env.STET_DEMO;
  assert.equal(await signInToDemo({ email: "d@demo.stet" }, visit), null);
});
