/** Bringing an article in: paste, typing, Markdown, a file. Every word arrives; what was left out is said. */
import type { Page } from "@playwright/test";
import { copyRich, Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

async function submit(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Bring in and open" }).click();
  const report = page.getByRole("button", { name: "Back" });
  await expect(report.or(page.locator(".ProseMirror"))).toBeVisible();
  const dropped = (await report.isVisible()) ? await page.locator("main li:visible").allTextContents() : [];
  if (await report.isVisible()) await page.getByRole("button", { name: "Bring in and open" }).click();
  await expect(page.locator(".ProseMirror")).toBeVisible();
  return dropped;
}

async function typed(page: Page, format: string, content: string): Promise<string[]> {
  await page.goto("/articles/new");
  await page.getByRole("combobox", { name: "Format" }).selectOption({ label: format });
  await page.getByRole("textbox", { name: "Text of the article" }).fill(content);
  return submit(page);
}

async function textOf(people: People, page: Page) {
  return people.viewer.article(new URL(page.url()).pathname.split("/").at(-1)!);
}

const fromGoogleDocs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt">Ships return</span></h1>
<p dir="ltr"><span style="font-weight:400">The register counts </span><span style="font-weight:700">forty</span><span style="font-weight:400"> ships, says the </span><a href="https://harbour.example/office"><span>harbour office</span></a><span>.</span></p>
<ul><li dir="ltr"><p role="presentation"><span>Nets</span></p></li><li dir="ltr"><p role="presentation"><span style="font-style:italic">Barges</span></p></li></ul>
<style>.c1{color:red}</style><script>alert(1)</script><p><a href="javascript:alert(2)">a link</a></p></b>`;

test("rich text is pasted with its structure; scripts and unsafe links never arrive, and that is said", async ({
  people,
  pageAs,
}) => {
  const page = await pageAs("checker");
  await page.goto("/articles/new");
  await copyRich(
    page,
    fromGoogleDocs,
    "Ships return\nThe register counts forty ships, says the harbour office.\nNets\nBarges\na link",
  );
  await page.getByRole("textbox", { name: "Text of the article" }).focus();
  await page.keyboard.press("Control+v");
  await submit(page);
  const article = page.locator(".ProseMirror");
  await expect(article.locator("h1")).toHaveText("Ships return");
  await expect(article.locator("strong")).toHaveText("forty");
  await expect(article.locator('a[href="https://harbour.example/office"]')).toHaveText("harbour office");
  await expect(article.locator("li")).toHaveText(["Nets", "Barges"]);
  await expect(article.locator("em")).toHaveText("Barges");
  await expect(article.locator("script, style, a[href^=javascript]")).toHaveCount(0);
  const { text } = await textOf(people, page);
  expect(text).toContain("The register counts forty ships, says the harbour office.");
  expect(text).toContain("a link");
  expect(text).not.toMatch(/alert|color:red/);
});

test("plain text: the first line is the headline, blank lines part paragraphs, every word is there", async ({
  people,
  pageAs,
}) => {
  const page = await pageAs("checker");
  await typed(
    page,
    "Plain text",
    "Ships return\n\nKABUL – The register counts 40 ships.\n\nNobody counted < 3 nets & barges.",
  );
  const { title, text } = await textOf(people, page);
  expect(title).toBe("Ships return");
  for (const words of ["KABUL", "The register counts 40 ships.", "Nobody counted < 3 nets & barges."])
    expect(text).toContain(words);
});

test("Markdown: headings, lists, quotes, links, emphasis, tables, rules", async ({ people, pageAs }) => {
  const page = await pageAs("writer");
  await typed(
    page,
    "Markdown",
    "# Ships return\n\nThe **register** counts [forty](https://harbour.example) ships.\n\n## Nets\n\n- one\n- two\n\n1. first\n\n> A quote.\n\n---\n\n| Year | Ships |\n| --- | --- |\n| 2023 | 40 |\n",
  );
  const article = page.locator(".ProseMirror");
  await expect(article.locator("h2")).toHaveText("Nets");
  await expect(article.locator("ul li")).toHaveText(["one", "two"]);
  await expect(article.locator("ol li")).toHaveText(["first"]);
  await expect(article.locator("blockquote")).toHaveText("A quote.");
  await expect(article.locator("hr")).toHaveCount(1);
  await expect(article.locator("table tr")).toHaveCount(2);
  await expect(article.locator('a[href="https://harbour.example"]')).toHaveText("forty");
  expect((await textOf(people, page)).title).toBe("Ships return");
});

test("an HTML file: the picture is not loaded, its caption and credit are kept, what was left out is said", async ({
  people,
  pageAs,
  problems,
}) => {
  const page = await pageAs("checker");
  page.on(
    "request",
    (request) => request.url().includes("elsewhere.example") && problems.push(`loaded ${request.url()}`),
  );
  await page.goto("/articles/new");
  const html = `<html><head><title>x</title><style>p{color:red}</style></head><body><h1>Ships return</h1>
    <figure><img src="https://elsewhere.example/ship.jpg" alt="A ship"><figcaption>A ship in the harbour. Photo: Harbour Press</figcaption></figure>
    <p onclick="alert(1)">The register counts 40 ships.</p><iframe src="https://elsewhere.example/"></iframe><form><input value="x"></form></body></html>`;
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "ships.html", mimeType: "text/html", buffer: Buffer.from(html) });
  const dropped = await submit(page);
  expect(dropped.length).toBeGreaterThan(0);
  const article = page.locator(".ProseMirror");
  await expect(article.locator("figure")).toContainText("A ship in the harbour.");
  await expect(article.locator("iframe, form, input, img[src^=http], [onclick]")).toHaveCount(0);
  const { text } = await textOf(people, page);
  for (const words of ["Ships return", "Harbour Press", "The register counts 40 ships."]) expect(text).toContain(words);
});

test("a Markdown file and a text file come in as what they are", async ({ people, pageAs }) => {
  const page = await pageAs("checker");
  for (const [name, content] of [
    ["a.md", "# Ships return\n\n*Forty* ships."],
    ["a.txt", "Ships return\n\n*Forty* ships."],
  ] as const) {
    await page.goto("/articles/new");
    await page
      .getByLabel("Choose a file")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
    await submit(page);
    const { title, text } = await textOf(people, page);
    expect([title, text.includes("*Forty*")]).toEqual(["Ships return", name === "a.txt"]);
  }
});

test("each block finds its direction by itself", async ({ people, pageAs }) => {
  const page = await pageAs("checker");
  await typed(
    page,
    "Plain text",
    "Ships return\n\nThe register counts 40 ships.\n\nدفتر بندر چهل کشتی را ثبت کرده است.",
  );
  const directions = page.locator(".ProseMirror p").filter({ hasText: /counts|دفتر/ });
  expect(await directions.evaluateAll((blocks) => blocks.map((block) => getComputedStyle(block).direction))).toEqual([
    "ltr",
    "rtl",
  ]);
  await page.reload();
  const desk = new Desk(page);
  await desk.ready();
  const claimId = await desk.addClaim("چهل کشتی");
  await desk.expectDrawn(claimId, "چهل کشتی");
  expect((await textOf(people, page)).claims[0]?.exact).toBe("چهل کشتی");
});

test("an editor pastes rich text into the article: cleaned, saved, no style of others", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({
    format: "text",
    content: "Ships return\n\nThe register counts 40 ships.",
  });
  const desk = await Desk.open(await pageAs("editor"), articleId);
  await copyRich(
    desk.page,
    '<style>p{color:red}</style><p style="color:red" data-claim="x">And <b>90</b> nets.<script>alert(1)</script></p>',
    "And 90 nets.",
  );
  await desk.caret("behind", "counts 40 ships.");
  await desk.press("Enter", "Control+v");
  await desk.saved();
  await expect(desk.article.locator("strong")).toHaveText("90");
  await expect(desk.article.locator("[style*=red], style, script, [data-claim=x]")).toHaveCount(0);
  await expect.poll(async () => (await people.viewer.article(articleId)).text).toContain("And 90 nets.");
});

test("nothing to bring in, or a file that is no text, is said in words and keeps what was typed", async ({
  pageAs,
}) => {
  const page = await pageAs("checker");
  await page.goto("/articles/new");
  await page.getByRole("button", { name: "Bring in and open" }).click();
  await expect(page.getByText("There is no text yet.")).toBeVisible();
  await page.getByRole("textbox", { name: "Text of the article" }).fill("Ships return");
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "a.exe", mimeType: "application/octet-stream", buffer: Buffer.from([0, 1, 2]) });
  await expect(page.getByRole("textbox", { name: "Text of the article" })).toHaveValue("Ships return");
  expect(new URL(page.url()).pathname).toBe("/articles/new");
});
