/** Several people in one article: who is here, their carets, who looks at which claim. Nothing of it outlives them. */
import type { Locator, Page } from "@playwright/test";
import { Desk } from "./desk.ts";
import { expect, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships and 90 nets.\n\nTwo boats were lost in the storm.";

function bar(page: Page): Locator {
  return page.locator("[data-who-is-here]");
}

/** The words before each caret that is drawn, by the name on its flag. */
function carets({ article }: Desk): Promise<Record<string, string>> {
  return article.evaluate((root) => {
    const found: [string, string][] = [];
    for (const caret of root.querySelectorAll<HTMLElement>(".caret-of")) {
      const range = document.createRange();
      range.setStart(caret.closest("p, h1")!, 0);
      range.setEndBefore(caret);
      found.push([caret.dataset.name!, range.toString()]);
    }
    return Object.fromEntries(found);
  });
}

async function nameOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const session = (await (await fetch("/api/auth/session")).json()) as { user: { name: string } };
    return session.user.name;
  });
}

/** Without what is painted by the style sheet. */
function textOf({ article }: Desk): Promise<string> {
  return article.evaluate((root) => root.textContent ?? "");
}

test("three people see each other's carets within a second; edits carry them, and who closes is gone", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const editor = await Desk.open(await pageAs("editor"), articleId);
  const checker = await Desk.open(await pageAs("checker"), articleId);
  const viewer = await Desk.open(await pageAs("viewer"), articleId);
  const [editorName, checkerName] = [await nameOf(editor.page), await nameOf(checker.page)];
  await expect(bar(viewer.page)).toHaveAccessibleName(`Also here: ${[editorName, checkerName].sort().join(", ")}`);
  expect(await carets(viewer), "nobody has put one yet").toEqual({});

  await editor.caret("behind", "40 ships");
  await checker.caret("behind", "90 nets");
  const counts = "The register counts 40 ships";
  await expect.poll(() => carets(viewer)).toEqual({ [editorName]: counts, [checkerName]: `${counts} and 90 nets` });

  await editor.keys(" with red sails");
  await editor.saved();
  const typed = `${counts} with red sails`;
  const expected = { [editorName]: typed, [checkerName]: `${typed} and 90 nets` };
  await expect.poll(() => carets(viewer)).toEqual(expected);
  await expect.poll(() => carets(editor)).toEqual({ [checkerName]: `${typed} and 90 nets` });
  expect(await textOf(viewer), "flags are no text").not.toContain(editorName);

  await checker.select("Two boats");
  await expect(viewer.article.locator(".selected-by")).toHaveText("Two boats");
  await checker.page.close();
  await expect.poll(() => carets(viewer)).toEqual({ [editorName]: typed });
  await expect(bar(viewer.page)).toHaveAccessibleName(`Also here: ${editorName}`);
  await editor.page.goto("/");
  await expect(bar(viewer.page)).toHaveCount(0);
});

test("a claim's card says who else looks at it, to readers too", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content });
  await people.checker.claim(articleId, "40 ships");
  const checker = await Desk.open(await pageAs("checker"), articleId);
  const viewer = await Desk.open(await pageAs("viewer"), articleId);
  const card = viewer.page.locator("[data-claim-card]");
  await expect(card).toBeVisible();
  await checker.openClaim("40 ships");
  const first = (await nameOf(checker.page)).split(" ")[0];
  await expect(card).toContainText(`${first} is looking`);
  await viewer.openClaim("40 ships");
  await expect(viewer.panel).toContainText(`${first} is looking`);
  await expect(checker.panel.locator("[data-claim-lookers]")).toContainText("is looking");
  await bar(viewer.page).click();
  await expect(viewer.page.getByRole("dialog", { name: "Also here" })).toContainText("at claim 1");
  await viewer.press("Escape");
  await checker.button("Close claim").click();
  await expect(viewer.panel.locator("[data-claim-lookers]")).toHaveCount(0);
});

test("who loses the right to read disappears from the others' screens, and sees nobody any more", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.editor.import({ format: "text", content });
  const editor = await Desk.open(await pageAs("editor"), articleId);
  const viewer = await Desk.open(await pageAs("viewer"), articleId);
  await viewer.caret("behind", "40 ships");
  await expect.poll(async () => Object.keys(await carets(editor))).toEqual([await nameOf(viewer.page)]);
  const { body } = await people.editor.get<{ user: { id: string } }>("/api/auth/session");
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members: [body.user.id] });
  await expect.poll(() => carets(editor)).toEqual({});
  await expect(bar(editor.page)).toHaveCount(0);
  await expect(viewer.page.getByText("What stands here is what you saw last.")).toBeVisible();
  await expect(bar(viewer.page)).toHaveCount(0);
});

test("two tabs of one person do not see each other; others see one person with two carets", async ({
  people,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const first = await Desk.open(await pageAs("editor"), articleId);
  const second = await Desk.open(await first.context.newPage(), articleId);
  const viewer = await Desk.open(await pageAs("viewer"), articleId);
  await first.caret("behind", "40 ships");
  await second.caret("behind", "90 nets");
  await expect(viewer.article.locator(".caret-of")).toHaveCount(2);
  await expect(bar(viewer.page)).toHaveAccessibleName(`Also here: ${await nameOf(first.page)}`);
  for (const desk of [first, second]) expect(await carets(desk)).toEqual({});
});

test("a caret inside joined letters leaves them joined", async ({ people, pageAs }) => {
  const word = "محاسبه‌شده‌است";
  const articleId = await people.checker.import({ format: "text", content: `خبر\n\n${word}` });
  const editor = await Desk.open(await pageAs("editor"), articleId);
  const viewer = await Desk.open(await pageAs("viewer"), articleId);
  const width = () =>
    viewer.article
      .locator("p")
      .last()
      .evaluate((block) => {
        const range = document.createRange();
        range.selectNodeContents(block);
        return range.getBoundingClientRect().width;
      });
  const before = await width();
  await editor.caret("before", word);
  await editor.press("Home", "ArrowLeft", "ArrowLeft");
  await expect.poll(async () => Object.values(await carets(viewer))).toEqual([word.slice(0, 2)]);
  expect(Math.abs((await width()) - before)).toBeLessThan(0.5);
});
