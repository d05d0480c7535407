/** Proposed words: seen as tracked changes by everybody, decided by the editor, never in the text before. */
import { Desk } from "./desk.ts";
import { expect, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships and 90 nets.\n\nTwo boats were lost in the storm.";

test("a checker proposes, an editor sees old and new in the text and accepts, and the claim is checked anew", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships and 90 nets");
  const inner = await people.checker.claim(articleId, "90 nets");
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "inaccurate" });
  const checker = await Desk.open(await pageAs("checker"), articleId);
  const editor = await Desk.open(await pageAs("editor"), articleId);

  await checker.openNumber(1);
  await checker.press("Control+Alt+p");
  const words = checker.panel.getByRole("textbox", { name: "The words shall read" });
  await expect(words).toBeFocused();
  await words.fill("44 ships and 90 nets");
  await checker.panel.getByRole("textbox", { name: "Why" }).fill("The register says 44, page 3.");
  await checker.press("Control+Enter");

  for (const desk of [checker, editor]) {
    await expect(desk.article.locator("del")).toHaveText("40");
    await expect(desk.article.locator("ins")).toHaveText("44");
  }
  expect((await people.editor.article(articleId)).text, "no letter has changed").toContain("counts 40 ships");
  await editor.openNumber(1);
  const correction = editor.panel.locator("[data-correction]");
  await expect(correction).toContainText("The register says 44, page 3.");
  await correction.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(editor.article).toContainText("counts 44 ships and 90 nets.");
  await expect(checker.article).toContainText("counts 44 ships and 90 nets.");
  await expect(checker.article.locator("del")).toHaveCount(0);
  await expect(checker.panel).toContainText("Stale");
  expect(await people.checker.claimView(articleId, claimId)).toMatchObject({
    stale: true,
    exact: "44 ships and 90 nets",
    resolution: { value: "changed" },
  });
  expect(await people.checker.claimView(articleId, inner), "the claim inside is untouched").toMatchObject({
    stale: false,
    exact: "90 nets",
  });
  expect((await people.writer.article(articleId)).text).toContain("counts 44 ships");
});

test("who may not edit the text changes no letter of it by this way", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, { type: "propose-correction", claimId, with: "44 ships" });
  const correctionId = (await people.checker.claimView(articleId, claimId)).corrections[0]!.id;
  for (const role of ["viewer", "writer", "checker", "reviewer", "legal"] as const) {
    for (const type of ["accept-correction", "decline-correction"] as const) {
      const reason = type === "decline-correction" ? { reason: "No." } : {};
      const command = { type, claimId, correctionId, ...reason } as Parameters<typeof people.checker.tryCommand>[1];
      expect((await people[role].tryCommand(articleId, command)).status, `${type} as ${role}`).toBe(403);
    }
  }
  const reviewer = await Desk.open(await pageAs("reviewer"), articleId);
  await reviewer.openNumber(1);
  await expect(reviewer.panel.locator("[data-correction]")).toContainText("An editor decides.");
  expect((await people.checker.article(articleId)).text).toContain("40 ships");
});

test("a correction whose words changed meanwhile says so, and can only be declined, with a reason", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, { type: "propose-correction", claimId, with: "44 ships" });
  await people.editor.command(articleId, { type: "replace-words", words: { exact: "40 ships" }, with: "45 ships" });
  const editor = await Desk.open(await pageAs("editor"), articleId);
  await editor.openNumber(1);
  const correction = editor.panel.locator("[data-correction]");
  await expect(correction).toContainText("The words changed since");
  await expect(correction.getByRole("button", { name: "Accept" })).toHaveCount(0);
  await expect(editor.article.locator("del")).toHaveCount(0);
  await correction.getByRole("button", { name: "Decline" }).click();
  const form = correction.locator("form");
  await form.getByRole("button", { name: "Decline" }).click();
  await expect(form).toContainText("A reason is needed");
  await form.getByRole("textbox").fill("The harbour office said 45.");
  await form.getByRole("button", { name: "Decline" }).click();
  await expect(editor.panel.locator("[data-correction]")).toHaveCount(0);
  await expect(editor.panel).toContainText("Change declined");
  await expect(editor.panel).toContainText("The harbour office said 45.");
});

test("many are decided at once: counted before, each with its own result after", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const propose = async (exact: string, text: string) => {
    const claimId = await people.checker.claim(articleId, exact);
    await people.checker.command(articleId, { type: "propose-correction", claimId, with: text });
  };
  await propose("40 ships", "44 ships");
  await propose("90 nets", "91 nets");
  // The same words as a whole: the first in the order of the article is accepted, the two inside it then fit no longer.
  await propose("40 ships and 90 nets", "44 ships, 91 nets");
  await propose("Two boats", "Three boats");
  const editor = await Desk.open(await pageAs("editor"), articleId);
  await editor.page.getByRole("button", { name: "Open corrections (4)" }).click();
  const dialog = editor.page.getByRole("dialog", { name: "Open corrections" });
  await dialog.getByRole("checkbox", { name: "All 4" }).check();
  await dialog.getByRole("button", { name: "Accept 4" }).click();
  await expect(editor.article).toContainText("Three boats were lost");
  await expect(dialog.getByRole("alert")).toHaveCount(2);
  await expect(dialog.getByRole("alert").first()).toContainText("changed since the correction was proposed");
  await expect(dialog.getByRole("button", { name: "Decline 2" })).toBeEnabled();
  expect((await people.checker.article(articleId)).text).toContain("counts 44 ships, 91 nets.");
  const open = (await people.checker.article(articleId)).claims.flatMap(({ corrections }) =>
    corrections.filter(({ decided }) => decided === null),
  );
  expect(open, "what could not be accepted stays open").toHaveLength(2);
});
