/** The main job with nothing but keys: sign in, bring an article in, add a claim, cite, note, record, approve, sign off. */
import type { Page } from "@playwright/test";
import { tabTo } from "./desk.ts";
import { expect, test } from "./stet.ts";

async function enterAs(page: Page, role: string): Promise<void> {
  await page.goto("/sign-in");
  await tabTo(page, new RegExp(`button "${role} `));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function openDesk(page: Page, articleId: string): Promise<void> {
  await page.goto(`/articles/${articleId}`);
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
}

test("the main job by keyboard alone", async ({ people, pageAs }) => {
  const page = await pageAs("nobody");
  const panel = page.locator("[data-claim-panel]");
  await enterAs(page, "Checker");
  await page.goto("/articles/new");
  await tabTo(page, "Text of the article");
  await page.keyboard.insertText("Ships return\n\nThe register counts 40 ships.");
  await tabTo(page, "Bring in and open");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/articles\/[\w-]{8,}$/);
  const articleId = new URL(page.url()).pathname.split("/").at(-1)!;
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();

  await tabTo(page, "Article");
  await page.keyboard.press("Control+End");
  for (let sign = 0; sign < "40 ships.".length; sign++) await page.keyboard.press("Shift+ArrowLeft", { delay: 20 });
  await page.keyboard.press("Control+Alt+m");
  await expect(panel.locator("blockquote").first()).toHaveText("40 ships.");

  await page.keyboard.press("Control+Alt+s");
  await expect(panel.getByRole("textbox", { name: "Source" })).toBeFocused();
  await page.keyboard.insertText("https://quay.example/ledger");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("link", { name: /quay\.example/ })).toBeVisible();
  await page.keyboard.press("Control+Alt+n");
  await expect(panel.getByRole("textbox", { name: "New note" })).toBeFocused();
  await page.keyboard.insertText("Read the register.");
  await page.keyboard.press("Control+Enter");
  await expect(panel.getByRole("paragraph").filter({ hasText: "Read the register." })).toBeVisible();
  await page.keyboard.press("Control+Alt+k");
  await tabTo(page, /radio/);
  await page.keyboard.press("Space");
  await tabTo(page, "Record finding");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("Waiting for a second person: you checked this.")).toBeVisible();

  const reviewer = await pageAs("reviewer");
  await openDesk(reviewer, articleId);
  await reviewer.keyboard.press("F8");
  await expect(reviewer.locator("[data-claim-panel]")).toBeVisible();
  await reviewer.keyboard.press("Control+Alt+Enter");
  await expect.poll(async () => (await people.viewer.article(articleId)).claims[0]?.stage).toBe("approved");

  const editor = await pageAs("editor");
  await openDesk(editor, articleId);
  await tabTo(editor, "Sign off");
  await editor.keyboard.press("Enter");
  await expect(editor.getByRole("dialog")).toBeVisible();
  await tabTo(editor, "Sign off");
  await editor.keyboard.press("Enter");
  await expect(editor.getByText("Signed off", { exact: true })).toBeVisible();
});

test("every shortcut is listed under ? and found in the palette", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content: "Ships return\n\nForty ships." });
  const page = await pageAs("editor");
  await openDesk(page, articleId);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Add a claim on the selected words");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(dialog).toBeVisible();
  await page.keyboard.insertText("Export");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Take a copy out" })).toBeVisible();
});
