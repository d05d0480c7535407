/** Editing with real keys: what happens to a claim when its words, or what stands beside them, are typed over, deleted, undone. */
import type { Page } from "@playwright/test";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

const content =
  "Ships return\n\nThe register counts 40 ships and 90 nets for the TPP today.\n\nNobody counted the barges of the harbour.";

interface Opened {
  desk: Desk;
  articleId: string;
  claimId: string;
  view(): Promise<ClaimView>;
}

type PageAs = (who: "editor" | "checker" | "viewer") => Promise<Page>;

/** An article with one approved claim on `words`, open before an editor. */
async function opened(people: People, pageAs: PageAs, words: string): Promise<Opened> {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, words);
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  const { basis } = await people.reviewer.claimView(articleId, claimId);
  await people.reviewer.command(articleId, { type: "approve-claim", claimId, basis });
  const desk = await Desk.open(await pageAs("editor"), articleId);
  return { desk, articleId, claimId, view: () => people.viewer.claimView(articleId, claimId) };
}

/** What everybody else sees of the claim once the editor's words are saved. */
async function expectClaim({ desk, view }: Opened, expected: Partial<ClaimView>): Promise<void> {
  await desk.saved();
  await expect.poll(view).toMatchObject(expected);
}

test("words selected and typed over: the claim covers the new words and is stale", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "TPP");
  await article.desk.select("TPP");
  await article.desk.keys("TTP");
  await article.desk.expectDrawn(article.claimId, "TTP");
  await expectClaim(article, { exact: "TTP", placed: true, stale: true, stage: "approved" });
});

test("words typed over with exactly the same words are still approved", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "TPP");
  await article.desk.select("TPP");
  await article.desk.keys("TPP");
  await expectClaim(article, { exact: "TPP", placed: true, stale: false });
});

test("backspacing from behind and typing anew: what is typed where one deleted belongs to the claim", async ({
  people,
  pageAs,
}) => {
  const article = await opened(people, pageAs, "TPP");
  await article.desk.caret("behind", "TPP");
  await article.desk.press("Backspace", "Backspace");
  await article.desk.keys("TP");
  await article.desk.expectDrawn(article.claimId, "TTP");
  await expectClaim(article, { exact: "TTP", stale: true });
});

test("deleting one sign and undoing it makes the approval fresh again", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "40 ships");
  await article.desk.caret("behind", "40 ships");
  await article.desk.press("Backspace");
  await expectClaim(article, { exact: "40 ship", stale: true });
  await article.desk.press("Control+z");
  await article.desk.expectDrawn(article.claimId, "40 ships");
  await expectClaim(article, { exact: "40 ships", stale: false });
});

test("a key right behind a click, on a busy page, acts where the click was", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "40 ships");
  const { page } = article.desk;
  await page.evaluate(() =>
    document.addEventListener("mouseup", () => {
      const end = performance.now() + 200;
      while (performance.now() < end);
    }),
  );
  const { x, y } = await article.desk.edgeOf("behind", "40 ships");
  await Promise.all([page.mouse.click(x, y), page.keyboard.press("Backspace")]);
  await expectClaim(article, { exact: "40 ship", stale: true });
});

test("what comes from others before the browser tells of a click leaves the caret where it is", async ({
  people,
  pageAs,
}) => {
  const article = await opened(people, pageAs, "40 ships");
  const { page } = article.desk;
  await page.evaluate(() =>
    addEventListener("selectionchange", (event) => event.isTrusted && event.stopImmediatePropagation(), true),
  );
  await article.desk.caret("behind", "40 ships");
  await article.desk.expectDrawn(await people.checker.claim(article.articleId, "90 nets"), "90 nets");
  await article.desk.keys(" with sails");
  await article.desk.saved();
  expect((await people.viewer.article(article.articleId)).text).toContain("40 ships with sails and 90 nets");
});

test("a word typed behind the claim stays outside, and the approval stands", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "40 ships");
  await article.desk.caret("behind", "40 ships");
  await article.desk.keys(" with sails");
  await article.desk.expectDrawn(article.claimId, "40 ships");
  await expectClaim(article, { exact: "40 ships", stale: false });
  expect((await people.viewer.article(article.articleId)).text).toContain("40 ships with sails and 90 nets");
});

test("a word typed before the claim stays outside", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "40 ships");
  await article.desk.caret("before", "40 ships");
  await article.desk.keys("about ");
  await article.desk.expectDrawn(article.claimId, "40 ships");
  await expectClaim(article, { exact: "40 ships", stale: false });
});

test("a digit glued to the claim belongs to it: nobody approved 900", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "90");
  await article.desk.caret("behind", "90");
  await article.desk.keys("0");
  await article.desk.expectDrawn(article.claimId, "900");
  await expectClaim(article, { exact: "900", stale: true });
});

test("an emptied claim is unplaced, listed, and comes back with undo, approved as it was", async ({
  people,
  pageAs,
}) => {
  const article = await opened(people, pageAs, "40 ships");
  await article.desk.caret("behind", "40 ships");
  await article.desk.press(...Array<string>(8).fill("Backspace"));
  await expectClaim(article, { placed: false });
  await expect(article.desk.page.getByRole("button", { name: "Unplaced (1)" })).toBeVisible();
  // Keys that come slowly are undone one by one: a machine at work may make them so.
  const pressUntilDrawn = (key: string, words: string) =>
    expect(async () => {
      if ((await article.desk.drawn(article.claimId)) !== words) await article.desk.press(key);
      expect(await article.desk.drawn(article.claimId)).toBe(words);
    }).toPass({ timeout: 20_000 });
  await pressUntilDrawn("Control+z", "40 ships");
  await expectClaim(article, { placed: true, exact: "40 ships", stale: false });
  await expect(article.desk.page.getByRole("button", { name: /^Unplaced/ })).toHaveCount(0);
  await pressUntilDrawn("Control+Shift+z", "");
  await expectClaim(article, { placed: false });
});

test("Enter inside a claim keeps it over both paragraphs, and joining them again leaves it as it was", async ({
  people,
  pageAs,
}) => {
  const article = await opened(people, pageAs, "40 ships and 90 nets");
  await article.desk.caret("before", "and 90 nets");
  await article.desk.press("Enter");
  await expectClaim(article, { placed: true, exact: "40 ships and 90 nets" });
  await expect(article.desk.article.locator("p").filter({ hasText: /^and 90 nets/ })).toBeVisible();
  await article.desk.press("Backspace");
  await expectClaim(article, { placed: true, exact: "40 ships and 90 nets", stale: false });
});

test("a paragraph cut and pasted elsewhere takes its claim along", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "barges");
  await article.desk.select("Nobody counted the barges of the harbour.");
  await article.desk.press("Control+x");
  await expectClaim(article, { placed: false });
  await article.desk.caret("behind", "for the TPP today.");
  await article.desk.press("Enter", "Control+v");
  await expectClaim(article, { placed: true, exact: "barges", stale: false });
  await article.desk.expectDrawn(article.claimId, "barges");
});

test("a claim whose words are gone is offered the place where they stand again, and taken there by a person", async ({
  people,
  pageAs,
}) => {
  const article = await opened(people, pageAs, "barges");
  const { page } = article.desk;
  await article.desk.select("Nobody counted the barges of the harbour.");
  await article.desk.press("Delete");
  await expectClaim(article, { placed: false });
  await article.desk.caret("behind", "for the TPP today.");
  await article.desk.keys(" Some barges left.");
  await article.desk.saved();
  await expectClaim(article, { placed: false });
  await page.getByRole("button", { name: /^Unplaced/ }).click();
  await page.getByRole("button", { name: "1 barges" }).click();
  const places = article.desk.panel.getByRole("region", { name: "Suggested places" });
  await expect(places).toContainText("Some barges left.");
  await places.getByRole("button", { name: "Place here" }).click();
  await expectClaim(article, { placed: true, exact: "barges" });
  await article.desk.expectDrawn(article.claimId, "barges");
});

test("an edit elsewhere touches nothing of the claim", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "90 nets");
  const before = await article.view();
  await article.desk.caret("before", "Ships return");
  await article.desk.keys("Forty ");
  await article.desk.saved();
  await expect.poll(async () => (await people.viewer.article(article.articleId)).title).toBe("Forty Ships return");
  const { from, to, ...after } = await article.view();
  expect({ ...after, from: from - 6, to: to - 6 }).toEqual(before);
});

test("bold, a list and a quote do not touch the words of a claim", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "90 nets");
  await article.desk.select("90 nets");
  await article.desk.press("Control+b");
  await expect(article.desk.article.locator("strong")).toHaveText("90 nets");
  await expectClaim(article, { exact: "90 nets", stale: false });
});

test("who may not edit the text only selects: keys, paste and drops leave the article alone", async ({
  people,
  pageAs,
}) => {
  const article = await opened(people, pageAs, "TPP");
  const before = await people.viewer.article(article.articleId);
  const checker = await Desk.open(await pageAs("checker"), article.articleId);
  await checker.select("TPP");
  await checker.keys("QQQ");
  await checker.press("Backspace", "Delete", "Enter", "Control+x", "Control+v");
  await expect(checker.article).not.toContainText("QQQ");
  expect((await people.viewer.article(article.articleId)).text).toBe(before.text);
});

test("the first letter in an empty line moves nothing below it", async ({ people, pageAs }) => {
  const articleId = await people.editor.import({ format: "text", content });
  const { article, page } = await Desk.open(await pageAs("editor"), articleId);
  const below = article.locator("p", { hasText: "The register counts" });
  const before = await below.boundingBox();
  await article.locator('[data-node="byline"]').click();
  await page.keyboard.type("By Dana");
  await expect(article.locator('[data-node="byline"]')).toHaveText("By Dana");
  expect(await below.boundingBox()).toEqual(before);
});

test("on paper the claims follow the article with their evidence, each part in its own direction", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.editor.import({ format: "text", content });
  const claimId = await people.editor.claim(articleId, "40 ships");
  await people.editor.command(articleId, {
    ...{ type: "add-citation", claimId, source: { title: "گزارش بندر" }, locator: "p. 4", passage: "چهل کشتی" },
  });
  const { article, page } = await Desk.open(await pageAs("editor"), articleId);
  await expect(article.locator("[data-empty]")).toHaveCount(2);
  await page.emulateMedia({ media: "print" });
  const printed = page.getByRole("region", { name: "Claims" });
  // What draws them comes after the text.
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(printed).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(printed).toContainText("Supports, گزارش بندر, p. 4, “چهل کشتی”");
  const parts = printed.getByText("گزارش بندر").or(printed.getByText("“چهل کشتی”"));
  const [title, passage] = await parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().left));
  expect(title).toBeLessThan(passage!);
  await expect(article.locator("[data-empty]:visible")).toHaveCount(0);
});

test("what a person types is in the article after a reload", async ({ people, pageAs }) => {
  const article = await opened(people, pageAs, "TPP");
  await article.desk.caret("behind", "Nobody counted the barges of the harbour.");
  await article.desk.keys(" Until now.");
  await article.desk.saved();
  await article.desk.page.reload();
  await article.desk.ready();
  await expect(article.desk.article).toContainText("of the harbour. Until now.");
});

test("the article is asked for once, and with less haste than the page's code", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const page = await pageAs("editor");
  const session = await page.context().newCDPSession(page);
  const asked: { url: string; initialPriority: string }[] = [];
  session.on("Network.requestWillBeSent", ({ request }) => asked.push(request));
  await session.send("Network.enable");
  await Desk.open(page, articleId);
  const article = asked.filter(({ url }) => url.endsWith(`/api/articles/${articleId}?form=packed`));
  expect(article.map(({ initialPriority }) => initialPriority)).toEqual(["Low"]);
});
