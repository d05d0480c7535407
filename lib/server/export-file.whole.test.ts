import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { personById, updatePerson } from "#db/people.ts";
import { AppError } from "../app-error.ts";
import { formatIds, formatNames } from "../export/format-names.ts";
import type { Principal } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { exportArticle } from "./export-article.ts";
import { exportToFile } from "./export-file.ts";

let house: TestHouse;
let articleId: string;
let desk: string;
before(async () => {
  house = await openHouse();
  articleId = (await house.addArticle()).id;
  const { checker } = house.people;
  const claimId = await house.addClaim(checker, articleId, "over 90%");
  await house.run(checker, articleId, { type: "add-note", claimId, body: "internal words" });
  desk = join(house.folder, "desk");
  mkdirSync(desk);
});
after(() => house.end());

const run = (...args: string[]) => exportToFile(args, desk);
const emailOf = async ({ id }: Principal) => (await database().read((tx) => personById(tx, id)))!.email;

async function refused(job: Promise<unknown>, message: RegExp): Promise<void> {
  await assert.rejects(job, (error) => error instanceof AppError && message.test(error.message));
}

test("the file is the one that the API answers, for its owner alone, and what is withheld is said", async () => {
  const { checker } = house.people;
  const query = { format: "csv", profile: "checking", zone: "Asia/Kabul" };
  const typed = Object.entries(query).flatMap(([name, value]) => [`--${name}`, value]);
  const email = (await emailOf(checker)).toUpperCase();
  const lines = await run(articleId, "--as", email, ...typed, "--out", "copy.csv");
  const path = join(desk, "copy.csv");
  assert.match(lines[0]!, /copy\.csv: checking copy of version \d+ for The checker \(checker\), CSV\.$/);
  assert.deepEqual(lines.slice(1), ["Read back: 1 claim, the article's text absent.", "Withheld: nothing."]);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const answered = await (await exportArticle(checker, articleId, query)).bytes();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/\d\d:\d\d UTC/g, "");
  assert.equal(text(readFileSync(path)), text(answered));
});

test("what a person may not see is not in their copy, nor what they may not read at all", async () => {
  const { viewer, editor, admin } = house.people;
  const seen = (name: string) => readFileSync(join(desk, name), "utf8").includes("internal words");
  for (const one of [viewer, editor]) await run(articleId, "--as", await emailOf(one), "--out", `${one.role}.html`);
  assert.deepEqual([seen("viewer.html"), seen("editor.html")], [false, true]);
  const { id } = await house.addArticle();
  const members = [editor.id];
  await house.run(editor, id, { type: "set-access", access: "restricted", members });
  await refused(run(id, "--as", await emailOf(admin)), /no such article, or you may not see it/);
  await run(id, "--as", await emailOf(editor), "--out", "restricted.html");
});

test("a file that is there is kept, unless told otherwise; the name is the copy's own when none is given", async () => {
  const as = await emailOf(house.people.editor);
  const path = join(desk, "kept.md");
  writeFileSync(path, "kept", { mode: 0o644 });
  const asked = [articleId, "--as", as, "--format", "markdown", "--out", path];
  await refused(run(...asked), /kept\.md is there already/);
  assert.equal(readFileSync(path, "utf8"), "kept");
  await run(...asked, "--force");
  assert.match(readFileSync(path, "utf8"), /About this copy/);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  await run(articleId, "--as", as, "--format", "xlsx", "--profile", "draft");
  assert.ok(readdirSync(desk).some((name) => /^Strikes near .* - annotated draft v\d+\.xlsx$/.test(name)));
});

test("every format can be taken out", async () => {
  const as = await emailOf(house.people.editor);
  for (const format of formatIds) {
    const path = join(desk, `all-${format}.${formatNames[format].extension}`);
    await run(articleId, "--as", as, "--format", format, "--out", path);
    assert.ok(statSync(path).size > 100, format);
  }
});

test("what cannot be done is said in plain words, and nothing is left behind", async () => {
  const as = await emailOf(house.people.editor);
  const before = readdirSync(desk);
  await refused(run(), /Name one article.*\nnpm run export/);
  await refused(run(articleId), /--as/);
  await refused(run(articleId, "--as", as, "--colour", "red"), /--colour/);
  await refused(run(articleId, "--as", "nobody@house.test"), /Nobody in the house has the address nobody@house\.test/);
  await refused(run(articleId, "--as", as, "--format", "exe"), /no such format: choose html/);
  await refused(run(articleId, "--as", as, "--profile", "secret"), /no such profile/);
  await refused(run(articleId, "--as", as, "--zone", "Mars/Olympus"), /zone/);
  await refused(run("absent", "--as", as), /no such article/);
  await refused(run(articleId, "--as", as, "--out", "absent/copy.html"), /cannot be written/);
  const gone = await house.addPerson("editor", "Somebody Gone");
  const email = await emailOf(gone);
  await database().write(async (tx) => {
    await updatePerson(tx, gone.id, { ...(await personById(tx, gone.id))!, removedAt: "2026-06-01T09:00:00Z" });
  });
  await refused(run(articleId, "--as", email), /Somebody Gone is no longer of the house/);
  assert.deepEqual(readdirSync(desk), before);
});

test("the command tells what it wrote; without a house it fails, and there is none afterwards either", async () => {
  const as = await emailOf(house.people.editor);
  const wrote = commanded(house.folder, articleId, "--as", as, "--out", "commanded.html");
  assert.equal(wrote.status, 0, wrote.stderr);
  assert.match(
    wrote.stdout,
    /commanded\.html: .*\nRead back: 1 claim, the article's text identical\.\nWithheld: nothing/,
  );
  assert.ok(existsSync(join(desk, "commanded.html")));
  const elsewhere = join(house.folder, "elsewhere");
  const none = commanded(elsewhere, articleId, "--as", as);
  assert.equal(none.status, 1);
  assert.match(none.stderr, /^There is no .*stet\.db: set STET_DATA to the folder of the house\.\n$/);
  assert.equal(existsSync(elsewhere), false);
  writeFileSync(join(desk, "stet.db"), "no database, but a longer text than one that is empty");
  const odd = commanded(desk, articleId, "--as", as);
  assert.equal(odd.status, 1);
  assert.match(odd.stderr, /^\S+stet\.db cannot be exported from: it cannot be read \(.*\)\.\n$/);
});

/** As npm runs it, standing in `desk`. */
function commanded(data: string, ...args: string[]) {
  const script = join(import.meta.dirname, "run-export.ts");
  const env = { ...process.env, STET_DATA: data, INIT_CWD: desk, NODE_NO_WARNINGS: "1" };
  return spawnSync(process.execPath, ["--conditions=react-server", script, ...args], { encoding: "utf8", env });
}
