/** The review queue as a reviewer works it: keyboard alone, decided from the list, and what happens when the claim is another by then. */
import type { Page } from "@playwright/test";
import type { Api } from "./api.ts";
import { expect, type People, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships and 90 nets. The harbour opened on Friday.";
const exacts = ["40 ships", "90 nets", "on Friday"] as const;

/** Due before everything else in the house, so that it stands on the first page of every queue. */
async function checkedArticle(people: People, title: string, deadline: string) {
  const articleId = await people.checker.import({ format: "text", title, content });
  await people.editor.command(articleId, { type: "edit-article", deadline });
  const claims: string[] = [];
  for (const exact of exacts) {
    const claimId = await people.checker.claim(articleId, exact);
    await people.checker.command(articleId, {
      type: "add-citation",
      claimId,
      source: { title: `Ledger of ${exact}` },
      passage: "As counted.",
    });
    await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
    claims.push(claimId);
  }
  return { articleId, claims };
}

const card = (page: Page, claimId: string) => page.locator(`[data-queued-claim="${claimId}"]`);
const linkOf = (page: Page, claimId: string) => card(page, claimId).getByRole("link", { name: /^Claim \d+$/ });
const stageOf = async (person: Api, articleId: string, claimId: string) =>
  (await person.claimView(articleId, claimId)).stage;

async function open(page: Page, first: string): Promise<void> {
  await page.goto("/queue");
  await linkOf(page, first).focus();
}

test("a reviewer goes through the queue by keyboard: next, approve, return; the focus goes on", async ({
  people,
  pageAs,
}) => {
  const { articleId, claims } = await checkedArticle(people, "Ships by keyboard", "2020-01-01T08:00:00Z");
  const [ships, nets, friday] = claims as [string, string, string];
  const page = await pageAs("reviewer");
  await page.goto("/queue");
  await expect(linkOf(page, ships), "work can begin at once").toBeFocused();
  await expect(card(page, ships).locator("mark")).toHaveText("40 ships");
  await expect(card(page, ships)).toContainText("The register counts 40 ships and 90 nets.");
  await expect(card(page, ships)).toContainText("Ledger of 40 ships");
  const tab = page.getByRole("link", { name: /^To approve/ });
  const before = Number((await tab.textContent())!.replace(/\D/g, ""));
  for (const [key, claimId] of [
    ["j", nets],
    ["ArrowDown", friday],
    ["k", nets],
    ["ArrowUp", ships],
  ] as const) {
    await page.keyboard.press(key);
    await expect(linkOf(page, claimId), key).toBeFocused();
  }

  await page.keyboard.press("Control+Alt+Enter");
  await expect(card(page, ships)).toHaveCount(0);
  await expect(linkOf(page, nets)).toBeFocused();
  expect(await stageOf(people.viewer, articleId, ships)).toBe("approved");
  await expect(tab).toHaveText(new RegExp(`${before - 1}$`));

  await page.keyboard.press("Control+Alt+r");
  const why = card(page, nets).getByRole("textbox", { name: /Why does it go back/ });
  await expect(why).toBeFocused();
  await page.keyboard.type("Which jetty? jk");
  await page.keyboard.press("Escape");
  await expect(linkOf(page, nets)).toBeFocused();
  await page.keyboard.press("Control+Alt+r");
  await expect(why).toHaveValue("Which jetty? jk");
  await page.keyboard.press("Control+Enter");
  await expect(card(page, nets)).toHaveCount(0);
  await expect(linkOf(page, friday)).toBeFocused();
  const { stage, returned } = await people.viewer.claimView(articleId, nets);
  expect([stage, returned?.reason]).toEqual(["returned", "Which jetty? jk"]);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Return with a reason");

  const checker = await pageAs("checker");
  await checker.goto("/queue");
  await expect(card(checker, nets)).toContainText("Which jetty?");
  await expect(checker.getByRole("link", { name: /^To approve/ })).toHaveCount(0);
});

test("an approval of what has changed meanwhile is refused: the card says what, and shows what stands there now", async ({
  people,
  pageAs,
}) => {
  const { articleId, claims } = await checkedArticle(people, "Ships that change", "2020-01-02T08:00:00Z");
  const [ships, nets] = claims as [string, string, string];
  const page = await pageAs("reviewer");
  await open(page, ships);
  const source = { title: "A second ledger" };
  await people.writer.command(articleId, { type: "add-citation", claimId: ships, source });
  await page.keyboard.press("Control+Alt+Enter");
  await expect(card(page, ships)).toContainText("Since you looked, the sources changed");
  await expect(card(page, ships)).toContainText("A second ledger");
  await expect(linkOf(page, ships)).toBeFocused();
  await page.keyboard.press("Control+Alt+Enter");
  await expect(card(page, ships)).toHaveCount(0);
  expect(await stageOf(people.viewer, articleId, ships)).toBe("approved");

  await people.editor.command(articleId, { type: "replace-words", words: { exact: "90 nets" }, with: "95 nets" });
  await card(page, nets).getByRole("button", { name: "Approve" }).click();
  await expect(card(page, nets)).toContainText("Since you looked, the words changed");
  await expect(card(page, nets).locator("mark")).toHaveText("95 nets");
  await expect(card(page, nets).getByRole("button", { name: "Approve" })).toHaveCount(0);
  await expect(card(page, nets).getByRole("link", { name: "Check again" })).toBeVisible();
});

test("a claim of an article that was closed to the reader meanwhile leaves the list without a word of it", async ({
  people,
  pageAs,
}) => {
  const { articleId, claims } = await checkedArticle(people, "Ships behind a door", "2020-01-03T08:00:00Z");
  const page = await pageAs("reviewer");
  await open(page, claims[0]!);
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members: [] });
  await page.keyboard.press("Control+Alt+Enter");
  await expect(card(page, claims[0]!)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Ships behind a door")).toHaveCount(0);
});

test("what comes to wait is offered, not put under the reader's eyes; a query and a correction stand in views of their own", async ({
  people,
  pageAs,
}) => {
  const { articleId, claims } = await checkedArticle(people, "Ships that come later", "2020-01-02T08:00:00Z");
  const [ships, nets] = claims as [string, string];
  await people.reviewer.command(articleId, { type: "return-claim", claimId: ships, reason: "Which ledger?" });
  const page = await pageAs("reviewer");
  await open(page, nets);
  await people.checker.command(articleId, { type: "record-finding", claimId: ships, finding: "accurate" });
  const news = page.getByRole("button", { name: /more waits?: show/ });
  // Heard once the page's scripts are there.
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(news).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(card(page, ships)).toHaveCount(0);
  await news.click();
  await expect(card(page, ships)).toBeVisible();

  await people.checker.command(articleId, { type: "propose-correction", claimId: nets, with: "91 nets" });
  const editor = await pageAs("editor");
  await editor.goto("/queue?view=corrections");
  await expect(card(editor, nets).locator(".word-diff")).toContainText("9091 nets");
  const ask = { type: "ask-query", claimId: ships, to: "source", whom: "The harbour", question: "How many?" } as const;
  await people.checker.command(articleId, ask);
  const checker = await pageAs("checker");
  await checker.goto("/queue?view=queries");
  await expect(card(checker, ships)).toContainText("How many?");
});
