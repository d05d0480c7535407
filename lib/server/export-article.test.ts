import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError, type ErrorCode } from "../app-error.ts";
import { documentText } from "../article/document-text.ts";
import { hashWords } from "../claim/words-hash.ts";
import { basisOf } from "../decision/basis.ts";
import { formatIds, formatNames } from "../export/format-names.ts";
import { profileIds } from "../export/profiles.ts";
import { copyText } from "../testing/copy-text.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { exportArticle, previewArticle } from "./export-article.ts";
import { readState } from "./read-article.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

async function refused(code: ErrorCode, job: Promise<unknown>): Promise<void> {
  await assert.rejects(job, (error) => error instanceof AppError && error.code === code);
}

async function checkedArticle(): Promise<string> {
  const { id } = await house.addArticle();
  const { checker, reviewer } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  const source = { title: "Yearbook", link: "https://example.org/yearbook" };
  await house.run(checker, id, { type: "add-citation", claimId, source, passage: "Nine of ten." });
  await house.run(checker, id, { type: "add-note", claimId, body: "internal words" });
  await house.run(checker, id, { type: "record-finding", claimId, finding: "accurate" });
  const claim = (await readState(reviewer, id)).claims.get(claimId)!;
  await house.run(reviewer, id, { type: "approve-claim", claimId, basis: basisOf(claim) });
  return id;
}

test("every format and profile is a verified attachment that is not sniffed and not kept", async () => {
  const id = await checkedArticle();
  for (const format of formatIds) {
    for (const profile of profileIds) {
      const response = await exportArticle(house.people.viewer, id, { format, profile });
      assert.match(response.headers.get("content-disposition") ?? "", /^attachment; filename=".+"; filename\*=UTF-8''/);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.equal(response.headers.get("cache-control"), "private, no-store");
      assert.match(response.headers.get("x-stet-verified") ?? "", /^claims=[01]; text=(identical|same-letters)$/);
      assert.equal(response.headers.get("content-type"), formatNames[format].mediaType);
      assert.ok((await copyText(await response.bytes())).includes("over 90%"));
    }
  }
});

test("the checking copy has the log's history, evidence and decisions; the hash is that of the article's text", async () => {
  const id = await checkedArticle();
  const state = await readState(house.people.checker, id);
  const html = await (await exportArticle(house.people.checker, id, { format: "html", profile: "checking" })).text();
  for (const words of ["Yearbook", "https://example.org/yearbook", "Nine of ten.", "internal words", "The reviewer"]) {
    assert.ok(html.includes(words), words);
  }
  assert.ok(html.includes("recorded the finding accurate"));
  assert.ok(html.includes(hashWords(documentText(state.doc))));
});

test("a viewer's checking copy holds no internal note", async () => {
  const id = await checkedArticle();
  const html = await (await exportArticle(house.people.viewer, id, { format: "html", profile: "checking" })).text();
  assert.ok(html.includes("Yearbook") && !html.includes("internal words"));
});

test("the description says what the file holds, and the preview shows the same", async () => {
  const id = await checkedArticle();
  const query = { format: "html", profile: "public", zone: "Asia/Kabul" };
  const description = await (await exportArticle(house.people.checker, id, { ...query, describe: "1" })).json();
  assert.equal(description.claims, 1);
  assert.deepEqual(description.verified, { claims: 1, text: "identical" });
  assert.ok(description.withheld.includes("1 internal note"));
  const file = await (await exportArticle(house.people.checker, id, query)).text();
  const preview = await previewArticle(house.people.checker, id, query);
  const minute = /\d\d:\d\d UTC/g;
  assert.equal((await preview.text()).replace(minute, ""), file.replace(minute, ""));
  assert.equal(description.size, new TextEncoder().encode(file).length);
});

test("a preview runs nothing, loads nothing and is framed by this site alone; Markdown is shown as text", async () => {
  const id = await checkedArticle();
  for (const format of formatIds) {
    const response = await previewArticle(house.people.viewer, id, { format, profile: "draft" });
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
    const policy = (response.headers.get("content-security-policy") ?? "").split("; ");
    for (const rule of ["default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'self'", "sandbox"]) {
      assert.ok(policy.includes(rule), rule);
    }
    assert.equal((await response.text()).includes("<pre"), format === "markdown");
  }
});

test("formats of later and of never are unfit, a wrong zone is malformed", async () => {
  const id = await checkedArticle();
  const { viewer } = house.people;
  for (const format of ["csv", "bundle", "exe", "", "constructor"]) {
    await refused("unfit", exportArticle(viewer, id, { format, profile: "public" }));
  }
  await refused("unfit", exportArticle(viewer, id, { format: "html", profile: "secret" }));
  await refused("malformed", exportArticle(viewer, id, { zone: "Mars/Olympus" }));
});

test("a foreign article looks like an absent one", async () => {
  const { id } = await house.addArticle();
  await house.run(house.people.editor, id, {
    type: "set-access",
    access: "restricted",
    members: [house.people.editor.id],
  });
  await refused("not-found", exportArticle(house.people.admin, id, {}));
  await refused("not-found", previewArticle(house.people.viewer, id, {}));
  await refused("not-found", exportArticle(house.people.viewer, "absent", {}));
});
