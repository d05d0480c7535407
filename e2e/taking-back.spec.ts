/** What was just added to the record has an undo of its own, for some seconds, and undo of the text never touches it. */
import { Desk } from "./desk.ts";
import { expect, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships.\n\nNine boats are missing.";

test("by keyboard, a note and a finding just added are undone for everybody", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, { type: "wait-claim", claimId, for: "source" });
  const before = await people.viewer.claimView(articleId, claimId);
  const other = await Desk.open(await pageAs("reviewer"), articleId);
  await other.openClaim("40 ships");
  const { page, panel } = await Desk.open(await pageAs("checker"), articleId);
  const line = page.getByRole("region", { name: "Just done" });

  await page.keyboard.press("F8");
  await page.keyboard.press("Control+Alt+n");
  await page.keyboard.insertText("Asked the wrong office.");
  await page.keyboard.press("Control+Enter");
  await expect(line).toContainText("Note added");
  await expect(other.panel.getByText("Asked the wrong office.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Note added. To undo, press Ctrl+Alt+Z" })).toBeAttached();
  await expect(panel.getByRole("textbox", { name: "New note" })).toBeFocused();
  await page.keyboard.press("Control+Alt+z");
  await expect(panel.getByText("Asked the wrong office.")).toHaveCount(0);
  await expect(line).toHaveCount(0);
  await expect(panel).toBeFocused();
  await expect(other.panel.getByText("Asked the wrong office.")).toHaveCount(0);

  await page.keyboard.press("Control+Alt+k");
  await panel.getByRole("radio", { name: /^Accurate/ }).press("Space");
  await panel.locator("form").getByRole("button", { name: "Record finding" }).press("Enter");
  await expect(line).toContainText("Finding recorded");
  await expect(other.button("Approve")).toBeVisible();
  await line.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(panel).toBeFocused();
  await expect(other.button("Approve")).toHaveCount(0);
  await expect.poll(() => people.viewer.claimView(articleId, claimId)).toEqual(before);
});

test("by keyboard, a claim just added is undone by its own shortcut, not by that of the text", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const { page, panel, article } = await Desk.open(await pageAs("checker"), articleId);
  const line = page.getByRole("region", { name: "Just done" });
  await article.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Shift+Home");
  await expect(page.getByRole("toolbar", { name: "For the selected words" })).toBeVisible();
  await page.keyboard.press("Control+Alt+m");
  await expect(panel.locator("blockquote").first()).toHaveText("Nine boats are missing.");
  await expect(line).toContainText("Claim added");
  await page.keyboard.press("Control+z");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Control+Alt+z");
  await expect(panel).toHaveCount(0);
  await expect(article).toBeFocused();
  await expect.poll(async () => (await people.viewer.article(articleId)).claims.length).toBe(0);
});

test("the line goes by itself, not while it is pointed at, and a newer one takes its place", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const line = desk.page.getByRole("region", { name: "Just done" });
  await desk.addClaim("40 ships");
  await expect(line).toContainText("Claim added · Claim 1");
  await desk.addSource({ link: "https://quay.example/ledger", title: "Ledger" });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText("Source added");
  await line.hover();
  await desk.page.waitForTimeout(11_000);
  await line.getByRole("button", { name: "Undo" }).click();
  await expect(desk.panel.getByRole("link", { name: "Ledger" })).toHaveCount(0);
  await expect(line).toHaveCount(0);
  await desk.addNote("Asked.");
  await expect(line).toBeVisible();
  await desk.page.mouse.move(5, 5);
  await expect(line).toHaveCount(0, { timeout: 15_000 });
  await expect(desk.panel.getByText("Asked.")).toBeVisible();
});
