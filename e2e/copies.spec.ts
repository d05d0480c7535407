/** Copies that are made by another process than the server, from the dialog and by programs. */
import { expect, test } from "./stet.ts";

test("a PDF is made, read back, previewed and handed over", async ({ people, pageAs }) => {
  const content = "Ships return\n\nThe register counts 40 ships and 90 nets.";
  const articleId = await people.checker.import({ format: "text", content });
  await people.checker.claim(articleId, "40 ships");
  const address = `/api/articles/${articleId}/export?format=pdf&profile=checking`;
  const { status, text, headers } = await people.viewer.request("GET", address);
  expect([status, headers.get("x-stet-verified")]).toEqual([200, "claims=1; text=same-letters"]);
  expect(text).toContain("40 ships");

  const page = await pageAs("viewer");
  await page.goto(`/articles/${articleId}`);
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Format" }).selectOption({ label: "PDF" });
  const link = dialog.getByRole("link", { name: "Download PDF" });
  await expect(link).toBeEnabled({ timeout: 40_000 });
  await expect(dialog).toContainText("compared with the article letter by letter: 1 of 1 claim found");
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 40_000 }), link.click()]);
  expect(download.suggestedFilename()).toMatch(/checking copy v\d+\.pdf$/);
});

test("an article too large to be written beside the server's own work comes out of another process", async ({
  people,
}) => {
  const line = "The harbour held forty ships on the day, and nobody counted the nets of the barges.";
  const content = ["Ships return", ...Array.from({ length: 700 }, (_, index) => `${index}. ${line}`)].join("\n\n");
  const articleId = await people.checker.import({ format: "text", content });
  for (const format of ["html", "docx-notes"]) {
    const { status, text } = await people.viewer.request("GET", `/api/articles/${articleId}/export?format=${format}`);
    expect(status, format).toBe(200);
    expect(text).toContain("699. The harbour");
  }
});
