import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { personById, updatePerson } from "#db/people.ts";
import type { Principal, Role } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { startMailServer, type TestMailServer } from "../testing/mail-server.ts";
import { setMail } from "./account.ts";
import { database } from "./database.ts";
import { listInbox } from "./list-inbox.ts";
import { mailRounds } from "./mail-rounds.ts";
import { mailSender } from "./mail-sender.ts";
import { mailSettings } from "./mail-settings.ts";
import { inboxMark, markInbox } from "./mark-inbox.ts";

const minute = 60_000;
const password = "a secret, quite";
const settingsFor = (port: number, more: Record<string, string> = {}) =>
  mailSettings({
    STET_SMTP_URL: `smtp://stet:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    ...{ STET_MAIL_FROM: "Stet <stet@house.test>", NEXTAUTH_URL: "https://stet.house.test", ...more },
  })!;

let house: TestHouse;
let server: TestMailServer;
before(async () => {
  process.env.NEXTAUTH_SECRET = "only for this test, long enough to be one";
  house = await openHouse();
});
after(() => house.end());

/** Each test has a mail server and rounds of its own, and nothing waits from before. */
let said: string[] = [];
let round: (now: number) => Promise<number>;
async function serve(port = 0, more: Parameters<typeof startMailServer>[1] = {}): Promise<void> {
  server = await startMailServer(port, more);
}
function startRounds(settings = settingsFor(server.port)): void {
  said = [];
  round = mailRounds(settings, mailSender(settings), (line) => said.push(line));
}
beforeEach(async () => {
  await serve();
  startRounds();
  await database().write(async (tx) => void tx.run("UPDATE inbox SET read = 1"));
});
afterEach(() => server.stop());

const inAnHour = () => Date.now() + 60 * minute;
const addressOf = async ({ id }: Principal) => (await database().read((tx) => personById(tx, id)))!.email;
const toWhom = () => server.mails.flatMap(({ to }) => [to].flat().map((each) => each?.text));
const textOf = (index: number) => server.mails[index]?.text ?? "";

let people = 0;
async function started(role: Role = "checker", name = "Tom Okafor") {
  const { editor } = house.people;
  const person = await house.addPerson(role, name);
  // Not the one that is made of their id.
  const email = `${role}-${++people}@house.test`;
  await database().write((tx) => updatePerson(tx, person.id, { email }));
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(editor, id, "over 90%");
  const note = (body: string, internal = true) =>
    house.run(editor, id, { type: "add-note", claimId, body, internal, mentions: [person.id] });
  const assign = () => house.run(editor, id, { type: "assign-claim", claimId, assigneeId: person.id });
  return { person, id, claimId, editor, note, assign };
}

test("what waits is one mail, once the oldest has waited long enough, and is told once", async () => {
  const { person, note, assign } = await started();
  await assign();
  assert.equal(await round(Date.now()), 2 * minute);
  await round(Date.now() + 9 * minute);
  assert.equal(server.mails.length, 0);
  for (const body of ["a", "b"]) await note(body);
  await round(Date.now() + 11 * minute);
  await round(inAnHour());
  assert.deepEqual(toWhom(), [`"${person.name}" <${await addressOf(person)}>`]);
  assert.equal(
    textOf(0),
    `Tom Okafor,

3 things wait for you in Stet:

- The editor assigned a claim to you
- The editor mentioned you 2 times

Read them: https://stet.house.test/inbox

No words of any article are sent by e-mail. To get no more of these mails: https://stet.house.test/account
`,
  );
  await note("c");
  await round(inAnHour());
  assert.match(textOf(1), /^1 thing waits for you/m);
});

test("a mail holds nothing of an article, says that a machine wrote it, and signs in as it was told to", async () => {
  const { person, id, claimId, editor, note } = await started();
  await note("A confidential remark");
  await house.run(person, id, { type: "ask-query", claimId, to: "source", whom: "An official", question: "Is it so?" });
  await round(inAnHour());
  const [mail] = server.mails;
  const whole = JSON.stringify([mail?.text, mail?.subject, [...(mail?.headerLines ?? [])]]);
  for (const word of ["Strikes", "90%", "remark", "official", id, claimId, person.id, editor.id, "localhost"]) {
    assert.ok(!whole.includes(word), word);
  }
  assert.equal(mail?.subject, "Stet: 1 thing waits for you");
  assert.equal(mail?.headers.get("auto-submitted"), "auto-generated");
  assert.deepEqual([mail?.from?.text, mail?.html], ['"Stet" <stet@house.test>', false]);
  assert.match(mail?.messageId ?? "", /^<[0-9a-f]{40}@stet\.house\.test>$/);
  assert.deepEqual(server.signedIn, [`stet:${password}`]);
});

test("who has read it, wants no mail or was removed gets none", async () => {
  const { person, note } = await started();
  const asking = { principal: person, via: "session" as const, sessionId: null, again: async () => person };
  await note("a");
  await markInbox(person, inboxMark.parse({ until: new Date(inAnHour()).toISOString() }), async () => person);
  await round(inAnHour());
  await setMail(asking, { mail: false });
  await note("b");
  await round(inAnHour());
  const removed = await started();
  await removed.note("c");
  await database().write((tx) => updatePerson(tx, removed.person.id, { removedAt: new Date().toISOString() }));
  await round(inAnHour());
  assert.deepEqual(toWhom(), []);
  await setMail(asking, { mail: true });
  await round(inAnHour());
  assert.equal(server.mails.length, 1, "and again once they want it");
});

test("who lost the right between the entry and the mail is told nothing of it", async () => {
  const { person, id, editor, note } = await started("writer");
  const access = (access: "open" | "restricted") =>
    house.run(editor, id, { type: "set-access", access, members: [editor.id] });
  await note("a");
  await access("restricted");
  await round(inAnHour());
  assert.deepEqual(toWhom(), []);
  const other = await started();
  await house.run(editor, other.id, { type: "assign-claim", claimId: other.claimId, assigneeId: person.id });
  const longAgo = `UPDATE inbox SET at = '2020-01-01T00:00:00.000Z' WHERE article_id = '${id}'`;
  await database().write(async (tx) => void tx.run(longAgo));
  await round(Date.now() + 5 * minute);
  assert.deepEqual(toWhom(), [], "what they may not see makes nothing else due");
  await round(inAnHour());
  assert.match(textOf(0), /^1 thing waits.*assigned a claim to you\n\nRead it/ms);
  await access("open");
  await note("internal");
  await database().write((tx) => updatePerson(tx, person.id, { role: "viewer" }));
  await round(inAnHour());
  assert.equal(server.mails.length, 1, "nor of notes that their role does not see any more");
});

test("who wants none any more while others get theirs gets none", async () => {
  const all = [await started("checker", "Ada"), await started("checker", "Bo")];
  for (const { note } of all) await note("a");
  const emails = new Map(await Promise.all(all.map(async ({ person }) => [await addressOf(person), person] as const)));
  server.onTaken = async () => {
    const told = toWhom().join();
    for (const [email, { id }] of emails) {
      if (!told.includes(email)) await database().write((tx) => updatePerson(tx, id, { mail: false }));
    }
  };
  await round(inAnHour());
  assert.equal(server.mails.length, 1);
});

test("a server that is away loses nothing: tries become rarer, it is said once, without a secret", async () => {
  const { note } = await started();
  await note("a");
  const { port } = server;
  await server.stop();
  const pauses: number[] = [];
  for (let tries = 0; tries < 8; tries++) pauses.push((await round(inAnHour())) / minute);
  assert.deepEqual(pauses, [4, 8, 16, 32, 60, 60, 60, 60]);
  await note("b");
  await serve(port);
  assert.equal((await round(inAnHour())) / minute, 2);
  assert.match(textOf(0), /mentioned you 2 times/);
  assert.deepEqual(said, [
    "The mail server takes no mail (ESOCKET). Nothing is lost: it is tried again.",
    "The mail server answers again.",
  ]);
});

test("one address that is refused keeps nobody else from their mail, and is tried again ever more rarely", async () => {
  const [one, two] = [await started("checker", "Ada"), await started("checker", "Bo")];
  for (const { note } of [one, two]) await note("a");
  const address = await addressOf(one.person);
  server.refused.add(address);
  const now = inAnHour();
  assert.equal(await round(now), 2 * minute, "the server is there");
  assert.deepEqual(toWhom(), [`"Bo" <${await addressOf(two.person)}>`]);
  server.refused.clear();
  await round(now + 3 * minute);
  assert.equal(server.mails.length, 1);
  await round(now + 4 * minute);
  assert.deepEqual(toWhom()[1], `"Ada" <${address}>`);
  assert.deepEqual(said, [
    `The mail server refuses mail to the person ${one.person.id} (EENVELOPE 550). It is tried again, ever more rarely.`,
  ]);
});

test("an answer that is lost sends the mail twice, under one Message-ID, and then no more", async () => {
  const { note } = await started();
  await note("a");
  server.loseNextAnswer();
  await round(inAnHour());
  assert.equal(server.mails.length, 1);
  for (let again = 0; again < 2; again++) await round(inAnHour());
  assert.equal(server.mails.length, 2);
  assert.equal(server.mails[0]?.messageId, server.mails[1]?.messageId);
  await note("b");
  await round(inAnHour());
  assert.notEqual(server.mails[2]?.messageId, server.mails[1]?.messageId);
});

test("no name and password without TLS where it is required, nor with a certificate nobody vouches for", async () => {
  const { note } = await started();
  await note("a");
  await server.stop();
  await serve(0, { disabledCommands: ["STARTTLS"] });
  const required = () => {
    const settings = settingsFor(server.port);
    startRounds({ ...settings, server: { ...settings.server, requireTLS: true, ignoreTLS: false } });
  };
  required();
  await round(inAnHour());
  assert.match(said[0] ?? "", /takes no mail \(ETLS 5\d\d\)/);
  await server.stop();
  await serve();
  required();
  await round(inAnHour());
  assert.match(said[0] ?? "", /takes no mail \(ESOCKET\)/);
  assert.deepEqual([server.signedIn, server.mails.length], [[], 0]);
});

test("a mail that was not taken fails no command and no list", async () => {
  const { person, note } = await started();
  await server.stop();
  const [, { seq }] = await Promise.all([round(inAnHour()), note("a")]);
  await Promise.all([round(inAnHour()), note("b")]);
  assert.ok(seq > 0);
  assert.equal((await listInbox(person, {})).unread, 2);
});
