/** Several people in one article: two type, a third annotates; everybody sees the same within a second, and nothing is lost. */
import { Desk } from "./desk.ts";
import { expect, forgive, test } from "./stet.ts";

const content = `Ships return\n\n${Array.from({ length: 12 }, (_, index) => `Paragraph ${index} counts ${index + 40} ships and some nets.`).join("\n\n")}`;

function words(desk: Desk): Promise<string> {
  return desk.article.evaluate((article) =>
    [...article.querySelectorAll("h1, p")]
      .map((block) => block.textContent)
      .filter((text) => text !== "")
      .join("\n"),
  );
}

test("two people type in one article while a third adds claims: all end with the same text and the same claims", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const first = await Desk.open(await pageAs("editor"), articleId);
  const second = await Desk.open(await pageAs("admin"), articleId);
  const third = await Desk.open(await pageAs("checker"), articleId);
  await first.caret("behind", "Paragraph 0 counts 40 ships");
  await second.caret("behind", "Paragraph 7 counts 47 ships");
  const [, , claimId] = await Promise.all([
    first.keys(" with red sails and a captain from the north"),
    second.keys(" with blue sails and a captain from the south"),
    third.addClaim("43 ships"),
  ]);
  await Promise.all([first, second].map((desk) => desk.saved()));
  const expected = [
    "Paragraph 0 counts 40 ships with red sails and a captain from the north and some nets.",
    "Paragraph 7 counts 47 ships with blue sails and a captain from the south and some nets.",
  ];
  for (const desk of [first, second, third]) {
    for (const line of expected) await expect(desk.article).toContainText(line);
    await desk.expectDrawn(claimId, "43 ships");
  }
  const { text, claims } = await people.viewer.article(articleId);
  for (const desk of [first, second, third]) expect(await words(desk)).toBe(text);
  expect(claims.map(({ exact }) => exact)).toEqual(["43 ships"]);
});

test("two people type in the same paragraph at the same time: both texts stay whole, everybody converges", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "45 ships");
  const first = await Desk.open(await pageAs("editor"), articleId);
  const second = await Desk.open(await pageAs("admin"), articleId);
  await first.caret("before", "Paragraph 5");
  await second.caret("behind", "Paragraph 5 counts 45 ships and some nets.");
  await Promise.all([first.keys("Here is what is known: "), second.keys(" Nobody knows more than that.")]);
  await Promise.all([first, second].map((desk) => desk.saved()));
  const line = "Here is what is known: Paragraph 5 counts 45 ships and some nets. Nobody knows more than that.";
  await expect(first.article).toContainText(line);
  await expect(second.article).toContainText(line);
  expect(await words(first)).toBe(await words(second));
  await first.expectDrawn(claimId, "45 ships");
  expect(await people.viewer.claimView(articleId, claimId)).toMatchObject({ exact: "45 ships", placed: true });
});

test("a change by another person comes to the screen by itself", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "42 ships");
  const desk = await Desk.open(await pageAs("viewer"), articleId);
  await people.editor.command(articleId, { type: "replace-words", words: { exact: "42 ships" }, with: "43 boats" });
  await expect(desk.article).toContainText("43 boats");
  await people.checker.command(articleId, { type: "add-claim", words: { exact: "44 ships" } });
  await expect(desk.page.locator("[data-claim-card]")).toHaveCount(2);
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  await expect(desk.page.locator(`[data-claim-card="${claimId}"]`)).toContainText("Checked");
});

test("what was typed while the line was down arrives when it is back, and is shown as not saved until then", async ({
  people,
  pageAs,
  problems,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const desk = await Desk.open(await pageAs("editor"), articleId);
  await desk.context.setOffline(true);
  await desk.caret("behind", "Paragraph 3 counts 43 ships");
  await desk.keys(" offline");
  await expect(desk.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", /unsaved|reconnecting/);
  await people.admin.command(articleId, { type: "replace-words", words: { exact: "Paragraph 9" }, with: "Section 9" });
  await desk.context.setOffline(false);
  await expect(desk.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", { timeout: 20_000 });
  await expect(desk.article).toContainText("Section 9");
  expect((await people.viewer.article(articleId)).text).toContain("43 ships offline and");
  // The browser tells of every request it could not send.
  forgive(problems, /net::ERR_INTERNET_DISCONNECTED/);
});

test("without a line claims, notes and findings go on, and arrive when it is back", async ({
  people,
  pageAs,
  problems,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.context.setOffline(true);
  const claimId = await desk.addClaim("44 ships");
  await desk.expectDrawn(claimId, "44 ships");
  await desk.addNote("Asked the harbour office.");
  await desk.record("Accurate");
  await expect(desk.panel.getByText("Checked").first()).toBeVisible();
  await expect(desk.panel.getByText("Not sent yet")).toBeVisible();
  expect((await people.viewer.article(articleId)).claims).toEqual([]);
  await desk.context.setOffline(false);
  await expect(desk.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", { timeout: 20_000 });
  await expect(desk.panel.getByText("Not sent yet")).toBeHidden();
  expect(await people.viewer.claimView(articleId, claimId)).toMatchObject({ exact: "44 ships", finding: "accurate" });
  expect((await people.checker.claimView(articleId, claimId)).notes).toHaveLength(1);
  forgive(problems, /net::ERR_/);
});

test("a removed person's open article closes within seconds", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  const desk = await Desk.open(await pageAs("viewer"), articleId);
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members: [] });
  await people.editor.command(articleId, { type: "replace-words", words: { exact: "42 ships" }, with: "SECRET boats" });
  await desk.page.waitForTimeout(2000);
  await expect(desk.page.locator("body")).not.toContainText("SECRET");
  await desk.page.reload();
  await expect(desk.page.locator("body")).not.toContainText("Paragraph 3");
});
