import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { AppError } from "../app-error.ts";
import { authorOf } from "../article/article.ts";
import { basisOf } from "../decision/basis.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import { profileIds } from "../export/profiles.ts";
import { storedState } from "../log/snapshot.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { exportArticle } from "./export-article.ts";
import { readState } from "./read-article.ts";
import { returnCopy } from "./return-copy.ts";
import { verifyHouse } from "./verify-house.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

interface Article {
  id: string;
  /** On "over 90%", approved, with an internal note and one for the copy. */
  approved: string;
  /** On "the TPP", with nothing known. */
  open: string;
}

async function checkedArticle(): Promise<Article> {
  const { id } = await house.addArticle();
  const { checker, reviewer } = house.people;
  const approved = await house.addClaim(checker, id, "over 90%");
  const open = await house.addClaim(checker, id, "the TPP");
  for (const internal of [true, false]) {
    const body = `Counted *twice*.\n\n- by hand\n- by ${internal ? "ear" : "eye"}`;
    await house.run(checker, id, { type: "add-note", claimId: approved, body, internal });
  }
  await house.run(checker, id, { type: "record-finding", claimId: approved, finding: "accurate" });
  const claim = (await readState(reviewer, id)).claims.get(approved)!;
  await house.run(reviewer, id, { type: "approve-claim", claimId: approved, basis: basisOf(claim) });
  return { id, approved, open };
}

const claimOf = async (id: string, claimId: string): Promise<ClaimRecord> =>
  (await readState(house.people.checker, id)).claims.get(claimId)!;

type Parts = Record<string, string>;

async function wordCopy(id: string, profile = "checking"): Promise<Parts> {
  const response = await exportArticle(house.people.checker, id, { format: "docx", profile, zone: "UTC" });
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

function packed(parts: Parts): string {
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]);
  return Buffer.from(zipSync(Object.fromEntries(files))).toString("base64");
}

function changed(parts: Parts, path: string, from: string | RegExp, to: string): Parts {
  const text = parts[path]!;
  assert.ok(typeof from === "string" ? text.includes(from) : from.test(text), `${from} is in ${path}`);
  return { ...parts, [path]: text.replace(from, () => to) };
}

const back = (id: string, content: string, describe = false) =>
  returnCopy(house.people.checker, id, { format: "docx", content, describe });

const none = { claims: 0, notes: 0, corrections: 0 };
const newIn = ({ claims, notes, corrections }: typeof none) => ({ claims, notes, corrections });

/** The comment of a claim, and what Word writes around a reply of somebody outside, on the same words. */
function withReply(parts: Parts, claim: string, words: string): Parts {
  const comment = new RegExp(
    `<w:comment w:id="(\\d+)"[^>]*>(?:(?!</w:comment>).)*${claim}(?:(?!</w:comment>).)*</w:comment>`,
    "s",
  );
  const [thread, parent] = comment.exec(parts["word/comments.xml"]!)!;
  const parentParagraph = [...thread!.matchAll(/w14:paraId="([0-9A-F]+)"/g)].at(-1)![1]!;
  const reply = `<w:comment w:id="900" w:author="Bo Outside" w:date="2026-11-01T09:30:00Z"><w:p w14:paraId="0A0A0A0A"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`;
  let next = changed(parts, "word/comments.xml", "</w:comments>", `${reply}</w:comments>`);
  next = changed(
    next,
    "word/commentsExtended.xml",
    "</w15:commentsEx>",
    `<w15:commentEx w15:paraId="0A0A0A0A" w15:paraIdParent="${parentParagraph}" w15:done="0"/></w15:commentsEx>`,
  );
  next = changed(
    next,
    "word/document.xml",
    `<w:commentRangeStart w:id="${parent}"/>`,
    `<w:commentRangeStart w:id="${parent}"/><w:commentRangeStart w:id="900"/>`,
  );
  return changed(
    next,
    "word/document.xml",
    `<w:commentRangeEnd w:id="${parent}"/>`,
    `<w:commentRangeEnd w:id="${parent}"/><w:commentRangeEnd w:id="900"/><w:r><w:commentReference w:id="900"/></w:r>`,
  );
}

test("a copy that comes back as it went out changes nothing, in any profile", async () => {
  const { id } = await checkedArticle();
  const { seq } = await readState(house.people.checker, id);
  for (const profile of profileIds) {
    const content = packed(await wordCopy(id, profile));
    assert.deepEqual(newIn(await back(id, content)), none, profile);
  }
  assert.equal((await readState(house.people.checker, id)).seq, seq);
});

test("a reply, a thread marked as resolved and a tracked change land where they belong; the same again changes nothing", async () => {
  const { id, approved, open } = await checkedArticle();
  let parts = withReply(await wordCopy(id), "Claim 1", "Nine in ten, says my list.");
  // Everything is resolved: the approved claim's thread was, the open one's was not.
  parts = changed(parts, "word/commentsExtended.xml", /w15:done="0"/g, 'w15:done="1"');
  parts = changed(
    parts,
    "word/document.xml",
    "We will not wait",
    'We will not </w:t></w:r><w:del w:id="901" w:author="Bo Outside" w:date="2026-11-01T09:31:00Z"><w:r><w:delText>wait</w:delText></w:r></w:del><w:ins w:id="902" w:author="Bo Outside" w:date="2026-11-01T09:31:00Z"><w:r><w:t>be late</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">',
  );
  const content = packed(parts);
  const told = await back(id, content, true);
  assert.deepEqual(newIn(told), { claims: 1, notes: 2, corrections: 1 });
  assert.deepEqual((await claimOf(id, approved)).notes.length, 2, "telling writes nothing");
  assert.deepEqual(newIn(await back(id, content)), newIn(told));

  const { notes, stage } = await claimOf(id, approved);
  assert.equal(stage, "approved");
  assert.deepEqual(
    [notes.length, authorOf(notes[2]!), notes[2]!.body],
    [3, "Bo Outside", "Nine in ten, says my list."],
  );
  assert.deepEqual([notes[2]!.imported?.at, notes[2]!.by.id], ["2026-11-01T09:30:00.000Z", house.people.checker.id]);
  const settled = await claimOf(id, open);
  assert.deepEqual(
    [settled.notes.map(({ body }) => body), settled.stage],
    [["Marked as resolved in a Word copy."], "to-check"],
  );
  const { claims } = await readState(house.people.checker, id);
  const corrected = [...claims.values()].find(({ corrections }) => corrections.length > 0)!;
  assert.match(corrected.words, /We will not wait/);
  const [correction] = corrected.corrections;
  assert.deepEqual([correction!.with.includes("We will not be late"), authorOf(correction!)], [true, "Bo Outside"]);

  assert.deepEqual(newIn(await back(id, content)), none);
  const held = storedState(await readState(house.people.checker, id));
  assert.deepEqual((await database().read(verifyHouse)).faults, []);
  await house.restart();
  assert.equal(storedState(await readState(house.people.checker, id)), held, "the log says all of it");
});

test("a note that was withdrawn or put otherwise since does not come back with an old copy; a withdrawn claim's thread neither", async () => {
  const { id, approved, open } = await checkedArticle();
  const { checker } = house.people;
  const content = packed(await wordCopy(id));
  const unsigned = packed(await wordCopy(id, "public"));
  const [first, second] = (await claimOf(id, approved)).notes;
  await house.run(checker, id, { type: "withdraw-note", claimId: approved, noteId: first!.id });
  await house.run(checker, id, { type: "edit-note", claimId: approved, noteId: second!.id, body: "Counted once." });
  await house.run(checker, id, { type: "withdraw-claim", claimId: open, reason: "Said twice." });
  assert.deepEqual(newIn(await back(id, content)), none);
  assert.deepEqual(newIn(await back(id, unsigned)), none);
});

test("somebody else's comment that begins as ours do is theirs", async () => {
  const { id, approved } = await checkedArticle();
  const parts = changed(await wordCopy(id), "word/comments.xml", /w:author="The checker"/, 'w:author="Bo Outside"');
  await back(id, packed(parts));
  assert.match((await claimOf(id, approved)).notes.at(-1)!.body, /^Claim 1/);
});

test("what was written on an older text is followed to where the words stand now", async () => {
  const { id, open } = await checkedArticle();
  const parts = withReply(await wordCopy(id), "Claim 2", "Spelt so?");
  const moved = changed(
    parts,
    "word/document.xml",
    "denied it",
    'denied <w:t/></w:t></w:r><w:ins w:id="903" w:author="Bo Outside" w:date="2026-11-01T09:31:00Z"><w:r><w:t>all of </w:t></w:r></w:ins><w:r><w:t xml:space="preserve">it',
  );
  const { editor } = house.people;
  await house.run(editor, id, {
    type: "replace-words",
    words: { exact: "Attacks rose" },
    with: "The number of attacks rose",
  });
  await house.run(editor, id, { type: "replace-words", words: { exact: "on Monday" }, with: "on Tuesday" });
  await back(id, packed(moved));
  assert.equal((await claimOf(id, open)).notes.at(-1)?.body, "Spelt so?");
});

test("whose file it is and whether it may be taken in is asked before it is read", async () => {
  const { id } = await checkedArticle();
  const refused = (by: keyof TestHouse["people"], input: object, code: string) =>
    assert.rejects(
      returnCopy(house.people[by], id, { format: "docx", content: "", ...input }),
      (error) => error instanceof AppError && error.code === code,
    );
  await refused("viewer", {}, "forbidden");
  await refused("checker", { content: "*" }, "malformed");
  await refused("checker", { content: Buffer.from("not a file").toString("base64") }, "unfit");
  await refused("checker", { format: "annotations", content: "{}" }, "unfit");
  await house.run(house.people.editor, id, { type: "archive", archived: true });
  await refused("checker", {}, "archived");
});
