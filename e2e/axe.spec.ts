/**
 * Every screen and the main dialogs, light and dark: axe finds no violation of WCAG 2.2 AA, and no console or policy complaint.
 * The schemes differ by style alone, so each state is scanned once by every rule, and again in the dark by those of colour.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { del, docx, ins, p, r } from "#lib/article/import/docx/docx-fixtures.ts";
import { Desk } from "./desk.ts";
import { plantArticle } from "./every-command.ts";
import { expect, type People, test } from "./stet.ts";

const everyRule = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const rulesOfColour = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve("axe-core"),
  "utf8",
);

interface Found {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  await expectNoViolation(page, everyRule, `${what}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolation(page, rulesOfColour, `${what}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
}

/** In the page alone: a sandboxed frame runs no script, and what stands in it is the export's own test. */
async function expectNoViolation(page: Page, runOnly: typeof everyRule, what: string): Promise<void> {
  await page.evaluate(untilNothingMoves);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (only): Promise<Found[]> => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Found[] }> };
    };
    const options = { iframes: false, preload: false, resultTypes: ["violations"], runOnly: only };
    return (await axe.run(document, options)).violations;
  }, runOnly);
  const said = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(" | ")}`,
  );
  expect(said, what).toEqual([]);
}

/** Colours on their way are not the ones to measure. Where one is inherited, its end begins another. */
async function untilNothingMoves(): Promise<void> {
  const moving = () => document.getAnimations().filter(({ playState }) => playState === "running");
  for (let now = moving(); now.length > 0; now = moving()) {
    await Promise.all(now.map(({ finished }) => finished.catch(() => null)));
  }
}

async function demoArticle(people: People): Promise<string> {
  const { body } = await people.editor.get<{ articles: { id: string; title: string }[] }>(
    "/api/articles?q=Border%20Reopening",
  );
  return body.articles.find(({ title }) => title.includes("Border Reopening"))!.id;
}

const screens = [
  "/",
  "/?archived=true",
  "/queue",
  "/queue?view=stale",
  "/queue?view=returned",
  "/search",
  "/search?q=border",
  "/search?q=nowhere+to+be+found",
  "/inbox",
  "/inbox?only=unread",
  "/sources",
  "/people",
  "/rules",
  "/help",
  "/account",
  "/articles/new",
];

// Scanning takes its time on a busy machine.
test.describe.configure({ timeout: 180_000 });

test("the rooms", async ({ pageAs }) => {
  const page = await pageAs("admin");
  for (const screen of screens) {
    await page.goto(screen);
    await expect(page.locator("h1")).toBeVisible();
    await expectAccessible(page, screen);
  }
});

test("sign-in, an absent page, a phone", async ({ people, pageAs }) => {
  const stranger = await pageAs("nobody");
  for (const screen of ["/sign-in", "/setup?token=none"]) {
    await stranger.goto(screen);
    await expectAccessible(stranger, screen);
  }
  const phone = await pageAs("checker", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await phone.goto("/articles/none-of-that-kind");
  await expectAccessible(phone, "absent article");
  const desk = await Desk.open(phone, await demoArticle(people));
  await expectAccessible(phone, "the desk on a phone");
  await phone.getByRole("button", { name: /^Claims/ }).tap();
  await expectAccessible(phone, "claims on a phone");
  await phone.locator("[data-claim-card]").first().tap();
  await expect(desk.panel).toBeVisible();
  await expectAccessible(phone, "a claim on a phone");
});

test("the desk, a claim and its forms", async ({ people, pageAs }) => {
  const articleId = await demoArticle(people);
  const desk = await Desk.open(await pageAs("editor"), articleId);
  await expectAccessible(desk.page, "the desk");
  await desk.page.getByRole("button", { name: "Show as a list" }).click();
  await expectAccessible(desk.page, "the list of claims");
  await desk.openNumber(7);
  await expectAccessible(desk.page, "a claim");
  await desk.button("Add source").click();
  await desk.panel.getByRole("textbox", { name: "Source" }).fill("https://harbour.example/");
  await expectAccessible(desk.page, "adding a source");
  await desk.panel.getByRole("button", { name: "Cancel" }).click();
  await desk.button("Ask somebody").click();
  await expectAccessible(desk.page, "asking somebody");
  await desk.panel.getByRole("button", { name: "Cancel" }).click();
  await desk.addNote("Asked the harbour office.");
  // What lies half under the claim's head counts as too small to be hit, though one scroll away.
  await desk.panel.evaluate((panel) => panel.scrollIntoView({ block: "start" }));
  await desk.page.getByRole("region", { name: "Just done" }).hover();
  await expectAccessible(desk.page, "what was just done");
  await desk.more("Record another finding");
  await expectAccessible(desk.page, "recording a finding");
  await desk.panel.getByRole("button", { name: "Cancel" }).click();
  await desk.button("More actions").click();
  await expectAccessible(desk.page, "the menu of a claim");
  await desk.press("Escape");
  await desk.page.goto(`/articles/${articleId}/history`);
  await expectAccessible(desk.page, "history");
  await desk.page.goto(`/articles/${articleId}/history/moment`);
  await expectAccessible(desk.page, "a moment");
  await desk.page.goto(`/articles/${articleId}/history/moment?seq=20`);
  await desk.page.getByRole("button", { name: "Restore this text" }).click();
  await expect(desk.page.getByRole("dialog")).toBeVisible();
  await expectAccessible(desk.page, "restoring a text");
  await desk.page.goto(`/articles/${articleId}/history/moment?seq=20&with=60`);
  await expectAccessible(desk.page, "two moments");
});

test("an inbox with lines, and the list of people to mention", async ({ people, pageAs }) => {
  const { articleId, claimId } = await plantArticle(people.checker, "Harbour that concerns somebody");
  const { id } = (await people.reviewer.get<{ id: string }>("/api/me")).body;
  const body = "Counted by @Ingrid Solberg?";
  await people.editor.command(articleId, { type: "add-note", claimId, body, mentions: [id] });
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await pageAs("reviewer", { viewport });
    await page.goto("/inbox");
    await expect(page.locator("[data-inbox-line=unread]").first()).toBeVisible();
    await expectAccessible(page, `inbox, ${viewport.width}`);
  }
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.openNumber(1);
  await desk.panel.getByRole("textbox", { name: "New note" }).focus();
  await desk.keys("@");
  await expect(desk.panel.getByRole("listbox")).toBeInViewport({ ratio: 1 });
  await expectAccessible(desk.page, "whom to mention");
});

test("a certificate", async ({ people, pageAs }) => {
  const { articleId, claimId } = await plantArticle(people.checker, "Harbour that is signed off");
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  await people.editor.command(articleId, { type: "sign-off", override: "It goes to press." });
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await pageAs("viewer", { viewport });
    await page.goto(`/articles/${articleId}/certificate`);
    await expect(page.getByRole("row", { name: "forty ships" })).toBeVisible();
    await expectAccessible(page, `certificate, ${viewport.width}`);
  }
});

test("a desk with others in it", async ({ people, pageAs }) => {
  const articleId = await demoArticle(people);
  const { version, claims } = await people.editor.article(articleId);
  const { id: claimId, from, to } = claims.find(({ placed }) => placed)!;
  const desk = await Desk.open(await pageAs("editor"), articleId);
  for (const who of ["viewer", "writer", "checker", "legal"] as const) {
    const word = { tab: who, at: { version, from, to }, claimId };
    await people[who].request("POST", `/api/articles/${articleId}/presence`, word);
  }
  await expect(desk.article.locator(".caret-of")).toHaveCount(4);
  await expectAccessible(desk.page, "others in it");
  await desk.page.locator("[data-who-is-here]").click();
  await expect(desk.page.getByRole("dialog", { name: "Also here" }).getByRole("listitem")).toHaveCount(4);
  await expectAccessible(desk.page, "who is here");
});

test("the dialogs of the desk", async ({ people, pageAs }) => {
  const desk = await Desk.open(await pageAs("editor"), await demoArticle(people));
  const { page } = desk;
  const dialog = page.getByRole("dialog");
  const closed = async () => {
    await desk.press("Escape");
    await expect(dialog).toHaveCount(0);
  };
  await page.getByRole("button", { name: "Sign off", exact: true }).click();
  await expectAccessible(page, "sign-off");
  await closed();
  await page.getByRole("button", { name: "Export" }).click();
  await expect(dialog.getByRole("link", { name: /^Download/ })).toBeEnabled();
  await expectAccessible(page, "export");
  await closed();
  for (const item of ["Article details", "Who may read it", "Keyboard shortcuts", "All commands"]) {
    await page.getByRole("button", { name: "More about this article" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(dialog).toBeVisible();
    await expectAccessible(page, item);
    await closed();
  }
});

test("forced colours keep the desk usable", async ({ people, pageAs }) => {
  const desk = await Desk.open(await pageAs("editor", { forcedColors: "active" }), await demoArticle(people));
  await expectNoViolation(desk.page, everyRule, "the desk in forced colours");
});

test("a file with comments and changes: its report, as a copy that comes back, as a draft, and whose name is in it", async ({
  people,
  pageAs,
}) => {
  const said = `<w:comment w:id="0" w:author="Ann Outside">${p(r("Which register?"))}</w:comment>`;
  const place = `<w:commentRangeStart w:id="0"/>${r("forty ships")}<w:commentRangeEnd w:id="0"/>`;
  const body = p(r("Ships return")) + p(place + r(" came in at ") + del("dawn") + ins(r("noon")) + r("."));
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const file = { name: "ships.docx", mimeType, buffer: Buffer.from(docx({ body, comments: said })) };

  const writer = await pageAs("writer");
  await writer.goto("/articles/new");
  await writer.locator("input[type=file]").setInputFiles({ ...file, name: "ships.odt" });
  await writer.locator("input[type=file]").setInputFiles(file);
  await writer.getByRole("button", { name: "Bring in and open" }).click();
  await expect(writer.getByText("Nothing is saved yet")).toBeVisible();
  await expectAccessible(writer, "what a file was found to hold");

  const content = "Ships return\n\nforty ships came in at dawn.";
  const articleId = await people.checker.import({ format: "text", content });
  const { page, panel } = await Desk.open(await pageAs("admin"), articleId);
  const dialog = page.getByRole("dialog");
  const bringIn = async (item: string) => {
    await page.getByRole("button", { name: "More about this article" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await dialog.locator("input[type=file]").setInputFiles(file);
  };
  await bringIn("Bring in a new draft");
  await dialog.getByRole("button", { name: "Compare" }).click();
  await expect(dialog.getByText("Not part of the draft")).toBeVisible();
  await expectAccessible(page, "a draft compared");
  await page.keyboard.press("Escape");
  await bringIn("Bring in a commented copy");
  await expect(dialog.getByText("New: 2 claims")).toBeVisible();
  await expectAccessible(page, "a commented copy");
  await dialog.getByRole("button", { name: "Take in" }).click();
  await expect(dialog).toHaveCount(0);
  await page.locator("[data-claim-card]").first().click();
  await panel
    .getByRole("button", { name: /^Say whose name Ann/ })
    .first()
    .click();
  await expect(dialog).toBeVisible();
  await expectAccessible(page, "whose name it is");
});
