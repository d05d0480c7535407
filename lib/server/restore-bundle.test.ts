import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { test } from "node:test";
import { strToU8, unzipSync, zipSync } from "fflate";
import { storedState } from "../log/snapshot.ts";
import type { Principal } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { bundleArticle } from "./bundle-article.ts";
import { database } from "./database.ts";
import { readState } from "./read-article.ts";
import { readAttachment } from "./read-file.ts";
import { restoreBundle } from "./restore-bundle.ts";
import { searchSources } from "./search-sources.ts";
import { filePath } from "./store-file.ts";
import { verifyHouse } from "./verify-house.ts";

const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** An article with evidence of every kind, edited, a claim withdrawn, a citation removed. */
async function madeIn(house: TestHouse): Promise<string> {
  const { checker, editor } = house.people;
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(checker, id, "over 90%");
  const gone = await house.addClaim(checker, id, "the TPP");
  const source = { title: "Yearbook", link: "https://example.org/yearbook" };
  await house.run(checker, id, { type: "add-citation", claimId, source, passage: "Nine of ten." });
  const secret = { title: "A clerk", access: "confidential" as const, alias: "an official" };
  const { events } = await house.run(checker, id, { type: "add-citation", claimId, source: secret });
  const added = events.find(({ event }) => event.type === "citation-added")!.event;
  assert.ok(added.type === "citation-added");
  await house.run(checker, id, { type: "remove-citation", claimId, citationId: added.citation.id });
  await house.run(checker, id, { type: "attach-file", claimId, name: "register.png", content: picture });
  await house.run(checker, id, { type: "ask-query", claimId, to: "writer", question: "Who counted?" });
  await house.run(checker, id, { type: "record-finding", claimId, finding: "accurate" });
  await house.run(checker, id, { type: "withdraw-claim", claimId: gone, reason: "Said twice." });
  await house.run(editor, id, { type: "replace-words", words: { exact: "Attacks rose" }, with: "Attacks grew" });
  await house.run(editor, id, { type: "set-access", access: "restricted", members: [checker.id] });
  return id;
}

async function bundleOf(articleId: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await database().read((tx) => bundleArticle(tx, articleId, (piece) => pieces.push(piece)));
  return Buffer.concat(pieces);
}

test("an article restored in an empty house is the very same, to the hash of its log, and goes on", async () => {
  const first = await openHouse();
  const id = await madeIn(first);
  const { checker } = first.people;
  const before = await readState(checker, id);
  const attachment = [...before.claims.values()].flatMap(({ attachments }) => attachments)[0]!;
  const zip = await bundleOf(id);
  await first.end();

  const second = await openHouse();
  const restored = await restoreBundle(zip);
  assert.deepEqual({ ...restored, title: "" }, { articleId: id, title: "", entries: before.seq, sources: 2, files: 1 });
  // Whoever the log names may read it here as there.
  assert.equal(storedState(await readState(checker, id)), storedState(before));
  assert.equal((await readAttachment(checker, id, attachment.id)).bytes.toString("base64"), picture);
  const { faults } = await database().read(verifyHouse);
  assert.deepEqual(faults, []);
  await assert.rejects(restoreBundle(zip), /has the article already/);
  assert.deepEqual(unzipSync(await bundleOf(id))["log.jsonl"], unzipSync(zip)["log.jsonl"]);
  await second.end();
});

test("a bundle that was changed or cut off is refused, and leaves nothing behind", async () => {
  const first = await openHouse();
  const id = await madeIn(first);
  const zip = await bundleOf(id);
  await first.end();
  const second = await openHouse();
  const parts = unzipSync(zip);
  const file = Object.keys(parts).find((name) => name.startsWith("files/"))!;
  const log = new TextDecoder().decode(parts["log.jsonl"]);
  const { hash } = await import("node:crypto");
  const resealed = (changed: string) => {
    const facts = JSON.parse(new TextDecoder().decode(parts["bundle.json"]));
    const described = JSON.stringify({ ...facts, logSha256: hash("sha256", changed) });
    return zipSync({ ...parts, "log.jsonl": strToU8(changed), "bundle.json": strToU8(described) });
  };
  const bad: [string, Uint8Array, RegExp][] = [
    ["cut off", zip.slice(0, zip.length / 2), /zip|damaged|bundle/],
    ["another zip", zipSync({ "a.txt": strToU8("x") }), /no bundle of Stet/],
    [
      "a changed log",
      zipSync({ ...parts, "log.jsonl": strToU8(log.replace("accurate", "disputed")) }),
      /log was changed/,
    ],
    ["a changed log with its hash", resealed(log.replaceAll("Nine of ten.", "Ten of ten.")), /does not verify/],
    ["a lost file", zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== file))), /missing/],
    ["a changed file", zipSync({ ...parts, [file]: strToU8("x") }), /changed/],
  ];
  for (const [what, changed, why] of bad) await assert.rejects(restoreBundle(changed), why, what);
  await assert.rejects(readState(first.people.checker, id), /no such article/);
  // Evidence that the house keeps under a name is never replaced.
  const path = filePath(file.slice("files/".length));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "other evidence");
  await assert.rejects(restoreBundle(zip), /another file/);
  assert.equal(await readFile(path, "utf8"), "other evidence");
  await rm(path);
  assert.equal((await restoreBundle(zip)).articleId, id);
  await second.end();
});

test("a source that house or article hides is hidden in both, whichever was restored first, and no approval suffers", async () => {
  for (const order of [
    ["before", "since"],
    ["since", "before"],
  ] as const) {
    const first = await openHouse();
    const { checker } = first.people;
    const ids = { before: (await first.addArticle()).id, since: (await first.addArticle()).id };
    const source = { title: "SECRET-NAME", link: "https://example.org/secret" };
    const claimed = await first.addClaim(checker, ids.before, "over 90%");
    await first.run(checker, ids.before, { type: "add-citation", claimId: claimed, source });
    const cited = [...(await readState(checker, ids.before)).claims.values()][0]!.citations[0]!;
    const claimId = await first.addClaim(checker, ids.since, "over 90%");
    await first.run(checker, ids.since, { type: "add-citation", claimId, sourceId: cited.sourceId! });
    const bundles: Record<"before" | "since", Uint8Array> = {
      before: await bundleOf(ids.before),
      since: new Uint8Array(),
    };
    const fields = { access: "confidential", alias: "an official" } as const;
    await first.run(checker, ids.since, { type: "edit-source", sourceId: cited.sourceId!, fields });
    bundles.since = await bundleOf(ids.since);
    await first.end();

    const second = await openHouse();
    const { editor } = second.people;
    const seenBy = async (by: Principal) => [
      ...(await Promise.all(Object.values(ids).map(async (id) => storedState(await readState(by, id))))),
      JSON.stringify(await searchSources(by, {})),
    ];
    for (const which of order) await restoreBundle(bundles[which]);
    for (const seen of await seenBy(editor)) assert.doesNotMatch(seen, /SECRET/, order.join());
    for (const seen of await seenBy(checker)) assert.match(seen, /SECRET-NAME/, order.join());
    const now = [...(await readState(checker, ids.before)).claims.values()][0]!.citations[0]!;
    assert.equal(now.commitment, cited.commitment);
    assert.deepEqual((await database().read(verifyHouse)).faults, []);
    await second.end();
  }
});
