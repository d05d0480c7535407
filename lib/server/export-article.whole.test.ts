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
      const proof = response.headers.get("x-stet-verified") ?? "";
      assert.match(proof, /^claims=[01]; text=(identical|same-letters|absent)$/);
      assert.equal(response.headers.get("content-type"), formatNames[format].mediaType);
      // Without the article, words stand in a copy as far as it carries their claim.
      const there = (await copyText(await response.bytes())).includes("over 90%");
      assert.equal(there, proof !== "claims=0; text=absent", `${format}, ${profile}`);
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

test("the clean text says that everything about the claims is withheld; neither file nor preview has any of it", async () => {
  const id = await checkedArticle();
  const { checker } = house.people;
  const query = { format: "docx-clean", profile: "checking" };
  const description = await (await exportArticle(checker, id, { ...query, describe: "1" })).json();
  assert.deepEqual(description.withheld, ["everything about the claims"]);
  assert.deepEqual(description.verified, { claims: 0, text: "identical" });
  assert.deepEqual([description.profile, description.claims], ["checking", 0]);
  const preview = await (await previewArticle(checker, id, query)).text();
  const file = await copyText(await (await exportArticle(checker, id, query)).bytes());
  for (const copy of [preview, file]) {
    assert.ok(copy.includes("over 90%"));
    for (const words of ["Yearbook", "internal words", "The reviewer", "Accurate"]) assert.ok(!copy.includes(words));
  }
});

test("files of one copy in several formats have names of their own", async () => {
  const id = await checkedArticle();
  const names = await Promise.all(
    formatIds.map(async (format) => {
      const query = { format, profile: "checking", describe: "1" } as const;
      return (await (await exportArticle(house.people.checker, id, query)).json()).fileName;
    }),
  );
  assert.equal(new Set(names).size, names.length, names.join("; "));
  assert.ok(names.some((name) => / - checking copy with footnotes v0\.docx$/.test(name)));
  assert.ok(names.some((name) => / - clean text v0\.docx$/.test(name)));
});

test("a preview runs nothing, loads nothing and is framed by this site alone; text formats are shown as text", async () => {
  const id = await checkedArticle();
  for (const format of formatIds) {
    const response = await previewArticle(house.people.viewer, id, { format, profile: "draft" });
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
    const policy = (response.headers.get("content-security-policy") ?? "").split("; ");
    for (const rule of ["default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'self'", "sandbox"]) {
      assert.ok(policy.includes(rule), rule);
    }
    assert.equal((await response.text()).includes("<pre"), formatNames[format].preview === "source");
  }
});

test("a format there is not is unfit, a wrong zone is malformed", async () => {
  const id = await checkedArticle();
  const { viewer } = house.people;
  for (const format of ["doc", "bundle", "exe", "", "constructor"]) {
    await refused("unfit", exportArticle(viewer, id, { format, profile: "public" }));
  }
  await refused("unfit", exportArticle(viewer, id, { format: "html", profile: "secret" }));
  await refused("malformed", exportArticle(viewer, id, { zone: "Mars/Olympus" }));
});

test("a large copy, written apart, is the very one that a small one would be", async () => {
  const { checker } = house.people;
  const paragraphs = Array.from(
    { length: 700 },
    (_, index) => `Report ${index}: the harbour held ${index} ships on the day, and nobody counted the nets.`,
  );
  const { id } = await house.addArticle(["The harbour", ...paragraphs].join("\n\n"));
  await house.addClaim(checker, id, "held 7 ships");
  for (const format of ["html", "docx", "csv"] as const) {
    const query = { format, profile: "checking", zone: "UTC" };
    const response = await exportArticle(checker, id, query);
    assert.match(response.headers.get("x-stet-verified") ?? "", /^claims=1; text=(identical|absent)$/);
    assert.ok((await copyText(await response.bytes())).includes("held 7 ships"));
  }
  await refused("unfit", exportArticle(checker, id, { format: "exe" }));
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
