/** Who may approve what, and what an edit does to an approval: through the API, where nothing on a screen can hide a gap. */
import { randomUUID } from "node:crypto";
import type { Api } from "./api.ts";
import { expect, type People, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships and 90 nets. A second register counts 12 barges.";

interface Checked {
  articleId: string;
  claimId: string;
}

async function checkedClaim(people: People, words = "40 ships", by: Api = people.checker): Promise<Checked> {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, words);
  await by.command(articleId, { type: "start-check", claimId });
  await by.command(articleId, {
    type: "add-citation",
    claimId,
    source: { title: "The register" },
    relation: "supports",
  });
  await by.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  return { articleId, claimId };
}

async function approve(by: Api, { articleId, claimId }: Checked, basis?: string) {
  const seen = basis ?? (await by.claimView(articleId, claimId)).basis;
  return by.tryCommand(articleId, { type: "approve-claim", claimId, basis: seen });
}

test("a reviewer approves what another person checked", async ({ people }) => {
  const claim = await checkedClaim(people);
  expect((await approve(people.reviewer, claim)).status).toBe(200);
  const view = await people.viewer.claimView(claim.articleId, claim.claimId);
  expect(view.stage).toBe("approved");
  expect(view.stale).toBe(false);
  expect(view.approval?.self).toBe(false);
});

test("nobody approves their own check", async ({ people }) => {
  const claim = await checkedClaim(people, "40 ships", people.reviewer);
  const { status, body } = await approve(people.reviewer, claim);
  expect([status, body.error?.code]).toEqual([403, "self-approval"]);
  expect((await approve(people.legal, claim)).status).toBe(200);
});

test("nobody approves what rests on a citation they added, or on words they wrote", async ({ people }) => {
  const cited = await checkedClaim(people);
  await people.reviewer.command(cited.articleId, {
    type: "add-citation",
    claimId: cited.claimId,
    source: { title: "Another register" },
  });
  expect((await approve(people.reviewer, cited)).body.error?.code).toBe("self-approval");

  const written = await checkedClaim(people);
  await people.editor.command(written.articleId, {
    type: "replace-words",
    words: { exact: "40 ships" },
    with: "41 ships",
  });
  await people.checker.command(written.articleId, {
    type: "record-finding",
    claimId: written.claimId,
    finding: "accurate",
  });
  expect((await approve(people.legal, written)).status).toBe(200);
});

test("an approval needs a check that names the present words", async ({ people }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "90 nets");
  const unchecked = await approve(people.reviewer, { articleId, claimId });
  expect(unchecked.status).toBeGreaterThanOrEqual(400);
  expect(unchecked.status).toBeLessThan(500);
  expect((await people.viewer.claimView(articleId, claimId)).stage).toBe("to-check");
});

test("approving other words than one saw is 409 and says that the words changed", async ({ people }) => {
  const claim = await checkedClaim(people);
  const { basis } = await people.reviewer.claimView(claim.articleId, claim.claimId);
  await people.editor.command(claim.articleId, {
    type: "replace-words",
    words: { exact: "40 ships" },
    with: "41 ships",
  });
  const { status, body } = await approve(people.reviewer, claim, basis);
  expect([status, body.error?.code]).toEqual([409, "not-current"]);
  expect(JSON.stringify(body.error?.details)).toContain("words");
});

test("approving other evidence or another finding than one saw is 409", async ({ people }) => {
  const claim = await checkedClaim(people);
  const { basis } = await people.legal.claimView(claim.articleId, claim.claimId);
  await people.checker.command(claim.articleId, {
    type: "add-citation",
    claimId: claim.claimId,
    source: { title: "A third register" },
    relation: "contradicts",
  });
  const evidence = await approve(people.legal, claim, basis);
  expect(evidence.status).toBe(409);
  expect(JSON.stringify(evidence.body.error?.details)).toContain("citations");
  const now = (await people.legal.claimView(claim.articleId, claim.claimId)).basis;
  await people.checker.command(claim.articleId, {
    type: "record-finding",
    claimId: claim.claimId,
    finding: "disputed",
  });
  const finding = await approve(people.legal, claim, now);
  expect(finding.status).toBe(409);
  expect(JSON.stringify(finding.body.error?.details)).toContain("finding");
});

test("an edit inside approved words makes the claim stale for everybody, restoring them makes it fresh, others never notice", async ({
  people,
}) => {
  const claim = await checkedClaim(people);
  await approve(people.reviewer, claim);
  const other = await people.checker.claim(claim.articleId, "12 barges");
  const before = await people.viewer.claimView(claim.articleId, other);
  await people.editor.command(claim.articleId, {
    type: "replace-words",
    words: { exact: "40 ships" },
    with: "41 ships",
  });
  for (const person of [people.viewer, people.checker, people.legal]) {
    const view = await person.claimView(claim.articleId, claim.claimId);
    expect([view.exact, view.stale, view.stage]).toEqual(["41 ships", true, "approved"]);
  }
  await people.editor.command(claim.articleId, {
    type: "replace-words",
    words: { exact: "41 ships" },
    with: "40 ships",
  });
  expect((await people.viewer.claimView(claim.articleId, claim.claimId)).stale).toBe(false);
  expect(await people.viewer.claimView(claim.articleId, other)).toEqual(before);
});

test("a text edit outside the claim leaves its approval alone", async ({ people }) => {
  const claim = await checkedClaim(people);
  await approve(people.reviewer, claim);
  await people.editor.command(claim.articleId, {
    type: "replace-words",
    words: { exact: "A second register" },
    with: "An older register",
  });
  const view = await people.viewer.claimView(claim.articleId, claim.claimId);
  expect([view.exact, view.stale]).toEqual(["40 ships", false]);
});

test("a claim is returned with a reason, never without", async ({ people }) => {
  const claim = await checkedClaim(people);
  const without = await people.reviewer.tryCommand(claim.articleId, {
    type: "return-claim",
    claimId: claim.claimId,
    reason: " ",
  });
  expect(without.status).toBeGreaterThanOrEqual(400);
  await people.reviewer.command(claim.articleId, {
    type: "return-claim",
    claimId: claim.claimId,
    reason: "Which year?",
  });
  const view = await people.viewer.claimView(claim.articleId, claim.claimId);
  expect([view.stage, view.returned?.reason]).toEqual(["returned", "Which year?"]);
});

test("a retried command gets the same answer and is done once; its id for something else is 409", async ({
  people,
}) => {
  const { articleId, claimId } = await checkedClaim(people);
  const note = { type: "add-note", id: randomUUID(), claimId, body: "Once." } as const;
  const [first, second] = [
    await people.checker.tryCommand(articleId, note),
    await people.checker.tryCommand(articleId, note),
  ];
  expect(first.status).toBe(200);
  expect(second.body).toEqual(first.body);
  const { notes } = await people.checker.claimView(articleId, claimId);
  expect(notes.map(({ body }) => body)).toEqual(["Once."]);
  const other = await people.checker.tryCommand(articleId, { ...note, body: "Twice." });
  expect([other.status, other.body.error?.code]).toEqual([409, "id-reused"]);
});

test("sign-off lists what blocks; an override needs a reason; a signed-off article is locked until reopened", async ({
  people,
}) => {
  const claim = await checkedClaim(people);
  const blocked = await people.editor.tryCommand(claim.articleId, { type: "sign-off" });
  expect([blocked.status, blocked.body.error?.code]).toEqual([422, "blocked"]);
  expect(JSON.stringify(blocked.body.error?.details)).toContain(claim.claimId);
  expect(
    (await people.editor.tryCommand(claim.articleId, { type: "sign-off", override: " " })).status,
  ).toBeGreaterThanOrEqual(400);
  await approve(people.reviewer, claim);
  await people.editor.command(claim.articleId, { type: "sign-off" });
  const edit = await people.editor.tryCommand(claim.articleId, {
    type: "replace-words",
    words: { exact: "90 nets" },
    with: "91 nets",
  });
  expect([edit.status, edit.body.error?.code]).toEqual([409, "signed-off"]);
  await people.editor.command(claim.articleId, { type: "reopen", reason: "A reader wrote." });
  await people.editor.command(claim.articleId, { type: "replace-words", words: { exact: "90 nets" }, with: "91 nets" });
});

test("two people who approve in the same moment leave one approval of the words they saw", async ({ people }) => {
  const claim = await checkedClaim(people);
  const { basis } = await people.reviewer.claimView(claim.articleId, claim.claimId);
  const answers = await Promise.all(
    [people.reviewer, people.legal, people.editor].map((person) => approve(person, claim, basis)),
  );
  for (const { status } of answers) expect([200, 409]).toContain(status);
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  const view = await people.viewer.claimView(claim.articleId, claim.claimId);
  expect([view.stage, view.approval?.basis]).toEqual(["approved", basis]);
});

test("an edit and an approval in the same moment never approve words that nobody saw", async ({ people }) => {
  for (let round = 0; round < 5; round++) {
    const claim = await checkedClaim(people);
    const { basis } = await people.reviewer.claimView(claim.articleId, claim.claimId);
    await Promise.all([
      approve(people.reviewer, claim, basis),
      people.editor.tryCommand(claim.articleId, {
        type: "replace-words",
        words: { exact: "40 ships" },
        with: "41 ships",
      }),
    ]);
    const view = await people.viewer.claimView(claim.articleId, claim.claimId);
    expect(view.stage === "approved" && !view.stale).toBe(false);
  }
});
