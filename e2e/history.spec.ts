/** The history as a person reads it: how an article stood at any moment, what differs between two, and restoring an old text. */
import { Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

const content =
  "Ships return\n\nThe register counts 40 ships and 90 nets.\n\nA second paragraph.\n\nA third paragraph.\n\nThe end.";

/** A claim found accurate and approved, then its words and those of the last paragraph changed. */
async function changedArticle(people: People): Promise<{ articleId: string; approved: number; last: number }> {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, { type: "add-citation", claimId, source: { title: "The register" } });
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  const { basis } = await people.reviewer.claimView(articleId, claimId);
  await people.reviewer.command(articleId, { type: "approve-claim", claimId, basis });
  const { seq: approved } = await people.editor.article(articleId);
  for (const [exact, words] of [
    ["40 ships", "41 ships"],
    ["The end", "No end"],
  ] as const) {
    await people.editor.command(articleId, { type: "replace-words", words: { exact }, with: words });
  }
  const { seq: last } = await people.editor.article(articleId);
  return { articleId, approved, last };
}

test("any moment is shown with its text, claims and evidence, by slider, by step and by name", async ({
  people,
  pageAs,
}) => {
  const { articleId, approved, last } = await changedArticle(people);
  const page = await pageAs("viewer");
  await page.goto(`/articles/${articleId}/history`);
  await page.getByRole("link", { name: "How it stood", exact: true }).click();
  const text = page.getByRole("region", { name: "Text" });
  const claims = page.getByRole("region", { name: "Claims (1)" });
  const slider = page.getByRole("slider", { name: "Moment" });
  await expect(text).toContainText("41 ships");
  await expect(claims).toContainText("Stale");
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(new RegExp(`seq=${approved}$`));
  await expect(text).toContainText("40 ships");
  await expect(claims).toContainText("Approved");
  await expect(claims).toContainText("The register");
  await expect(slider).toHaveAttribute("aria-valuetext", `Entry ${approved} of ${last}`);
  await page.getByRole("button", { name: "Moment: one entry on" }).click();
  await expect(text).toContainText("41 ships");
  await page.getByRole("link", { name: /brought the article in/ }).click();
  await expect(page.getByText("There were no claims yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore this text" })).toHaveCount(0);
});

test("days and hours are English and in the reader's zone, whatever language the browser asks for", async ({
  people,
  pageAs,
}) => {
  const { articleId } = await changedArticle(people);
  const page = await pageAs("viewer", { locale: "fa-AF" });
  await page.goto(`/articles/${articleId}/history`);
  await expect(page.locator("time").first()).toHaveText(/^\d\d:\d\d$/);
  await page.goto("/");
  await expect(page.locator("time").first()).toHaveAttribute("title", /^\w+day, \d+ \w+ 20\d\d at .* GMT\+4:30$/);
});

test("two moments are compared by word and by claim, and say so without colour", async ({ people, pageAs }) => {
  const { articleId, approved, last } = await changedArticle(people);
  const page = await pageAs("viewer");
  await page.goto(`/articles/${articleId}/history/moment?seq=${approved}`);
  await page.getByRole("button", { name: "Compare with now" }).click();
  const text = page.getByRole("region", { name: "What differs in the text" });
  await expect(text.locator("del")).toHaveText([/40/, /The/]);
  await expect(text.locator("ins")).toHaveText([/41/, /No/]);
  await expect(text.locator("del").first()).toHaveCSS("text-decoration-line", "line-through");
  await expect(text.locator("ins").first()).toHaveCSS("text-decoration-line", "underline");
  const claims = page.getByRole("region", { name: "Claims that differ" });
  await expect(claims).toContainText("Approved →, then Approved, stale");
  await page.getByRole("slider", { name: "Other moment" }).press("Home");
  await expect(page).toHaveURL(new RegExp(`seq=${approved}&with=1$`));
  await expect(claims).toContainText("Added");
  await page.getByRole("button", { name: "Stop comparing" }).click();
  await expect(page).toHaveURL(new RegExp(`seq=${approved}$`));
  for (const nonsense of [`seq=${last + 1}`, "seq=x", "seq=1&with=0"]) {
    const answer = await page.goto(`/articles/${articleId}/history/moment?${nonsense}`);
    expect(answer?.status(), nonsense).toBe(404);
  }
});

test("an old text is restored as one edit that an open desk receives, after it was said what changes", async ({
  people,
  pageAs,
}) => {
  const { articleId, approved } = await changedArticle(people);
  const then = await people.editor.article(articleId);
  expect(then.claims[0]).toMatchObject({ exact: "41 ships", stale: true });
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const page = await pageAs("editor");
  await page.goto(`/articles/${articleId}/history/moment?seq=${approved}`);
  await page.getByRole("button", { name: "Restore this text" }).click();
  const dialog = page.getByRole("dialog", { name: `Restore the text of entry ${approved}` });
  await expect(dialog).toContainText("Claim 1: “41 ships” becomes “40 ships”");
  await expect(dialog.locator("ins")).toHaveText([/40/, /The/]);
  await dialog.getByRole("button", { name: "Restore", exact: true }).click();
  await page.waitForURL(new RegExp(`/articles/${articleId}$`));
  await expect(desk.article).toContainText("40 ships");
  await expect(desk.article).toContainText("The end.");
  const now = await people.editor.article(articleId);
  expect(now.claims[0]).toMatchObject({ exact: "40 ships", stage: "approved", stale: false });
  expect(now.seq).toBe(then.seq + 1);
});

test("a signed-off article has a certificate to look at, to print and to take along, and no text to restore", async ({
  people,
  pageAs,
}) => {
  const { articleId, approved } = await changedArticle(people);
  const page = await pageAs("editor");
  await page.goto(`/articles/${articleId}/certificate`);
  await expect(page.getByText("Not signed off")).toBeVisible();
  await people.editor.command(articleId, { type: "sign-off", override: "It goes to press." });
  const desk = await Desk.open(page, articleId);
  await desk.page.getByRole("link", { name: "Certificate" }).click();
  await expect(page.getByText("It goes to press.")).toBeVisible();
  await expect(page.getByRole("row", { name: "1 41 ships" })).toContainText("Accurate");
  const { log } = (await people.viewer.get<{ log: { head: string } }>(`/api/articles/${articleId}/certificate`)).body;
  await expect(page.getByText(log.head)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download to verify" }).click();
  expect((await download).suggestedFilename()).toBe(`certificate-${articleId}.json`);
  await page.goto(`/articles/${articleId}/history/moment?seq=${approved}`);
  await expect(page.getByRole("region", { name: "Text" })).toContainText("40 ships");
  await expect(page.getByRole("button", { name: "Restore this text" })).toHaveCount(0);
});
