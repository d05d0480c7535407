/** Asking and being heard: queries, right of reply, legal clearance, and the rules that say what blocks. Two people, true keys. */
import { Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships. The harbour master lied about 90 nets.";

async function planted(people: People, words: string, fields: object = {}) {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, words);
  await people.checker.command(articleId, { type: "edit-claim", claimId, ...fields });
  return { articleId, claimId };
}

/** Why the claim blocks the sign-off. */
async function blockers(people: People, articleId: string): Promise<string[]> {
  const { body } = await people.editor.tryCommand(articleId, { type: "sign-off" });
  return ((body.error?.details?.blockers ?? []) as { why: string }[]).map(({ why }) => why);
}

test("a checker asks by keyboard, the claim waits, the writer answers, the check goes on", async ({
  people,
  pageAs,
}) => {
  const { articleId, claimId } = await planted(people, "40 ships");
  const checker = await Desk.open(await pageAs("checker"), articleId);
  const writer = await Desk.open(await pageAs("writer"), articleId);
  await checker.openClaim("40 ships");
  await checker.press("Control+Alt+a");
  const form = checker.panel.getByRole("form", { name: "New query" });
  await expect(form.getByRole("textbox", { name: "Question" })).toBeFocused();
  await checker.keys("Who counted them?");
  // A field's words are on the device a moment after they are typed (components/evidence/draft.ts).
  await checker.page.waitForTimeout(500);
  await checker.page.reload();
  await checker.ready();
  await checker.openClaim("40 ships");
  await expect(form.getByRole("textbox", { name: "Question" }), "kept through a reload").toHaveValue(
    "Who counted them?",
  );
  await form.getByRole("textbox", { name: "Question" }).focus();
  await checker.press("Control+Enter");
  await expect(checker.panel.getByText("Waiting for the writer").first()).toBeVisible();
  await expect(checker.button("Write down the answer").first()).toBeVisible();

  await writer.openClaim("40 ships");
  await writer.button("Answer").click();
  const answer = writer.panel.getByRole("form", { name: "Answer" });
  await answer.getByRole("textbox", { name: "Your answer" }).fill("The harbour office, on 3 May.");
  await writer.press("Control+Enter");
  await expect(checker.panel.getByText("The harbour office, on 3 May.")).toBeVisible();
  await checker.record("Accurate");
  expect((await people.checker.claimView(articleId, claimId)).stage).toBe("checked");
  await expect.poll(() => blockers(people, articleId)).toEqual(["not-approved"]);
});

test("a claim that criticises somebody says so and blocks until they were asked, whatever came of it", async ({
  people,
  pageAs,
}) => {
  const { articleId } = await planted(people, "lied about 90 nets", { criticism: true });
  await expect.poll(() => blockers(people, articleId)).toContain("unheard");
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.openClaim("lied about 90 nets");
  await desk.button("Ask for a reply").click();
  const form = desk.panel.getByRole("form", { name: "New query" });
  await form.getByRole("textbox", { name: "Question" }).fill("What do you say to it?");
  await form.getByRole("button", { name: "Write down the query" }).click();
  await expect(form.getByText("say whom you ask")).toBeVisible();
  await form.getByRole("textbox", { name: "Name" }).fill("The harbour master");
  await form.getByRole("button", { name: "Write down the query" }).click();
  await expect(desk.panel.getByText("Right of reply")).toBeVisible();
  await expect.poll(() => blockers(people, articleId)).toContain("query-open");
  await desk.press("Control+Alt+g");
  const answer = desk.panel.getByRole("form", { name: "Answer" });
  await answer.getByRole("combobox", { name: "What came of it" }).selectOption({ label: "No answer came" });
  await answer.getByRole("button", { name: "Save the answer" }).click();
  await expect(desk.panel.getByText("No answer came").last()).toBeVisible();
  await expect.poll(() => blockers(people, articleId)).toEqual(["not-approved"]);
});

test("the legal reviewer clears exactly the words they read, and again when they change", async ({
  people,
  pageAs,
}) => {
  const { articleId } = await planted(people, "lied about 90 nets", { importance: "legal" });
  const desk = await Desk.open(await pageAs("legal"), articleId);
  await desk.openClaim("lied about 90 nets");
  await desk.button("Clear these words").click();
  await desk.panel.getByRole("textbox", { name: "Remark" }).fill("With the court's ruling at hand.");
  await desk.press("Control+Enter");
  await expect(desk.panel.getByText("Cleared for print")).toBeVisible();
  await expect(desk.panel.getByRole("paragraph").filter({ hasText: "With the court's ruling" })).toBeVisible();
  await expect.poll(() => blockers(people, articleId)).toEqual(["not-approved"]);
  const reworded = { type: "replace-words", words: { exact: "90 nets" }, with: "91 nets" } as const;
  await people.editor.command(articleId, reworded);
  await expect(desk.panel.getByText("Clearance lapsed")).toBeVisible();
  await expect(desk.button("Clear these words")).toBeVisible();
  await expect.poll(() => blockers(people, articleId)).toContain("uncleared");
});

test("the admin sets the rules, everybody reads them, and they change what blocks and what a claim is said to lack", async ({
  people,
  pageAs,
}) => {
  const { articleId, claimId } = await planted(people, "40 ships", { kind: "number", importance: "key" });
  const source = { title: "A wire story", origin: "Agency, 3 May" };
  await people.checker.command(articleId, { type: "add-citation", claimId, source });
  await expect.poll(() => blockers(people, articleId)).toEqual(["not-approved"]);
  const { body: before } = await people.admin.get<Record<string, unknown>>("/api/rules");
  try {
    const admin = await pageAs("admin");
    await admin.goto("/people");
    await admin.getByRole("link", { name: "Rules" }).click();
    await admin.getByRole("combobox", { name: "Key claims" }).selectOption("2");
    await admin.getByRole("button", { name: "Save the rules" }).click();
    await expect(admin.getByText("set by")).toBeVisible();
    await expect.poll(() => blockers(people, articleId)).toContain("uncorroborated");
    const desk = await Desk.open(await pageAs("checker"), articleId);
    await desk.openClaim("40 ships");
    const missing = desk.panel.getByRole("list", { name: "Missing by the rules of the house" });
    await expect(missing).toHaveText("1 of 2 independent sources, and no primary one");
    await desk.page.goto("/rules");
    await expect(desk.page.getByText("Key claims: a primary source, or 2 independent secondary ones.")).toBeVisible();
  } finally {
    const { version: _, ...rules } = before;
    await people.admin.request("PUT", "/api/rules", rules);
  }
});

test("the contact log of a source shows what was asked of it and what came back", async ({ people, pageAs }) => {
  const { articleId, claimId } = await planted(people, "40 ships");
  const title = "The harbour office of the contact log";
  await people.checker.command(articleId, { type: "add-citation", claimId, source: { title } });
  const { citations } = await people.checker.claimView(articleId, claimId);
  const sourceId = citations[0]!.sourceId!;
  await people.checker.command(articleId, {
    ...{ type: "ask-query", claimId, to: "source", sourceId, channel: "phone", question: "Forty?" },
  });
  const { queries } = await people.checker.claimView(articleId, claimId);
  const reply = { type: "answer-query", claimId, queryId: queries[0]!.id, reply: "corrected" } as const;
  await people.checker.command(articleId, { ...reply, words: "Forty-one." });
  const page = await pageAs("editor");
  await page.goto(`/sources?q=${encodeURIComponent(title)}`);
  await page.getByText("What was asked of it").click();
  await expect(page.getByText("Forty?")).toBeVisible();
  await expect(page.getByText("Corrected: Forty-one.")).toBeVisible();
  await page.getByRole("button", { name: `Edit ${title}` }).click();
  await page.getByRole("textbox", { name: "Rests on" }).fill("Port authority");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("rests on Port authority")).toBeVisible();
});
