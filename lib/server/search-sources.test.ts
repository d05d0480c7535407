import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { insertSource } from "#db/sources.ts";
import { AppError, type ErrorCode } from "../app-error.ts";
import type { Principal } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { listEvents } from "./list-events.ts";
import { readArticle } from "./read-article.ts";
import { fileResponse, readAttachment } from "./read-file.ts";
import { readSource } from "./read-source.ts";
import { searchSources } from "./search-sources.ts";
import { filePath, mediaTypeOf } from "./store-file.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const withCode = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code;

type Typed = {
  title?: string;
  link?: string;
  access?: "confidential" | "internal";
  alias?: string;
  publisher?: string;
  readers?: string[];
};

async function cite(by: Principal, id: string, claimId: string, source: Typed, more = {}): Promise<string> {
  const answer = await house.run(by, id, { type: "add-citation", claimId, source, ...more });
  const event = answer.events[0]!.event;
  assert.ok(event.type === "citation-added" && event.citation.sourceId !== null);
  return event.citation.sourceId;
}

async function claimIn(): Promise<{ id: string; claimId: string }> {
  const { id } = await house.addArticle();
  return { id, claimId: await house.addClaim(house.people.checker, id, "over 90%") };
}

test("a source typed again with the same link is the same record, unless something typed contradicts it", async () => {
  const { id, claimId } = await claimIn();
  const { checker, writer } = house.people;
  const first = await cite(checker, id, claimId, { link: "https://data.example/yearbook", title: "Yearbook" });
  assert.equal(await cite(writer, id, claimId, { link: "https://DATA.example/yearbook/#p4" }), first);
  assert.equal(await cite(writer, id, claimId, { link: "http://data.example/yearbook", title: "yearbook " }), first);
  assert.notEqual(await cite(writer, id, claimId, { link: "https://data.example/yearbook", title: "Other" }), first);
});

test("a confidential record is neither offered, found by link nor cited by one it is not named to", async () => {
  const { id, claimId } = await claimIn();
  const { checker, editor } = house.people;
  const secret = { link: "https://leak.example/canary", title: "Canary memo", access: "confidential" as const };
  const sourceId = await cite(checker, id, claimId, secret);
  assert.equal((await searchSources(checker, { q: "canary" })).sources.length, 1);
  assert.equal((await searchSources(editor, { q: "canary" })).sources.length, 0);
  await assert.rejects(readSource(editor, sourceId), withCode("not-found"));
  await assert.rejects(house.run(editor, id, { type: "add-citation", claimId, sourceId }), withCode("not-found"));
  await assert.rejects(
    house.run(editor, id, { type: "edit-source", sourceId, fields: { access: "public" } }),
    withCode("not-found"),
  );
  assert.notEqual(await cite(editor, id, claimId, { link: "https://leak.example/canary" }), sourceId);
  assert.doesNotMatch(JSON.stringify(await readArticle(editor, id)), /Canary memo/);
  assert.doesNotMatch(JSON.stringify(await listEvents(editor, id, {})), /Canary memo/);
});

test("internal sources are not listed for a viewer", async () => {
  const { id, claimId } = await claimIn();
  const sourceId = await cite(house.people.checker, id, claimId, { title: "House wiki", access: "internal" });
  assert.equal((await searchSources(house.people.viewer, { q: "house wiki" })).sources.length, 0);
  await assert.rejects(readSource(house.people.viewer, sourceId), withCode("not-found"));
});

test("a source cited only in articles one may not read is neither found, read, edited nor taken for one's own; not by admins either", async () => {
  const [closed, open] = [await claimIn(), await claimIn()];
  const { checker, editor, legal, admin, viewer } = house.people;
  const link = "https://leak.example/restricted-canary";
  const sourceId = await cite(legal, closed.id, closed.claimId, { title: "Restricted canary", link });
  assert.equal((await readSource(viewer, sourceId)).id, sourceId, "an open article cites it");
  await house.run(editor, closed.id, { type: "set-access", access: "restricted", members: [legal.id] });
  for (const outsider of [viewer, checker, admin]) {
    assert.deepEqual((await searchSources(outsider, { q: "restricted canary" })).sources, [], outsider.role);
    await assert.rejects(readSource(outsider, sourceId), withCode("not-found"));
  }
  const claimId = open.claimId;
  const edit = { type: "edit-source" as const, sourceId, fields: { title: "Spoiled" } };
  await assert.rejects(house.run(checker, open.id, edit), withCode("not-found"));
  await assert.rejects(house.run(checker, open.id, { type: "add-citation", claimId, sourceId }), withCode("not-found"));
  assert.notEqual(await cite(checker, open.id, claimId, { link }), sourceId);
  assert.equal((await searchSources(legal, { q: "restricted canary" })).sources[0]?.title, "Restricted canary");
  const citationId = (await readArticle(legal, closed.id)).claims[0]!.citations[0]!.id;
  await house.run(legal, closed.id, { type: "remove-citation", claimId: closed.claimId, citationId });
  assert.equal((await readSource(legal, sourceId)).id, sourceId, "it was cited there once");
  await assert.rejects(readSource(checker, sourceId), withCode("not-found"));
  await house.run(legal, open.id, { type: "add-citation", claimId, sourceId });
  assert.equal((await readSource(viewer, sourceId)).id, sourceId, "now an open article cites it too");
});

test("a source that was never cited is its maker's alone", async () => {
  const { checker, viewer } = house.people;
  const orphan = {
    id: randomUUID(),
    type: "page",
    title: "Orphan",
    link: null,
    linkKey: null,
    search: "orphan",
  } as const;
  const rest = {
    publisher: "",
    author: "",
    published: "",
    origin: "",
    access: "public",
    alias: "",
    readers: [],
  } as const;
  const made = { createdById: checker.id, createdAt: new Date().toISOString() };
  await database().write((tx) => insertSource(tx, { ...orphan, ...rest, ...made }));
  assert.equal((await searchSources(checker, { q: "orphan" })).sources.length, 1);
  assert.equal((await searchSources(viewer, { q: "orphan" })).sources.length, 0);
});

test("a source is listed with the claims that rest on it, but those in foreign articles are left out", async () => {
  const [open, closed] = [await claimIn(), await claimIn()];
  const { checker, editor, viewer } = house.people;
  const sourceId = await cite(checker, open.id, open.claimId, { title: "Shared report" });
  await house.run(checker, closed.id, { type: "add-citation", claimId: closed.claimId, sourceId });
  await house.run(editor, closed.id, { type: "set-access", access: "restricted", members: [checker.id] });
  const claimsFor = async (reader: Principal) =>
    (await readSource(reader, sourceId)).claims.map((claim) => claim.articleId);
  assert.deepEqual((await claimsFor(checker)).sort(), [open.id, closed.id].sort());
  assert.deepEqual(await claimsFor(viewer), [open.id]);
});

test("an edited source is edited in every article that cites it, also where the editor may not look, and in locked ones", async () => {
  const [one, other] = [await claimIn(), await claimIn()];
  const { checker, editor, legal, reviewer } = house.people;
  const sourceId = await cite(checker, one.id, one.claimId, { title: "Report" });
  await house.run(reviewer, other.id, { type: "add-citation", claimId: other.claimId, sourceId });
  await house.run(checker, other.id, { type: "record-finding", claimId: other.claimId, finding: "accurate" });
  const { basis } = (await readArticle(reviewer, other.id)).claims[0]!;
  await house.run(legal, other.id, { type: "approve-claim", claimId: other.claimId, basis });
  await house.run(editor, other.id, { type: "set-access", access: "restricted", members: [legal.id] });
  await house.run(editor, other.id, { type: "sign-off" });
  const answer = await house.run(checker, one.id, { type: "edit-source", sourceId, fields: { publisher: "Press" } });
  assert.deepEqual(
    answer.events.map(({ event }) => event.type),
    ["source-edited"],
  );
  const claim = (await readArticle(legal, other.id)).claims[0]!;
  assert.equal(claim.citations[0]?.source?.publisher, "Press");
  assert.equal(claim.stale, true, "the approval named another source");
  assert.equal((await readSource(checker, sourceId)).publisher, "Press");
});

test("a confidential source stays named to its maker, and an edit of its words names it to nobody else", async () => {
  const { checker, editor, legal } = house.people;
  const { id, claimId } = await claimIn();
  const sourceId = await cite(checker, id, claimId, {
    title: "Kept by its maker",
    access: "confidential",
    readers: [editor.id],
  });
  await house.run(editor, id, { type: "edit-source", sourceId, fields: { readers: [] } });
  assert.equal((await readSource(checker, sourceId)).title, "Kept by its maker");
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "public" } });
  await house.run(legal, id, { type: "edit-source", sourceId, fields: { publisher: "House" } });
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "confidential" } });
  await assert.rejects(readSource(legal, sourceId), { code: "not-found" });
});

test("a source that becomes confidential is masked also where its citation was removed before", async () => {
  const { id, claimId } = await claimIn();
  const { checker, editor } = house.people;
  const sourceId = await cite(checker, id, claimId, { title: "Canary witness" });
  const { citations } = (await readArticle(checker, id)).claims[0]!;
  await house.run(checker, id, { type: "remove-citation", claimId, citationId: citations[0]!.id });
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "confidential" } });
  assert.match(JSON.stringify(await listEvents(checker, id, {})), /Canary witness/);
  assert.doesNotMatch(JSON.stringify(await listEvents(editor, id, {})), /Canary witness/);
});

const png = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1");

test("a file is kept under a keyed hash, served as an attachment in a sandbox, its name never a path", async () => {
  const { id, claimId } = await claimIn();
  const { checker } = house.people;
  const content = png.toString("base64");
  const answer = await house.run(checker, id, {
    type: "attach-file",
    claimId,
    name: "../../etc/sc\u202ean.png",
    content,
  });
  const event = answer.events[0]!.event;
  assert.ok(event.type === "file-attached");
  const { id: fileId, hash, name, mediaType, size } = event.attachment;
  assert.deepEqual([name, mediaType, size], ["scan.png", "image/png", png.length]);
  assert.ok(existsSync(filePath(hash)));
  const response = fileResponse(await readAttachment(checker, id, fileId));
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), png);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.match(response.headers.get("content-security-policy")!, /sandbox/);
  assert.match(response.headers.get("content-disposition")!, /^attachment/);
});

test("a file is served only to those who may see attachments of that article", async () => {
  const [one, other] = [await claimIn(), await claimIn()];
  const { checker, viewer } = house.people;
  const attach = { type: "attach-file" as const, claimId: one.claimId, name: "a.png", content: png.toString("base64") };
  const event = (await house.run(checker, one.id, attach)).events[0]!.event;
  assert.ok(event.type === "file-attached");
  await assert.rejects(readAttachment(viewer, one.id, event.attachment.id), withCode("not-found"));
  await assert.rejects(readAttachment(checker, other.id, event.attachment.id), withCode("not-found"));
});

test("what a file is, is read from its bytes; others than pictures and PDF are refused, and so are large ones", async () => {
  const { id, claimId } = await claimIn();
  const { checker } = house.people;
  const attach = (bytes: Buffer) =>
    house.run(checker, id, { type: "attach-file", claimId, name: "x.png", content: bytes.toString("base64") });
  await assert.rejects(attach(Buffer.from("<html><script>1</script>")), withCode("unfit"));
  await assert.rejects(attach(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")), withCode("unfit"));
  await assert.rejects(attach(Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)])), withCode("too-large"));
  assert.equal(mediaTypeOf(Buffer.from("RIFF\n\0\0\0WEBPVP8 ", "latin1")), "image/webp");
  assert.equal(mediaTypeOf(Buffer.from("%PDF-1.7")), "application/pdf");
  assert.equal(mediaTypeOf(Buffer.from("GIF89a..")), "image/gif");
  assert.equal(mediaTypeOf(Buffer.from("\xff\xd8\xff\xe0", "latin1")), "image/jpeg");
});

test("the contact log of a source holds what was asked of it in articles one may read, for those who see queries", async () => {
  const { checker, editor, viewer } = house.people;
  const open = await claimIn();
  const closed = await claimIn();
  const sourceId = await cite(checker, open.id, open.claimId, { title: "The ministry" });
  for (const { id, claimId } of [open, closed]) {
    await house.run(checker, id, { type: "add-citation", claimId, sourceId });
    await house.run(checker, id, {
      type: "ask-query",
      claimId,
      to: "source",
      sourceId,
      question: `Is it so in ${id}?`,
    });
  }
  await house.run(editor, closed.id, { type: "set-access", access: "restricted", members: [checker.id] });
  const asked = async (by: Principal) => (await readSource(by, sourceId)).contacts.map(({ query }) => query.question);
  assert.deepEqual(await asked(checker), [`Is it so in ${closed.id}?`, `Is it so in ${open.id}?`]);
  assert.deepEqual(await asked(house.people.admin), [`Is it so in ${open.id}?`]);
  assert.deepEqual(await asked(viewer), []);
});
