/** The article as it stood: the same as it was then, by the rights of now. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../app-error.ts";
import type { ArticleSnapshot } from "../log/snapshot.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { readArticle, readArticleAs } from "./read-article.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

test("any moment is read as it was, also beyond the stored states and after a restart", async () => {
  const { id } = await house.addArticle();
  const { checker, editor } = house.people;
  const moments: ArticleSnapshot[] = [await readArticle(checker, id)];
  const claimId = await house.addClaim(checker, id, "over 90%");
  for (let turn = 0; turn < 450; turn += 1) {
    if (turn % 3 === 0) await house.run(checker, id, { type: "add-note", claimId, body: `Note ${turn}` });
    else {
      const [now, next] = turn % 3 === 1 ? ["Monday", "Tuesday"] : ["Tuesday", "Monday"];
      await house.run(editor, id, { type: "replace-words", words: { exact: now }, with: next });
    }
    if (turn % 90 === 0) moments.push(await readArticle(checker, id));
  }
  await house.restart();
  for (const moment of moments) assert.deepEqual(await readArticleAs(checker, id, { seq: moment.seq }), moment);
});

test("what was hidden since is hidden in the past, and what was restricted since is not there", async () => {
  const { id } = await house.addArticle();
  const { checker, writer, viewer } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  await house.run(checker, id, { type: "add-note", claimId, body: "planted-note", internal: false });
  const link = "https://example.org/planted-source";
  const source = { title: "planted-title", link, access: "public" as const };
  await house.run(checker, id, { type: "add-citation", claimId, source, relation: "supports" });
  const then = await readArticle(viewer, id);
  assert.match(JSON.stringify(then), /planted-note.*planted-source/s);

  const [claim] = then.claims;
  const sourceId = claim!.citations[0]!.sourceId!;
  await house.run(checker, id, { type: "edit-note", claimId, noteId: claim!.notes[0]!.id, body: "x", internal: true });
  await house.run(checker, id, {
    type: "edit-source",
    sourceId,
    fields: { access: "confidential", alias: "an official", readers: [checker.id] },
  });
  const past = JSON.stringify(await readArticleAs(viewer, id, { seq: then.seq }));
  assert.doesNotMatch(past, /planted-/);
  assert.match(JSON.stringify(await readArticleAs(checker, id, { seq: then.seq })), /planted-source/);

  await house.run(house.people.editor, id, { type: "set-access", access: "restricted", members: [writer.id] });
  await assert.rejects(readArticleAs(viewer, id, { seq: then.seq }), isRefusal("not-found"));
});

test("a moment that is none is refused", async () => {
  const { id } = await house.addArticle();
  const { viewer } = house.people;
  await assert.rejects(readArticleAs(viewer, id, { seq: 2 }), isRefusal("not-current"));
  for (const seq of ["0", "-1", "1.5", "x", "1e999"]) {
    await assert.rejects(readArticleAs(viewer, id, { seq }), isRefusal("malformed"));
  }
});

function isRefusal(code: string): (error: unknown) => boolean {
  return (error) => error instanceof AppError && error.code === code;
}
