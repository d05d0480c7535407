/** How much of an article is claimed: shown, walked through, asked for by the house. And the claims in groups. */
import { Desk } from "./desk.ts";
import { expect, test } from "./stet.ts";

const content =
  "Ships return to the harbour\n\nThe register counts 40 ships. Nobody counted the barges of the harbour.\n\nThe port closed on Monday.";

test("what no claim covers is marked, gone through by keyboard, claimed, and asked for by the house", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  await people.checker.claim(articleId, "40 ships");
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const covered = desk.page.getByRole("button", { name: /% covered$/ });
  await expect(covered).toHaveText("25 % covered");
  await covered.click();
  await expect(covered).toHaveAttribute("aria-pressed", "true");
  const marked = desk.article.locator(".uncovered");
  await expect(marked).toHaveText([
    "Ships return to the harbour",
    "Nobody counted the barges of the harbour.",
    "The port closed on Monday.",
  ]);

  await desk.caret("behind", "40 ships");
  await desk.press("Control+Alt+F8");
  await expect.poll(() => desk.page.evaluate(() => String(getSelection()))).toContain("Nobody counted");
  await desk.press("Control+Alt+m");
  await expect(desk.panel.locator("blockquote").first()).toContainText("Nobody counted the barges");
  await expect(covered).toHaveText("50 % covered");
  await expect(marked).toHaveCount(2);

  const { body: before } = await people.admin.get<Record<string, unknown>>("/api/rules");
  const { version: _, ...rules } = before;
  try {
    await people.admin.request("PUT", "/api/rules", { ...rules, coverage: 100 });
    const { body } = await people.editor.tryCommand(articleId, { type: "sign-off" });
    const blockers = (body.error?.details?.blockers ?? []) as { why: string; has?: number }[];
    expect(blockers.at(-1)).toMatchObject({ why: "uncovered", has: 50, needs: 100 });
    const editor = await Desk.open(await pageAs("editor"), articleId);
    await editor.page.getByRole("button", { name: "Sign off" }).click();
    await editor.page
      .getByRole("dialog")
      .getByRole("button", { name: /50 % of the statements have one/ })
      .click();
    await expect.poll(() => editor.page.evaluate(() => String(getSelection()))).toContain("Ships return");
  } finally {
    await people.admin.request("PUT", "/api/rules", rules);
  }
});

test("what blocks a sign-off by rules set since the desk was opened is listed once the server says so, and can be overridden", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const { page } = await Desk.open(await pageAs("editor"), articleId);
  const { body: before } = await people.admin.get<Record<string, unknown>>("/api/rules");
  const { version: _, ...rules } = before;
  try {
    await people.admin.request("PUT", "/api/rules", { ...rules, coverage: 100 });
    await page.getByRole("button", { name: "Sign off", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign off" });
    await expect(dialog).toContainText("Nothing blocks");
    await dialog.getByRole("button", { name: "Sign off", exact: true }).click();
    await expect(dialog.getByRole("button", { name: /0 % of the statements have one/ })).toBeVisible();
    await dialog.getByRole("checkbox", { name: "Sign off all the same" }).check();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("A notice, not a report.");
    await dialog.getByRole("button", { name: "Sign off all the same" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("A notice, not a report.").first()).toBeVisible();
  } finally {
    await people.admin.request("PUT", "/api/rules", rules);
  }
});

test("claims stand in groups, and next goes through them in that order", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const [ships, barges, monday] = [
    await people.checker.claim(articleId, "40 ships"),
    await people.checker.claim(articleId, "the barges"),
    await people.checker.claim(articleId, "Monday"),
  ];
  for (const [claimId, kind] of [
    [ships, "number"],
    [barges, "other"],
    [monday, "number"],
  ] as const) {
    await people.checker.command(articleId, { type: "edit-claim", claimId, kind });
  }
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.page.getByRole("button", { name: "Filter claims" }).click();
  await desk.page.getByRole("combobox", { name: "Group by" }).selectOption("kind");
  await desk.press("Escape");
  const claims = desk.page.getByRole("region", { name: "Claims" });
  await expect(claims.getByRole("heading", { level: 3 })).toHaveText(["Number2", "Other1"]);
  await desk.openNumber(1);
  await desk.button("Next claim").click();
  await expect(desk.panel).toHaveAttribute("data-claim-panel", monday);
  await desk.button("Next claim").click();
  await expect(desk.panel).toHaveAttribute("data-claim-panel", barges);
});
