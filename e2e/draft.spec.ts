/** Another draft of an article under check: compared, then taken, and every claim where its words stand. */
import { del, docx, ins, p, r } from "#lib/article/import/docx/docx-fixtures.ts";
import { Desk } from "./desk.ts";
import { expect, test } from "./stet.ts";

const content =
  "Ships return\n\nThe register counts 40 ships.\n\nNobody counted the barges of the harbour.\n\nHe left the harbour at dawn.";
const draft =
  "Ships return at last\n\nHe left the harbour at dawn.\n\nThe register counts 41 ships.\n\nA new witness came forward.\n\nشاهد تازه‌ای آمد.";

test("an editor compares a draft with the article and takes it; claims follow their words before everybody's eyes", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const [ships, barges, dawn] = [
    await people.checker.claim(articleId, "40 ships"),
    await people.checker.claim(articleId, "Nobody counted the barges"),
    await people.checker.claim(articleId, "left the harbour at dawn"),
  ];
  for (const claimId of [ships, barges, dawn]) {
    await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
    const { basis } = await people.reviewer.claimView(articleId, claimId);
    await people.reviewer.command(articleId, { type: "approve-claim", claimId, basis });
  }
  const reader = await Desk.open(await pageAs("viewer"), articleId);
  const { page } = await Desk.open(await pageAs("editor"), articleId);
  await page.getByRole("button", { name: "More about this article" }).click();
  await page.getByRole("menuitem", { name: "Bring in a new draft" }).click();
  const dialog = page.getByRole("dialog", { name: "New draft" });
  const field = dialog.getByRole("textbox", { name: "Text of the article" });
  await expect(field, "one can paste at once").toBeFocused();
  await field.fill(draft);
  await dialog.getByRole("button", { name: "Compare" }).click();
  await expect(dialog).toContainText("1 claim keeps its words · 1 would read otherwise · 1 would have no place.");
  await expect(dialog).toContainText("becomes “41 ships”");
  await expect(dialog.locator("p", { hasText: "شاهد تازه‌ای آمد." })).toHaveCSS("direction", "rtl");

  await people.editor.command(articleId, { type: "replace-words", words: { exact: "dawn" }, with: "dawn, alone" });
  await dialog.getByRole("button", { name: "Take the draft" }).click();
  await expect(dialog).toContainText("The text changed since the draft was compared with it.");
  await dialog.getByRole("button", { name: "Compare again" }).click();
  await dialog.getByRole("button", { name: "Take the draft" }).click();
  await expect(dialog).toBeHidden();

  await expect(reader.article).toContainText("A new witness came forward.");
  await reader.expectDrawn(ships, "41 ships");
  await expect(reader.page.getByRole("button", { name: "Unplaced (1)" })).toBeVisible();
  const view = (claimId: string) => people.viewer.claimView(articleId, claimId);
  expect(await view(dawn)).toMatchObject({ exact: "left the harbour at dawn", placed: true, stale: false });
  expect(await view(ships)).toMatchObject({ exact: "41 ships", stale: true });
  expect(await view(barges)).toMatchObject({ placed: false, stage: "approved" });
  expect((await people.viewer.article(articleId)).title).toBe("Ships return at last");
});

test("a draft without a headline, byline or dateline leaves those of the article", async ({ people }) => {
  const given = { title: "Ships return", byline: "By Nadia Rahman", dateline: "KABUL, 3 May" };
  const articleId = await people.writer.import({ format: "text", content: "It held 40 ships.", ...given });
  const { body } = await people.editor.request<{ version: number; steps: Record<string, unknown>[] }>(
    "POST",
    `/api/articles/${articleId}/draft`,
    { format: "text", content: "It held 41 ships.", headline: false },
  );
  await people.editor.command(articleId, { type: "take-draft", version: body.version, steps: body.steps });
  const now = await people.viewer.article(articleId);
  expect(now).toMatchObject(given);
  expect(now.text).toContain("41 ships");
});

test("what a file has beside its text is told, not taken with the draft", async ({ people }) => {
  const articleId = await people.writer.import({ format: "text", content });
  const body = p(r("Ships return")) + p(r("He left at ") + del("dawn") + ins(r("noon")) + r("."));
  const file = Buffer.from(docx({ body })).toString("base64");
  const { body: compared } = await people.editor.request<{ remarks: unknown }>(
    "POST",
    `/api/articles/${articleId}/draft`,
    { format: "docx", content: file },
  );
  expect(compared.remarks).toMatchObject({ changes: { found: 1, unplaced: 0 }, comments: { found: 0 } });
});
