/** Work that has not reached the server: it survives closed tabs, killed browsers and new sign-ins, sealed, and is never silently gone. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findBrowser } from "./browser.ts";
import { Desk, withhold } from "./desk.ts";
import { password } from "./server.ts";
import { expect, test } from "./stet.ts";

const content = "Ships return\n\nParagraph one counts 41 ships and some nets.\n\nParagraph two counts 42 ships.";

async function keptOnDevice(page: Page, shelf = "outboxes"): Promise<number> {
  return page.evaluate(async (name) => {
    const opening = indexedDB.open("stet", 1);
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const counting = opening.result.transaction(name).objectStore(name).count();
    await new Promise((resolve) => {
      counting.onsuccess = resolve;
    });
    return counting.result;
  }, shelf);
}

/** Closes without asking anybody, as a crash does. */
async function crash(page: Page): Promise<void> {
  await page.close({ runBeforeUnload: false });
}

test("text, claims and notes that a closed tab had not sent are delivered by the next one", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "42 ships");
  const page = await pageAs("editor");
  const desk = await Desk.open(page, articleId);
  await withhold(page);
  await desk.caret("behind", "some nets");
  await desk.keys(" and a flag");
  await desk.openClaim("42 ships");
  await page.getByLabel("New note").fill("Asked the harbour master.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect.poll(() => keptOnDevice(page)).toBe(1);
  await page.waitForTimeout(300);
  await crash(page);

  const again = await page.context().newPage();
  const next = await Desk.open(again, articleId);
  await expect(next.article).toContainText("some nets and a flag.");
  await expect.poll(async () => (await people.viewer.article(articleId)).text).toContain("some nets and a flag.");
  await expect
    .poll(async () => (await people.editor.claimView(articleId, claimId)).notes.map(({ body }) => body))
    .toEqual(["Asked the harbour master."]);
  await expect.poll(() => keptOnDevice(again)).toBe(0);
});

test("what another's edit left no place for comes to the screen, with its place, and survives a reload", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const page = await pageAs("editor");
  const desk = await Desk.open(page, articleId);
  await withhold(page);
  await desk.caret("behind", "Paragraph one counts");
  await desk.keys(" exactly");
  await people.admin.command(articleId, {
    type: "replace-words",
    words: { exact: "Paragraph one counts 41 ships and some nets." },
    with: "Gone.",
  });
  const list = page.getByText("Text of yours that found no place").locator("xpath=ancestor::*[@role][1]");
  await expect(page.getByText("Text of yours that found no place")).toBeVisible();
  await expect(list).toContainText("exactly");
  await expect(list).toContainText("Paragraph one counts");
  await page.unrouteAll();
  await desk.saved();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await desk.ready();
  await expect(list).toContainText("exactly");
  await list.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText("Text of yours that found no place")).toBeHidden();
  await expect.poll(() => keptOnDevice(page)).toBe(0);
});

test("a half-written note survives a reload and the arrival of others' changes", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "42 ships");
  const page = await pageAs("checker");
  const desk = await Desk.open(page, articleId);
  await desk.openClaim("42 ships");
  await page.getByLabel("New note").fill("The harbour master was not");
  await people.editor.command(articleId, {
    type: "replace-words",
    words: { exact: "Paragraph two" },
    with: "The next",
  });
  await people.admin.command(articleId, { type: "add-note", claimId, body: "By somebody else." });
  await expect(desk.panel).toContainText("By somebody else.");
  await expect(page.getByLabel("New note")).toHaveValue("The harbour master was not");
  await expect.poll(() => keptOnDevice(page, "drafts")).toBe(1);
  await page.reload();
  await desk.ready();
  await desk.openClaim("42 ships");
  await expect(page.getByLabel("New note")).toHaveValue("The harbour master was not");
});

test("signing out with unsent work asks first, and erases it from the browser", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const page = await pageAs("editor");
  const desk = await Desk.open(page, articleId);
  await withhold(page);
  await desk.caret("behind", "some nets");
  await desk.keys(" and a flag");
  await expect.poll(() => keptOnDevice(page)).toBe(1);
  page.on("dialog", (dialog) => void dialog.accept());
  const signOut = async () => {
    await page.getByRole("button", { name: /Editor/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  await signOut();
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await expect(desk.article).toContainText("and a flag");
  expect(await keptOnDevice(page)).toBe(1);
  await signOut();
  await page.getByRole("button", { name: "Sign out and lose it" }).click();
  await page.waitForURL(/sign-in/);
  expect(await keptOnDevice(page)).toBe(0);
});

test("a killed browser leaves nothing in plain on the disk, and its work is offered after signing in again", async ({
  people,
  server,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const profile = mkdtempSync(join(tmpdir(), "stet-profile-"));
  const secret = "zanzibarquux";
  try {
    const first = await launch(profile, server.url);
    const page = first.pages()[0]!;
    await signIn(page, "editor@demo.stet");
    const desk = await Desk.open(page, articleId);
    await withhold(page);
    await desk.caret("behind", "some nets");
    await desk.keys(` ${secret}`);
    await expect.poll(() => keptOnDevice(page)).toBe(1);
    await page.waitForTimeout(500);
    await kill(first);
    expect(filesHolding(profile, secret)).toEqual([]);
    expect(filesHolding(profile, "Paragraph two counts")).toEqual([]);

    const second = await launch(profile, server.url);
    const again = second.pages()[0]!;
    await second.clearCookies();
    await signIn(again, "editor@demo.stet");
    await again.goto(`/articles/${articleId}`);
    const offer = again.getByText("Work of yours that was not saved").locator("xpath=ancestor::*[@role][1]");
    await expect(offer).toContainText(secret);
    await offer.getByRole("button", { name: "Put it in" }).click();
    await expect(again.locator(".ProseMirror")).toContainText(`some nets ${secret}.`);
    await expect(offer).toBeHidden();
    await kill(second);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

async function launch(profile: string, url: string): Promise<BrowserContext> {
  const { executablePath, args, env } = findBrowser();
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    env: { ...process.env, ...env } as Record<string, string>,
    baseURL: url,
    viewport: { width: 1440, height: 900 },
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Without a word: what the browser has not written by now is gone. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const closed = new Promise((resolve) => context.once("close", resolve));
  await Promise.race([session?.send("Browser.crash"), closed]);
  await closed;
}

function filesHolding(folder: string, words: string): string[] {
  const utf16 = Buffer.from(words, "utf16le");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(words) || bytes.includes(utf16);
    });
}
