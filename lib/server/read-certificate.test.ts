/** A certificate says what the sign-off vouched for, to everybody the same, and the database it came from bears it out. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../app-error.ts";
import { hashWords } from "../claim/words-hash.ts";
import type { Certificate } from "../export/certificate.ts";
import { roles } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { readArticle } from "./read-article.ts";
import { readCertificate, verifyCertificate } from "./read-certificate.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const differences = (given: unknown) => database().read((tx) => verifyCertificate(tx, JSON.stringify(given)));
const isUnfit = (error: unknown) => error instanceof AppError && error.code === "unfit";

/** One claim approved on a confidential source, one only found, one withdrawn; signed off all the same. */
async function signedOff(): Promise<string> {
  const { checker, reviewer, editor } = house.people;
  const { id } = await house.addArticle();
  const [approved, found, gone] = [
    await house.addClaim(checker, id, "over 90%"),
    await house.addClaim(checker, id, "on Monday"),
    await house.addClaim(checker, id, "an institute"),
  ];
  const source = { title: "planted-title", access: "confidential" as const, alias: "planted-alias" };
  await house.run(checker, id, { type: "add-citation", claimId: approved, source, passage: "planted-passage" });
  await house.run(checker, id, { type: "add-note", claimId: approved, body: "planted-note", internal: false });
  await house.run(checker, id, { type: "record-finding", claimId: approved, finding: "accurate" });
  const reason = "planted-reason";
  await house.run(checker, id, { type: "record-finding", claimId: found, finding: "unverifiable", reason });
  await house.run(checker, id, { type: "withdraw-claim", claimId: gone, reason: "Said twice." });
  const { basis } = (await readArticle(reviewer, id)).claims.find((claim) => claim.id === approved)!;
  await house.run(reviewer, id, { type: "approve-claim", claimId: approved, basis });
  await house.run(editor, id, { type: "sign-off", override: "The paper goes to press." });
  return id;
}

test("it says what was found, by whom, under which rules, over which words, and where in the log", async () => {
  const id = await signedOff();
  const { text, seq } = await readArticle(house.people.editor, id);
  const given = await readCertificate(house.people.viewer, id);
  assert.equal(given.wordsHash, hashWords(text));
  assert.equal(given.log.seq, seq);
  assert.equal(given.signedOff.override, "The paper goes to press.");
  assert.deepEqual(given.signedOff.overridden, ["Claim 2: not approved"]);
  assert.equal(given.signedOff.rules, 1);
  assert.deepEqual(given.coverage, { statements: 4, covered: 2 });
  assert.equal(given.withdrawn, 1);
  assert.deepEqual(
    given.claims.map(({ number, words, finding, checked, approved }) => [
      number,
      words,
      finding,
      checked?.by,
      approved && [approved.by, approved.rules],
    ]),
    [
      [1, "over 90%", "accurate", "The checker", ["The reviewer", 1]],
      [2, "on Monday", "unverifiable", "The checker", null],
    ],
  );
  assert.deepEqual(await differences(given), []);
});

test("a certificate from before sign-offs stated rules and coverage still holds, and one that states others does not", async () => {
  const id = await signedOff();
  const { coverage: _, signedOff: signed, ...given } = await readCertificate(house.people.viewer, id);
  const { rules, ...older } = signed;
  assert.deepEqual(await differences({ ...given, signedOff: older }), []);
  assert.deepEqual(await differences({ ...given, coverage: null, signedOff: { ...older, rules: rules! + 1 } }), [
    "the sign-off",
    "how much the claims covered",
  ]);
});

test("it names no source, note or reason, to nobody, and is the same for all, whatever came after", async () => {
  const id = await signedOff();
  const given = await readCertificate(house.people.checker, id);
  assert.doesNotMatch(JSON.stringify(given), /planted-/);
  await house.run(house.people.editor, id, { type: "archive", archived: true });
  for (const role of roles) assert.deepEqual(await readCertificate(house.people[role], id), given, role);
  await house.run(house.people.editor, id, { type: "archive", archived: false });
  await house.run(house.people.editor, id, { type: "reopen", reason: "A reader wrote." });
  await assert.rejects(readCertificate(house.people.editor, id), isUnfit);
  assert.deepEqual(await differences(given), [], "one that was handed out before stays true");
});

test("without a sign-off there is none, and none of an article that is not there for the person", async () => {
  const { id } = await house.addArticle();
  const { viewer, editor, writer } = house.people;
  await assert.rejects(readCertificate(viewer, id), isUnfit);
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [writer.id, editor.id] });
  const isAbsent = (error: unknown) => error instanceof AppError && error.code === "not-found";
  await assert.rejects(readCertificate(viewer, id), isAbsent);
  await assert.rejects(readCertificate(viewer, "none"), isAbsent);
});

test("whatever of it is altered is named", async () => {
  const given = await readCertificate(house.people.editor, await signedOff());
  const [first, second] = given.claims as [Certificate["claims"][0], Certificate["claims"][0]];
  const other = "0".repeat(64);
  const altered: [Partial<Certificate>, string][] = [
    [{ wordsHash: other }, "the hash of its words"],
    [{ log: { ...given.log, head: other } }, "the head of the chain"],
    [{ log: { ...given.log, seq: 2 } }, "entry 2 did not sign off"],
    [{ log: { ...given.log, seq: 999 } }, "the log has no entry 999"],
    [{ signedOff: { ...given.signedOff, override: null } }, "the sign-off"],
    [{ article: { ...given.article, headline: "Another" } }, "the article"],
    [{ article: { ...given.article, id: "none" } }, "the database holds no such article"],
    [{ claims: [{ ...first, finding: "disputed" }, second] }, "claim 1: finding"],
    [{ claims: [first, { ...second, words: "on Tuesday" }] }, "claim 2: words"],
    [{ claims: [first] }, "which claims there are"],
    [{ claims: [first, second, { ...second, number: 9 }] }, "claim 9, which there was not"],
    [{ withdrawn: 0 }, "how many claims were withdrawn"],
  ];
  for (const [change, named] of altered) assert.deepEqual(await differences({ ...given, ...change }), [named]);
  for (const none of [{}, null, [given], { ...given, more: 1 }]) {
    assert.deepEqual(await differences(none), ["it is no certificate of an article"]);
  }
});

test("a record changed since is found, also by whoever mended the chain behind the change", async () => {
  const given = await readCertificate(house.people.editor, await signedOff());
  const { id } = given.article;
  const takenBack = new Error("taken back");
  const job = database().write(async (tx) => {
    tx.run(`UPDATE log SET hash = '${"1".repeat(64)}' WHERE article_id = '${id}' AND seq = ${given.log.seq}`);
    assert.deepEqual(await verifyCertificate(tx, JSON.stringify(given)), ["the head of the chain"]);
    throw takenBack;
  });
  await assert.rejects(job, takenBack);
});
