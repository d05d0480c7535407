/**
 * With nothing but keys: the main job (sign in, bring an article in, add a claim, cite, note, record, approve, sign off), a file
 * in, a commented copy back, a copy out. The focus is never lost on the way, and comes back to what opened a dialog.
 */
import type { Locator, Page } from "@playwright/test";
import { del, docx, ins, p, r } from "#lib/article/import/docx/docx-fixtures.ts";
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

/** The focus comes back to a field that was scrolled under the head: field and label stand below it then. */
async function expectFoundUnder(head: Locator, field: Locator): Promise<void> {
  const top = (element: Element) => (element as HTMLInputElement).labels![0]!.getBoundingClientRect().top;
  await field.press("Tab");
  await field.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 60));
  await field.page().keyboard.press("Shift+Tab");
  await expect(field).toBeFocused();
  const bottom = () => head.evaluate((element) => element.getBoundingClientRect().bottom);
  await expect.poll(async () => (await field.evaluate(top)) - (await bottom())).toBeGreaterThan(0);
}

test("a form of an opened claim takes the focus, is left by Escape alone, and gives the focus back to the claim", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.editor.import({ format: "text", content: "Ships return\n\nForty ships." });
  const claimId = await people.editor.claim(articleId, "Forty ships");
  await people.editor.command(articleId, { type: "add-note", claimId, body: "Counted twice." });
  await people.editor.command(articleId, { type: "ask-query", claimId, to: "writer", question: "Who counted?" });
  await people.editor.command(articleId, { type: "add-citation", claimId, source: { title: "The register" } });
  await people.editor.command(articleId, { type: "propose-correction", claimId, with: "Fifty ships" });
  const page = await pageAs("editor", { viewport: { width: 1280, height: 500 } });
  await openDesk(page, articleId);
  await page.keyboard.press("F8");
  const panel = page.locator("[data-claim-panel]");
  await expect(panel).toBeVisible();
  const head = panel.getByRole("heading", { name: "Claim 1" });
  const field = (name: string) => panel.getByRole("textbox", { name, exact: true });
  const reading = field("The words shall read");
  for (const [keys, opened] of [
    ["Control+Alt+s", field("Source")],
    ["Control+Alt+a", field("Question")],
    ["Control+Alt+p", reading],
    ["Control+Alt+g", field("What they said")],
    ["Control+Alt+p", reading],
    ["Control+Alt+k", panel.getByRole("radio", { name: "Accurate" }).first()],
    ["Control+Alt+u", panel.getByRole("combobox", { name: "What becomes of the words?" })],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(opened, keys).toBeFocused();
    if (opened === reading) await expectFoundUnder(head, opened);
    await page.keyboard.press("Escape");
    await expect(opened, keys).toBeHidden();
    await expect(panel, keys).toBeFocused();
  }
  for (const name of [
    "Say it as one plain sentence",
    "Edit this note",
    "Write down a calculation",
    "Edit and accept",
    "Decline",
  ]) {
    await panel.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(panel.locator("textarea:focus"), name).toHaveCount(1);
    await tabTo(page, "Cancel");
    await page.keyboard.press("Enter");
    await expect(panel, name).toBeFocused();
  }
  await page.keyboard.press("Control+Alt+a");
  await page.keyboard.insertText("Which quay?");
  await page.keyboard.press("Control+Enter");
  await expect(panel.getByRole("paragraph").filter({ hasText: "Which quay?" })).toBeVisible();
  await expect(panel).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
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

const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const changed = p(r("He left at ") + del("dawn", "Bo Outside") + ins(r("noon"), "Bo Outside") + r(" on Friday."));
const file = { name: "ships.docx", mimeType, buffer: Buffer.from(docx({ body: p(r("Ships return")) + changed })) };

/** The browser's own dialog opens at the focused button; what is chosen in it is given. */
async function chooseFile(page: Page): Promise<void> {
  await tabTo(page, "Choose a file");
  // A page that is drawn and does not listen yet opens nothing.
  await expect(async () => {
    const chosen = page.waitForEvent("filechooser", { timeout: 3000 });
    const [chooser] = await Promise.all([chosen, page.keyboard.press("Enter")]);
    await chooser.setFiles(file);
  }).toPass();
}

async function pickFromMenu(page: Page, item: string): Promise<Locator> {
  await tabTo(page, "More about this article");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  const wanted = page.getByRole("menuitem", { name: item });
  for (let press = 0; press < 20 && !(await wanted.evaluate((element) => element.matches(":focus"))); press++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  // Whoever goes on before it is there, goes on from the menu's button.
  await expect(dialog.locator(":focus")).toHaveCount(1);
  return dialog;
}

/** Requests to such an address wait until the answer is called. */
async function holdBack(page: Page, address: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

test("a Word file is brought in through its report, and back from it, by keyboard alone", async ({ pageAs }) => {
  const page = await pageAs("writer");
  await page.goto("/articles/new");
  await chooseFile(page);
  await tabTo(page, /^- button "Start over"/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Text of the article" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await chooseFile(page);
  const bringIn = page.getByRole("button", { name: "Bring in and open" });
  await tabTo(page, "Bring in and open");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Ships return" })).toBeFocused();
  await tabTo(page, "Back");
  await page.keyboard.press("Enter");
  await expect(bringIn).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Ships return" })).toBeFocused();
  await tabTo(page, "Bring in and open");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/articles\/[\w-]{30,}/);
});

test("a commented copy is taken back, and a copy taken out in another format, by keyboard alone", async ({
  people,
  pageAs,
}) => {
  const content = "Ships return\n\nHe left at dawn on Friday.";
  const articleId = await people.checker.import({ format: "text", content });
  const page = await pageAs("checker");
  await openDesk(page, articleId);
  const back = await pickFromMenu(page, "Bring in a commented copy");
  await chooseFile(page);
  await expect(back).toContainText("New: 1 claim, 1 correction");
  await tabTo(page, "Take in");
  await page.keyboard.press("Enter");
  await expect(back).toBeHidden();
  await expect(page.getByRole("button", { name: "More about this article" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Taken in: 1 claim, 1 correction" })).toHaveCount(1);

  const opener = page.getByRole("button", { name: "Export" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Take a copy out" });
  await expect(dialog.getByRole("radio", { name: "Checking copy" })).toBeFocused();
  const made = await holdBack(page, /\/export\?.*format=docx&.*describe=1/);
  await tabTo(page, /combobox "Format"/);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Download Word with comments");
  const link = dialog.getByRole("link", { name: "Download Word with comments" });
  await expect(link).toBeDisabled();
  made();
  await expect(link).toBeEnabled();
  await expect(link).toBeFocused();
  await expect(dialog.getByRole("status")).toContainText("1 of 1 claim found");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
