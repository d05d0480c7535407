/** Adding claims by mouse, keyboard and touch, and working on one: notes, sources, facts, files, history. */
import { Desk } from "./desk.ts";
import { onePixel } from "./every-command.ts";
import { expect, type People, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships and 90 nets.\n\nNobody counted the barges.";

async function imported(people: People): Promise<string> {
  return people.checker.import({ format: "text", content });
}

test("a claim is added with the mouse: drawn, listed, opened", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const claimId = await desk.addClaim("40 ships");
  await desk.expectDrawn(claimId, "40 ships");
  await expect(desk.panel.getByRole("heading", { name: "Claim 1" })).toBeVisible();
  expect(await people.viewer.claimView(articleId, claimId)).toMatchObject({
    exact: "40 ships",
    number: 1,
    stage: "to-check",
  });
});

test("blanks at the ends of a selection do not belong to the claim", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  const desk = await Desk.open(await pageAs("writer"), articleId);
  await desk.caret("before", "40 ships");
  await desk.press("ArrowLeft", ...Array<string>(10).fill("Shift+ArrowRight"));
  await desk.press("Control+Alt+m");
  await expect(desk.panel.locator("blockquote").first()).toHaveText("40 ships");
  const [claim] = (await people.viewer.article(articleId)).claims;
  expect(claim?.exact).toBe("40 ships");
});

test("a triple click does not pull the next paragraph into the claim", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const paragraph = desk.article.locator("p").filter({ hasText: "The register counts" });
  await paragraph.click({ clickCount: 3 });
  await desk.press("Control+Alt+m");
  await expect(desk.panel.locator("blockquote").first()).toHaveText("The register counts 40 ships and 90 nets.");
});

test("claims nest and overlap; where several meet a chooser opens each of them", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const outer = await desk.addClaim("40 ships and 90 nets");
  await desk.press("Escape");
  const inner = await desk.addClaim("90 nets");
  await desk.press("Escape");
  const across = await desk.addClaim("counts 40 ships");
  for (const [id, words] of [
    [outer, "40 ships and 90 nets"],
    [inner, "90 nets"],
    [across, "counts 40 ships"],
  ] as const) {
    await desk.expectDrawn(id, words);
  }
  await desk.press("Escape");
  await desk.caret("behind", "counts 40");
  const chooser = desk.page.getByRole("group", { name: "Claims on these words" });
  await expect(chooser.getByRole("button")).toHaveCount(2);
  await chooser.getByRole("button", { name: /Claim 3/ }).click();
  await expect(desk.panel.locator("blockquote").first()).toHaveText("counts 40 ships");
});

test("a finger selects and adds a claim from the bar at the foot", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  const page = await pageAs("checker", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const desk = await Desk.open(page, articleId);
  const foot = page.getByRole("button", { name: "Add claim" });
  await expect(foot).toBeDisabled();
  // A long press is the system's own gesture; what it leaves is a selection.
  await desk.article.locator("p").filter({ hasText: "Nobody counted" }).tap();
  await page.evaluate(() => {
    const text = [...document.querySelectorAll(".ProseMirror p")].find((p) => p.textContent?.startsWith("Nobody"))!
      .firstChild!;
    window.getSelection()?.setBaseAndExtent(text, 19, text, 25);
  });
  await expect(foot).toBeEnabled();
  await foot.tap();
  await expect(desk.panel.locator("blockquote").first()).toHaveText("barges");
  await expect
    .poll(async () => (await people.viewer.article(articleId)).claims.map(({ exact }) => exact))
    .toEqual(["barges"]);
});

test("a viewer reads and is offered nothing to change", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  await people.checker.claim(articleId, "40 ships");
  const desk = await Desk.open(await pageAs("viewer"), articleId);
  await desk.select("90 nets");
  await expect(desk.page.getByRole("button", { name: "Add claim" })).toHaveCount(0);
  await desk.openNumber(1);
  for (const name of ["Start check", "Add source", "Add note", "Approve", "More actions"]) {
    await expect(desk.button(name)).toHaveCount(0);
  }
});

test("a claim is worked on: statement, kind, note, source, file, finding; all of it stands in its history", async ({
  people,
  pageAs,
}) => {
  const articleId = await imported(people);
  const desk = await Desk.open(await pageAs("checker"), articleId);
  const claimId = await desk.addClaim("40 ships");
  await desk.button("Say it as one plain sentence").click();
  await desk.panel.getByRole("textbox", { name: "Statement" }).fill("The register counts forty ships.");
  await desk.press("Enter");
  await expect(desk.panel.getByText("The register counts forty ships.")).toBeVisible();
  await desk.panel.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Number" });
  await desk.addNote("Asked the **harbour office**.", /Asked the harbour office/);
  await desk.addSource({
    link: "https://harbour.example/register",
    title: "The register",
    passage: "Forty ships.",
    pinpoint: "p. 4",
  });
  await desk.panel.getByLabel("File to attach").setInputFiles({
    name: "register.png",
    mimeType: "image/png",
    buffer: Buffer.from(onePixel, "base64"),
  });
  await expect(desk.panel.getByText("register.png")).toBeVisible();
  await desk.record("Accurate");
  const view = await people.editor.claimView(articleId, claimId);
  expect(view).toMatchObject({
    statement: "The register counts forty ships.",
    kind: "number",
    finding: "accurate",
    stage: "checked",
  });
  expect(view.citations[0]).toMatchObject({ locator: "p. 4", passage: "Forty ships.", relation: "supports" });
  expect(view.attachments[0]).toMatchObject({ name: "register.png", mediaType: "image/png" });
  await desk.page.goto(`/articles/${articleId}/history?claim=${claimId}`);
  for (const said of [/note/i, /register\.png/, /accurate/i])
    await expect(desk.page.locator("main")).toContainText(said);
});

test("a note's markup is drawn and its code is not run", async ({ people, pageAs, problems }) => {
  const articleId = await imported(people);
  const claimId = await people.writer.claim(articleId, "40 ships");
  const body = "Said **so**. <img src=x onerror=alert(1)> [here](javascript:alert(2)) <script>alert(3)</script>";
  await people.writer.command(articleId, { type: "add-note", claimId, body });
  const desk = await Desk.open(await pageAs("checker"), articleId);
  desk.page.on("dialog", (dialog) => problems.push(`dialog: ${dialog.message()}`));
  await desk.openNumber(1);
  await expect(desk.panel.locator("strong").filter({ hasText: "so" })).toBeVisible();
  await expect(desk.panel.locator("img, script")).toHaveCount(0);
  await expect(desk.panel.locator('a[href^="javascript"]')).toHaveCount(0);
});

test("a source the house knows is offered instead of being typed twice", async ({ people, pageAs }) => {
  const first = await imported(people);
  const link = `https://harbour.example/known-${first}`;
  const claimId = await people.checker.claim(first, "40 ships");
  await people.checker.command(first, { type: "add-citation", claimId, source: { title: "The known register", link } });
  const desk = await Desk.open(await pageAs("checker"), await imported(people));
  await desk.addClaim("40 ships");
  await desk.button("Add source").click();
  await desk.panel.getByRole("textbox", { name: "Source" }).fill(link);
  await desk.panel.getByRole("button", { name: /The known register/ }).click();
  await desk.panel.locator("form").getByRole("button", { name: "Add source" }).click();
  await expect(desk.panel.getByRole("link", { name: "The known register" })).toBeVisible();
  const { body } = await people.checker.get<{ sources: unknown[] }>(`/api/sources?q=${encodeURIComponent(link)}`);
  expect(body.sources).toHaveLength(1);
});

test("a half-written note survives a stray click", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  await people.checker.claim(articleId, "40 ships");
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.openNumber(1);
  await desk.panel.getByRole("textbox", { name: "New note" }).fill("Half a thought");
  await desk.page.getByRole("heading", { level: 1 }).first().click();
  await desk.page.keyboard.press("Escape");
  await expect(desk.panel).toBeHidden();
  await desk.openNumber(1);
  await expect(desk.panel.getByRole("textbox", { name: "New note" })).toHaveValue("Half a thought");
});

test("one change for all claims that the filter shows: counted before, told after, an entry for each", async ({
  people,
  pageAs,
}) => {
  const articleId = await imported(people);
  const ids = [await people.checker.claim(articleId, "40 ships"), await people.checker.claim(articleId, "90 nets")];
  await people.checker.claim(articleId, "barges");
  await people.checker.command(articleId, { type: "edit-claim", claimId: ids[0]!, importance: "key" });
  const { page } = await Desk.open(await pageAs("checker"), articleId);
  await page.getByRole("searchbox", { name: "Search claims" }).fill("0 ");
  await expect(page.getByText("2 of 3 claims shown")).toBeVisible();
  await page.getByRole("button", { name: "Filter claims" }).click();
  await page.getByRole("button", { name: "Change all shown (2)" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the 2 claims shown" });
  await dialog.getByRole("combobox", { name: "What" }).selectOption({ label: "Importance" });
  await dialog.getByRole("combobox", { name: "To" }).selectOption({ label: "Key" });
  await expect(dialog.getByText("1 would change, 1 are so already.")).toBeVisible();
  const { seq } = await people.checker.article(articleId);
  await dialog.getByRole("button", { name: "Change 1" }).click();
  await expect(dialog.getByText("1 of 1 claims changed.")).toBeVisible();
  const now = await people.checker.article(articleId);
  expect(now.seq).toBe(seq + 1);
  expect(now.claims.map(({ importance }) => importance).sort()).toEqual(["key", "key", "normal"]);
});

test("next and previous go only to claims that the filter shows", async ({ people, pageAs }) => {
  const articleId = await imported(people);
  const ids = [];
  for (const words of ["40 ships", "90 nets", "barges"]) ids.push(await people.checker.claim(articleId, words));
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.page.getByRole("searchbox", { name: "Search claims" }).fill("0 ");
  await expect(desk.page.getByText("2 of 3 claims shown")).toBeVisible();
  await desk.caret("before", "The register");
  for (const at of [0, 1, 0]) {
    await desk.press("F8");
    await expect(desk.panel).toHaveAttribute("data-claim-panel", ids[at]!);
  }
  await desk.press("Shift+F8");
  await expect(desk.panel).toHaveAttribute("data-claim-panel", ids[1]!);
});
