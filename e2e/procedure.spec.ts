/**
 * A newsroom's whole procedure: a writer's draft, claims and evidence, queries, a correction, approvals, the legal reviewer, a sign-off
 * that is blocked and then is not; then a correction after publication. Five people in five browsers on the sample article, and the
 * same through the interface for programs on the real one.
 */
import type { Page } from "@playwright/test";
import { realArticle, sampleArticle } from "./assignments.ts";
import { Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

const roles = ["writer", "checker", "reviewer", "editor", "legal"] as const;
type Desks = Record<(typeof roles)[number], Desk>;

/** The text as the writer brings it in; everybody else opens it then. */
async function bringIn(page: Page): Promise<string> {
  await page.goto("/articles/new");
  await page.getByRole("combobox", { name: "Format" }).selectOption({ label: "Markdown" });
  await page.getByRole("textbox", { name: "Text of the article" }).fill(sampleArticle.content);
  await page.getByRole("button", { name: "Bring in and open" }).click();
  // What a file holds beside the text, or what is left out, is said first.
  const report = page.getByRole("button", { name: "Back" });
  await expect(report.or(page.locator(".ProseMirror"))).toBeVisible();
  if (await report.isVisible()) await page.getByRole("button", { name: "Bring in and open" }).click();
  await page.waitForURL(/\/articles\/[\w-]{8,}$/);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

async function approve(desk: Desk, number: number): Promise<void> {
  await desk.openNumber(number);
  await expect(desk.button("Approve")).toBeVisible();
  await desk.approve();
}

async function signOff({ page }: Desk): Promise<void> {
  await page.getByRole("button", { name: "Sign off", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign off" });
  await expect(dialog.getByText(/Nothing blocks/)).toBeVisible();
  const note = dialog.getByRole("textbox", { name: "Correction note" });
  if (await note.isVisible()) await note.fill("An earlier version gave a wrong share.");
  await dialog.getByRole("button", { name: "Sign off", exact: true }).click();
  await expect(page.getByText("Signed off", { exact: true })).toBeVisible();
}

/** What the sign-off dialog lists, each with the number of its claim. */
async function blocked({ page }: Desk): Promise<string[]> {
  await page.getByRole("button", { name: "Sign off", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign off" });
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
  const rows = await dialog.getByRole("listitem").allInnerTexts();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  return rows.map((row) => row.replace(/\s+/g, " "));
}

test("five people take the sample article through the whole procedure, and through a correction after publication", async ({
  people,
  pageAs,
}) => {
  test.setTimeout(240_000);
  const writerPage = await pageAs("writer");
  const articleId = await bringIn(writerPage);
  const desks = { writer: new Desk(writerPage) } as Desks;
  for (const role of roles.slice(1)) desks[role] = await Desk.open(await pageAs(role), articleId);
  const { writer, checker, reviewer, editor, legal } = desks;
  await writer.ready();

  const [share, accusation] = ["58% more", "having taken money from smugglers"];
  const first = await checker.addClaim(share);
  await checker.addSource({ link: "https://registry.example/report", title: "The report", passage: "58 percent" });
  await checker.button("Ask somebody").click();
  const query = checker.panel.getByRole("form", { name: "New query" });
  await query.getByRole("textbox", { name: "Question" }).fill("Of which year is the figure?");
  await query.getByRole("button", { name: "Write down the query" }).click();
  await writer.openNumber(1);
  await writer.button("Answer").click();
  await writer.panel.getByRole("textbox", { name: "Your answer" }).fill("Of the last one; it should say 57.");
  await writer.press("Control+Enter");
  await expect(checker.panel.getByText("it should say 57")).toBeVisible();

  await checker.record("Inaccurate", "The report says 57.");
  await checker.button("Propose other words").click();
  await checker.panel.getByRole("textbox", { name: "The words shall read" }).fill("57% more");
  await checker.press("Control+Enter");
  await editor.openNumber(1);
  await editor.panel.locator("[data-correction]").getByRole("button", { name: "Accept", exact: true }).click();
  await checker.expectDrawn(first, "57% more");
  await expect(checker.button("Check again")).toBeVisible();
  await checker.record("Accurate", "");
  await approve(reviewer, 1);

  const second = await checker.addClaim(accusation);
  await people.checker.command(articleId, {
    ...{ type: "edit-claim", claimId: second, importance: "legal", criticism: true, kind: "paraphrase" },
  });
  await checker.record("Accurate", "");
  await approve(reviewer, 2);
  expect(await blocked(editor)).toEqual([
    expect.stringContaining("was not asked for a reply"),
    expect.stringContaining("has not cleared these words"),
  ]);
  await checker.button("Ask for a reply").click();
  await query.getByRole("textbox", { name: "Name" }).fill("The group's press office");
  await query.getByRole("textbox", { name: "Question" }).fill("What do you say to it?");
  await query.getByRole("button", { name: "Write down the query" }).click();
  await expect(query).toBeHidden();
  await checker.press("Control+Alt+g");
  const answer = checker.panel.getByRole("form", { name: "Answer" });
  await answer.getByRole("combobox", { name: "What came of it" }).selectOption({ label: "No answer came" });
  await answer.getByRole("button", { name: "Save the answer" }).click();
  await legal.openNumber(2);
  await legal.button("Clear these words").click();
  await legal.press("Control+Enter");
  await expect(legal.panel.getByText("Cleared for print")).toBeVisible();
  await signOff(editor);
  await expect(checker.page.getByText(/^Signed off by/)).toBeVisible();
  expect((await people.checker.tryCommand(articleId, { type: "start-check", claimId: first })).status).toBe(409);

  await editor.page.getByRole("button", { name: "Reopen" }).click();
  const reopen = editor.page.getByRole("dialog", { name: "Reopen the article" });
  await reopen.getByRole("textbox", { name: "Reason" }).fill("A reader wrote: the share is 56.");
  await reopen.getByRole("button", { name: "Reopen" }).click();
  await expect(reopen).toBeHidden();
  await expect(editor.page.getByText(/^Signed off by/)).toHaveCount(0);
  await editor.select("57%");
  await editor.keys("56%");
  await editor.saved();
  await expect(checker.page.getByText("Stale").first()).toBeVisible();
  await checker.openNumber(1);
  await checker.record("Accurate", "");
  await approve(reviewer, 1);
  await signOff(editor);

  for (const profile of ["checking", "public"]) {
    const copy = await people.editor.get(`/api/articles/${articleId}/export?format=html&profile=${profile}`);
    expect(copy.status).toBe(200);
    expect(copy.text, profile).toContain("An earlier version gave a wrong share.");
    expect(copy.text, profile).toContain("56% more");
    expect(copy.text, "why it was reopened is the house's own").not.toContain("A reader wrote");
  }
});

async function throughTheApi(people: People): Promise<void> {
  const { writer, checker, reviewer, editor, legal } = people;
  const { format, content, accurate, slip, mended } = realArticle!;
  const articleId = await writer.import({ format, content });
  const check = (claimId: string, finding: "accurate" | "inaccurate") =>
    checker.command(articleId, { type: "record-finding", claimId, finding, reason: "See the report." });
  const approve = async (claimId: string) => {
    const { basis } = await reviewer.claimView(articleId, claimId);
    await reviewer.command(articleId, { type: "approve-claim", claimId, basis });
  };
  const blockers = async (): Promise<string[]> => {
    const { body } = await editor.tryCommand(articleId, { type: "sign-off" });
    return ((body.error?.details?.blockers ?? []) as { why: string }[]).map(({ why }) => why);
  };
  const quoted = await checker.claim(articleId, accurate[2]!);
  await checker.command(articleId, { type: "edit-claim", claimId: quoted, importance: "legal", criticism: true });
  await checker.command(articleId, { type: "ask-query", claimId: quoted, to: "writer", question: "Who said so?" });
  const answerAll = async () => {
    for (const { id, answer } of (await checker.claimView(articleId, quoted)).queries) {
      if (answer !== null) continue;
      await writer.command(articleId, { type: "answer-query", claimId: quoted, queryId: id, reply: "answered" });
    }
  };
  expect((await checker.claimView(articleId, quoted)).waitingFor).toBe("writer");
  await answerAll();
  await check(quoted, "accurate");
  await approve(quoted);

  const wrong = await checker.claim(articleId, slip);
  await check(wrong, "inaccurate");
  await checker.command(articleId, { type: "propose-correction", claimId: wrong, with: mended, reason: "A slip." });
  expect(await blockers()).toEqual(["unheard", "uncleared", "not-approved", "correction-open"]);
  const [correction] = (await editor.claimView(articleId, wrong)).corrections;
  await editor.command(articleId, { type: "accept-correction", claimId: wrong, correctionId: correction!.id });
  expect(await editor.claimView(articleId, wrong)).toMatchObject({ exact: mended, stale: true });
  await check(wrong, "accurate");
  await approve(wrong);
  await checker.command(articleId, {
    ...{ type: "ask-query", claimId: quoted, to: "source", purpose: "reply", whom: "The ministry", question: "Well?" },
  });
  expect(await blockers()).toEqual(["query-open", "unheard", "uncleared"]);
  await answerAll();
  const { basis } = await legal.claimView(articleId, quoted);
  await legal.command(articleId, { type: "clear-claim", claimId: quoted, basis });
  expect((await editor.tryCommand(articleId, { type: "sign-off" })).status).toBe(200);
  expect((await editor.tryCommand(articleId, { type: "sign-off" })).body.error?.code).toBe("already-done");

  await editor.command(articleId, { type: "reopen", reason: "A reader wrote." });
  await checker.command(articleId, { type: "propose-correction", claimId: wrong, with: "group" });
  const later = (await editor.claimView(articleId, wrong)).corrections.at(-1)!;
  await editor.command(articleId, { type: "accept-correction", claimId: wrong, correctionId: later.id });
  expect(await blockers()).toEqual(["stale"]);
  await check(wrong, "accurate");
  await approve(wrong);
  await editor.command(articleId, { type: "sign-off", correctionNote: "An earlier version misnamed the group." });
  const copy = await editor.get(`/api/articles/${articleId}/export?format=markdown&profile=public`);
  expect(copy.text).toContain("An earlier version misnamed the group.");
}

test("the real article goes through the same procedure through the interface for programs", async ({ people }) => {
  test.skip(realArticle === null, "../shared/articles/pakistan-defense-minister.txt is absent");
  await throughTheApi(people);
});
