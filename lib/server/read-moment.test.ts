/** Any moment with its claims and evidence, and what differs between two, by the rights of now. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../app-error.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { readArticle } from "./read-article.ts";
import { readMoment } from "./read-moment.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const words = (parts: readonly { kind: string; text: string }[]) =>
  parts.map(({ kind, text }) => (kind === "same" ? "" : kind === "cut" ? `-${text}` : `+${text}`)).join("");

test("a moment has the text, claims, findings and citations it had, and the entry that led to it", async () => {
  const { checker, editor } = house.people;
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(checker, id, "over 90%");
  await house.run(checker, id, { type: "add-citation", claimId, source: { title: "The register" } });
  await house.run(checker, id, { type: "record-finding", claimId, finding: "accurate" });
  const { seq } = await readArticle(checker, id);
  await house.run(editor, id, { type: "replace-words", words: { exact: "over 90%" }, with: "most" });
  const then = await readMoment(checker, id, { seq });
  assert.equal(then.entry.event.type, "finding-recorded");
  assert.deepEqual(
    then.claims.map(({ exact, finding, stale, citations }) => [exact, finding, stale, citations[0]?.source?.title]),
    [["over 90%", "accurate", false, "The register"]],
  );
  assert.match(JSON.stringify(then.blocks), /over 90%/);
  const now = await readMoment(checker, id, {});
  assert.deepEqual([now.entry.seq, now.claims[0]?.exact, now.claims[0]?.stale], [now.last, "most", true]);
});

test("two moments are compared by word and by claim, whichever is given first", async () => {
  const { checker, editor, reviewer } = house.people;
  const { id } = await house.addArticle();
  const kept = await house.addClaim(checker, id, "65% last");
  const gone = await house.addClaim(checker, id, "on Monday");
  const { seq } = await readArticle(checker, id);
  await house.addClaim(checker, id, "an institute");
  await house.run(checker, id, { type: "record-finding", claimId: kept, finding: "inaccurate" });
  await house.run(reviewer, id, { type: "return-claim", claimId: kept, reason: "Which year?" });
  await house.run(checker, id, { type: "withdraw-claim", claimId: gone, reason: "Said twice." });
  await house.run(editor, id, { type: "replace-words", words: { exact: "65% last" }, with: "56% last" });
  const { last, compared, named } = await readMoment(checker, id, { seq, with: String((await lastOf(id)).seq) });
  assert.deepEqual(await swapped(id, seq, last), compared);
  assert.deepEqual(
    compared!.text.map(words).filter((line) => line !== ""),
    ["-65+56"],
  );
  assert.deepEqual(
    compared!.claims.map(({ number, what, before, after }) => [number, what, before?.words, after.words, after.stage]),
    [
      [1, "changed", "65% last", "56% last", "returned"],
      [2, "withdrawn", "on Monday", "on Monday", "to-check"],
      [3, "added", undefined, "an institute", "to-check"],
    ],
  );
  assert.deepEqual(
    named.map(({ event }) => event.type),
    ["claim-returned", "article-created"],
  );
});

const lastOf = (id: string) => readArticle(house.people.checker, id);
const swapped = async (id: string, seq: number, last: number) =>
  (await readMoment(house.people.checker, id, { seq: last, with: seq })).compared;

test("what is hidden now is hidden in moments and comparisons; an entry there is not is absent, nonsense malformed", async () => {
  const { checker, viewer, writer, editor } = house.people;
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(checker, id, "over 90%");
  const source = { title: "planted-title", access: "confidential" as const, alias: "an official" };
  await house.run(checker, id, { type: "add-citation", claimId, source, passage: "planted-passage" });
  assert.doesNotMatch(JSON.stringify(await readMoment(viewer, id, { seq: 1, with: 3 })), /planted-/);
  assert.match(JSON.stringify(await readMoment(checker, id, { seq: 1, with: 3 })), /planted-title/);
  const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
  await assert.rejects(readMoment(viewer, id, { seq: 99 }), refused("not-found"));
  for (const seq of ["0", "x", "1.5", "1e400"])
    await assert.rejects(readMoment(viewer, id, { seq }), refused("malformed"));
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [writer.id] });
  await assert.rejects(readMoment(viewer, id, { seq: 1 }), refused("not-found"));
});
