/**
 * The main job from end to end, through the interface for programs and through the browser as a new user would: an article in,
 * claims checked with sources, approved by a second person, a slip mended by the editor, checked and approved again, signed off,
 * annotated copies out that hold every word, every claim and every link, and in public exactly what they may.
 */
import type { Page } from "@playwright/test";
import { foldWords } from "#lib/article/document-text.ts";
import { readBackHtml } from "#lib/export/read-back-html.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { type Assignment, realArticle, sampleArticle } from "./assignments.ts";
import { Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

const assignments = [
  { assignment: realArticle, name: "the real article" },
  { assignment: sampleArticle, name: sampleArticle.name },
];

/** What every claim of the assignment rests on; the passage is quoted, the note stays in the house. */
function evidenceOf(index: number) {
  return {
    link: `https://registry.example/report-${index}`,
    title: `Report number ${index}`,
    passage: `Quoted from page ${index} of the report.`,
    pinpoint: `p. ${index}`,
    note: `Called the press office about point ${index}.`,
  };
}

const reason = "The group is abbreviated otherwise everywhere else.";

interface Signed {
  articleId: string;
  /** In the order of the assignment, the slip last. */
  claimIds: string[];
}

/** The claims, without what an edit of other words may change: nothing. */
function others(claims: readonly ClaimView[], slip: string): ClaimView[] {
  return claims.filter(({ id }) => id !== slip);
}

/** Nothing but the slip's claim may differ, and its range by no more than its words. */
function expectOnlySlipStale(
  before: readonly ClaimView[],
  after: readonly ClaimView[],
  slip: string,
  mended: string,
): void {
  expect(others(after, slip)).toEqual(others(before, slip));
  const claim = after.find(({ id }) => id === slip)!;
  expect([claim.exact, claim.stale, claim.stage]).toEqual([mended, true, "approved"]);
}

/** The article's text as a Markdown copy holds it: footnote marks and escapes taken out again. */
function wordsOfMarkdown(markdown: string): string {
  const marks = markdown.replace(/\[\^[\w-]+\]/g, "").replace(/\\([\\`*_{}[\]()#+\-.!$|<>~&])/g, "$1");
  return foldWords(marks.replace(/^[#>|*\s-]+/gm, " ").replace(/[*_|]/g, " "));
}

async function expectCopies(people: People, { articleId, claimIds }: Signed, assignment: Assignment): Promise<void> {
  const { text, claims } = await people.editor.article(articleId);
  const copy = async (format: string, profile: string) => {
    const answer = await people.editor.get(`/api/articles/${articleId}/export?format=${format}&profile=${profile}`);
    expect(answer.status, answer.text.slice(0, 200)).toBe(200);
    return answer.text;
  };
  for (const profile of ["checking", "public"]) {
    const html = await copy("html", profile);
    const markdown = await copy("markdown", profile);
    const word = await copy("docx", profile);
    const read = readBackHtml(html);
    expect(read.problems).toEqual([]);
    expect(foldWords(read.text)).toBe(foldWords(text));
    expect([...read.notes].sort()).toEqual(claims.map(({ number }) => number).sort());
    const plain = wordsOfMarkdown(markdown);
    for (const block of text.split("\n")) expect(plain).toContain(foldWords(block.replace(/[*_|]/g, " ")));
    for (const claim of claims) expect(markdown).toContain(`[^${claim.number}]`);
    const shown = (words: string) => [html, markdown, word].map((one) => one.includes(words));
    for (let index = 0; index <= assignment.accurate.length; index++) {
      const evidence = evidenceOf(index);
      expect(shown(evidence.link), `${profile}: ${evidence.link}`).toEqual([true, true, true]);
      expect(shown(evidence.note), `${profile}: note ${index}`).toEqual(Array(3).fill(profile === "checking"));
    }
    const names = ["Tom Okafor", "Ingrid Solberg"];
    for (const name of names) expect(shown(name), `${profile}: ${name}`).toEqual(Array(3).fill(profile === "checking"));
  }
  expect(claims.map(({ id }) => id).sort()).toEqual([...claimIds].sort());
}

async function throughTheApi(people: People, assignment: Assignment): Promise<Signed> {
  const { checker, reviewer, editor } = people;
  const articleId = await checker.import({ format: assignment.format, content: assignment.content });
  const check = async (claimId: string, finding: "accurate" | "inaccurate") =>
    checker.command(articleId, {
      type: "record-finding",
      claimId,
      finding,
      reason: finding === "inaccurate" ? reason : "",
    });
  const approve = async (claimId: string) => {
    const { basis } = await reviewer.claimView(articleId, claimId);
    await reviewer.command(articleId, { type: "approve-claim", claimId, basis });
  };
  const claimIds: string[] = [];
  for (const [index, words] of [...assignment.accurate, assignment.slip].entries()) {
    const claimId = await checker.claim(articleId, words);
    claimIds.push(claimId);
    const { link, title, passage, pinpoint, note } = evidenceOf(index);
    await checker.command(articleId, { type: "start-check", claimId });
    await checker.command(articleId, { type: "add-note", claimId, body: note });
    const source = { link, title, access: "public" as const };
    await checker.command(articleId, { type: "add-citation", claimId, source, passage, locator: pinpoint });
    await check(claimId, words === assignment.slip ? "inaccurate" : "accurate");
    if (words === assignment.slip) {
      await checker.command(articleId, { type: "set-resolution", claimId, resolution: "change-recommended" });
    }
    await approve(claimId);
  }
  const slip = claimIds.at(-1)!;
  const before = (await editor.article(articleId)).claims;
  await editor.command(articleId, {
    type: "replace-words",
    words: { exact: assignment.slip },
    with: assignment.mended,
  });
  expectOnlySlipStale(before, (await editor.article(articleId)).claims, slip, assignment.mended);
  expect((await editor.tryCommand(articleId, { type: "sign-off" })).body.error?.code).toBe("blocked");
  await check(slip, "accurate");
  await checker.command(articleId, { type: "set-resolution", claimId: slip, resolution: "changed" });
  await approve(slip);
  await editor.command(articleId, { type: "sign-off" });
  return { articleId, claimIds };
}

async function signInByClick(page: Page, role: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^${role} `) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

const formats = { text: "Plain text", markdown: "Markdown" };

async function bringIn(page: Page, assignment: Assignment): Promise<string> {
  await page.goto("/");
  await page.getByRole("link", { name: "New article" }).click();
  await page.getByRole("combobox", { name: "Format" }).selectOption({ label: formats[assignment.format] });
  await page.getByRole("textbox", { name: "Text of the article" }).fill(assignment.content);
  await page.getByRole("button", { name: "Bring in and open" }).click();
  // What a file holds beside the text, or what is left out, is said first.
  const report = page.getByRole("button", { name: "Back" });
  await expect(report.or(page.locator(".ProseMirror"))).toBeVisible();
  if (await report.isVisible()) await page.getByRole("button", { name: "Bring in and open" }).click();
  await page.waitForURL(/\/articles\/[\w-]{8,}$/);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

async function throughTheBrowser(
  people: People,
  pageAs: (who: "nobody") => Promise<Page>,
  assignment: Assignment,
): Promise<Signed> {
  const checkerPage = await pageAs("nobody");
  await signInByClick(checkerPage, "Checker");
  const articleId = await bringIn(checkerPage, assignment);
  const checker = new Desk(checkerPage);
  await checker.ready();
  const claimIds: string[] = [];
  for (const [index, words] of [...assignment.accurate, assignment.slip].entries()) {
    claimIds.push(await checker.addClaim(words));
    const evidence = evidenceOf(index);
    await checker.addSource(evidence);
    await checker.addNote(evidence.note);
    await checker.record(
      words === assignment.slip ? "Inaccurate" : "Accurate",
      words === assignment.slip ? reason : "",
    );
    if (words === assignment.slip) await checker.resolve("Change recommended");
  }
  const slip = claimIds.at(-1)!;

  const reviewerPage = await pageAs("nobody");
  await signInByClick(reviewerPage, "Reviewer");
  const reviewer = await Desk.open(reviewerPage, articleId);
  const [first, ...rest] = (await people.reviewer.article(articleId)).claims;
  await reviewer.openNumber(first!.number);
  await reviewer.approve();
  for (const { exact } of rest) {
    await reviewer.button("Next open claim").click();
    await expect(reviewer.panel.locator("blockquote").first()).toHaveText(exact);
    await reviewer.approve();
  }

  // The desk shows an approval before the server has answered.
  await reviewer.saved();
  const stages = async () => new Set((await people.editor.article(articleId)).claims.map(({ stage }) => stage));
  await expect.poll(stages).toEqual(new Set(["approved"]));
  const before = (await people.editor.article(articleId)).claims;
  const editorPage = await pageAs("nobody");
  await signInByClick(editorPage, "Editor");
  const editor = await Desk.open(editorPage, articleId);
  await editor.select(assignment.slip);
  await editor.keys(assignment.mended);
  await editor.saved();
  await editor.expectDrawn(slip, assignment.mended);
  await expect.poll(async () => (await people.viewer.claimView(articleId, slip)).stale).toBe(true);
  expectOnlySlipStale(before, (await people.editor.article(articleId)).claims, slip, assignment.mended);

  // The checker and the reviewer see it without reloading.
  await checker.expectDrawn(slip, assignment.mended);
  await expect(checker.button("Check again")).toBeVisible();
  await checker.record("Accurate", "Mended.");
  await checker.resolve("Changed");
  await reviewer.expectDrawn(slip, assignment.mended);
  await reviewer.openNumber((await people.reviewer.claimView(articleId, slip)).number);
  await expect(reviewer.button("Approve")).toBeVisible();
  await reviewer.approve();

  await editorPage.getByRole("button", { name: "Sign off", exact: true }).click();
  const dialog = editorPage.getByRole("dialog", { name: "Sign off" });
  await expect(dialog.getByText(/Nothing blocks/)).toBeVisible();
  await dialog.getByRole("button", { name: "Sign off", exact: true }).click();
  await expect(editorPage.getByText("Signed off", { exact: true })).toBeVisible();
  return { articleId, claimIds };
}

/** The export dialog hands over the very file that the interface answers. */
async function expectDownload(page: Page, articleId: string): Promise<void> {
  await page.goto(`/articles/${articleId}`);
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Public copy/ }).check();
  for (const [format, name] of [
    ["Markdown", /public copy v\d+\.md$/],
    ["Word with comments", /public copy v\d+\.docx$/],
  ] as const) {
    await dialog.getByRole("combobox", { name: "Format" }).selectOption({ label: format });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: `Download ${format}` }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(name);
  }
}

for (const { assignment, name } of assignments) {
  test(`${name} goes the whole way through the interface for programs`, async ({ people }) => {
    test.skip(assignment === null, "../shared/articles/pakistan-defense-minister.txt is absent");
    await expectCopies(people, await throughTheApi(people, assignment!), assignment!);
  });

  test(`${name} goes the whole way through the browser, as a new user would`, async ({ people, pageAs }) => {
    test.skip(assignment === null, "../shared/articles/pakistan-defense-minister.txt is absent");
    test.setTimeout(300_000);
    const signed = await throughTheBrowser(people, pageAs, assignment!);
    await expectCopies(people, signed, assignment!);
    await expectDownload(await pageAs("viewer"), signed.articleId);
  });
}
