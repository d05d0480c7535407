/** Files come in: read where they can do no harm, what they hold told before anything is saved; a commented copy comes back. */
import { del, docx, ins, p, r } from "#lib/article/import/docx/docx-fixtures.ts";
import type { HouseRules } from "#lib/decision/house-rules.ts";
import { Desk } from "./desk.ts";
import { expect, test } from "./stet.ts";

const types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const marked = (text: string) =>
  `<w:commentRangeStart w:id="0"/>${r(text)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`;
const comment = (text: string) =>
  `<w:comment w:id="0" w:author="Ann Outside" w:date="2026-05-01T10:00:00Z">${p(r(text))}</w:comment>`;

const draft = Buffer.from(
  docx({
    body:
      p(r("Convoy returns")) +
      p(r("The register counts ") + marked("40 ships") + r(" in the harbour.")) +
      p(r("He left at ") + del("dawn", "Bo Outside") + ins(r("noon"), "Bo Outside") + r(" on Friday.")),
    comments: comment("Which register?"),
  }),
);

test("a Word file is told before it is saved; its comments are claims, its changes open corrections, under its names", async ({
  people,
  pageAs,
}) => {
  const page = await pageAs("writer");
  await page.goto("/articles/new");
  await page.locator("input[type=file]").setInputFiles({ name: "ships.docx", mimeType: types, buffer: draft });
  await expect(page.getByText("A Word file is read on the server")).toBeVisible();
  await page.getByRole("button", { name: "Bring in and open" }).click();
  const heading = page.getByRole("heading", { name: "Convoy returns" });
  await expect(heading).toBeFocused();
  await expect(page.getByText("1 comment", { exact: true })).toBeVisible();
  await expect(page.getByText("1 tracked change", { exact: true })).toBeVisible();
  const brought = async () =>
    (await people.writer.request<{ articles: unknown[] }>("GET", "/api/articles?q=Convoy")).body;
  expect((await brought()).articles).toEqual([]);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByText("ships.docx")).toBeVisible();
  await page.getByRole("button", { name: "Bring in and open" }).click();
  await expect(heading).toBeFocused();
  await page.getByRole("button", { name: "Bring in and open" }).click();
  await page.waitForURL(/\/articles\/[\w-]{30,}/);
  const articleId = page.url().split("/").at(-1)!;
  const { claims } = await people.checker.article(articleId);
  expect(claims.map(({ exact }) => exact)).toEqual(["40 ships", "He left at dawn on Friday."]);
  expect(claims[0]!.notes.map(({ body, imported }) => [body, imported?.author])).toEqual([
    ["Which register?", "Ann Outside"],
  ]);
  expect(claims[1]!.corrections.map(({ with: text, imported }) => [text, imported?.author])).toEqual([
    ["He left at noon on Friday.", "Bo Outside"],
  ]);
  await page.goto(`/articles/${articleId}?claim=${claims[0]!.id}`);
  await expect(page.getByText("from a file, brought in by").first()).toBeVisible();
});

test("a commented copy adds what is new on it, and nothing twice", async ({ people, pageAs }) => {
  const content = "Ships return\n\nThe register counts 40 ships in the harbour.\n\nHe left at dawn on Friday.";
  const articleId = await people.checker.import({ format: "text", content });
  const { page } = await Desk.open(await pageAs("checker"), articleId);
  const choose = async () => {
    await page.getByRole("button", { name: "More about this article" }).click();
    await page.getByRole("menuitem", { name: "Bring in a commented copy" }).click();
    const dialog = page.getByRole("dialog", { name: "Commented copy" });
    await dialog.locator("input[type=file]").setInputFiles({ name: "back.docx", mimeType: types, buffer: draft });
    return dialog;
  };
  const dialog = await choose();
  await expect(dialog).toContainText("New: 2 claims, 1 note, 1 correction");
  expect((await people.checker.article(articleId)).claims).toEqual([]);
  await dialog.getByRole("button", { name: "Take in" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await people.checker.article(articleId)).claims.length).toBe(2);
  await expect(page.getByRole("article").or(page.locator(".ProseMirror")).first()).toContainText("40 ships");
  const again = await choose();
  await expect(again).toContainText("Nothing new");
  await expect(again.getByRole("button", { name: "Take in" })).toBeDisabled();
});

test("a file that cannot be read is refused with a reason, and what was typed stays", async ({ pageAs }) => {
  const page = await pageAs("writer");
  await page.goto("/articles/new");
  const file = { name: "broken.docx", mimeType: types, buffer: Buffer.from("PK not really") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByLabel("Byline").fill("By Nadia Rahman");
  await page.getByRole("button", { name: "Bring in and open" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The article was not brought in" })).toBeVisible();
  await expect(page.getByLabel("Byline")).toHaveValue("By Nadia Rahman");
  await expect(page.getByText("broken.docx")).toBeVisible();
});

test("an address that is not of the public web is refused beside it, until it is another", async ({
  people,
  pageAs,
}) => {
  const { version: _, ...rules } = (await people.admin.get<HouseRules>("/api/rules")).body;
  await people.admin.request("PUT", "/api/rules", { ...rules, fetchPages: true });
  const page = await pageAs("writer");
  await page.goto("/articles/new");
  const field = page.getByRole("textbox", { name: "From a web address" });
  await field.fill("http://127.0.0.1/story");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/No page of the public web was found at this address/);
  await expect(field).toBeFocused();
  await field.press("End");
  await field.press("Backspace");
  await expect(field).not.toHaveAccessibleDescription(/No page/);
  await people.admin.request("PUT", "/api/rules", rules);
});
