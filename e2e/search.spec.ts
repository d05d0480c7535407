/** Search as people work it: by keyboard from any room to a claim and back, what a role sees, answers that come late, long lists. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { openReadOnly } from "#db/client.ts";
import { articlesBehind } from "#db/search.ts";
import { wordForm } from "#lib/search/words.ts";
import { expect, type People, test } from "./stet.ts";

/** A word that stands nowhere else in the house. */
const newWord = () => `zq${randomUUID().replaceAll("-", "").slice(0, 12)}`;

const field = (page: Page) => page.getByRole("searchbox", { name: "Search everything" });
const hits = (page: Page): Locator => page.locator("[data-hit]");

async function articleWithNote(people: People, note: string) {
  const content = "Ships return\n\nThe register counts 40 ships and 90 nets.";
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, { type: "add-note", claimId, body: `The harbour office said ${note}.` });
  return { articleId, claimId };
}

test("by keyboard: from any room to the search, through the hits to the claim, and back to the same list", async ({
  people,
  pageAs,
}) => {
  const word = newWord();
  const { articleId, claimId } = await articleWithNote(people, word);
  const page = await pageAs("checker");
  await page.goto("/sources");
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/search$/);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(`harbour ${word.slice(0, 9)}`);
  await expect(hits(page)).toHaveCount(1);
  await expect(hits(page)).toHaveAccessibleName(new RegExp(`Note on claim 1 The harbour office said ${word}`));
  await expect(hits(page).locator("mark")).toHaveText(["harbour", word]);
  await expect(page.getByRole("status").filter({ hasText: "Found in 1 article" })).toHaveCount(1);
  await expect(field(page), "typing goes on where it was").toBeFocused();

  await page.keyboard.press("ArrowDown");
  await expect(hits(page)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}\\?claim=${claimId}`));
  await expect(page.getByText(`The harbour office said ${word}.`)).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue(`harbour ${word.slice(0, 9)}`);
  await expect(hits(page)).toHaveCount(1);
  await hits(page).focus();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(field(page), "in a field it is a sign").toHaveValue("a/b");
});

test("a viewer finds the text, and of what is kept from them that nothing was found", async ({ people, pageAs }) => {
  const word = newWord();
  await articleWithNote(people, word);
  const page = await pageAs("viewer");
  await page.goto(`/search?q=${word}`);
  await expect(page.getByText(`Nothing found for “${word}”`)).toBeVisible();
  await expect(hits(page)).toHaveCount(0);
  await field(page).fill("register counts");
  await expect(hits(page).first()).toContainText("The register counts 40 ships and 90 nets.");
  await expect(hits(page).first().locator("mark")).toHaveText(["register", "counts"]);
});

test("what stands there belongs to what was typed last, however late the answers come", async ({ people, pageAs }) => {
  const [first, last] = [newWord(), newWord()];
  for (const word of [first, last]) await people.editor.import({ format: "text", content: `Headline\n\nOf ${word}.` });
  const page = await pageAs("viewer");
  await page.goto("/search");
  await page.route(
    (url) => url.pathname === "/search" && url.searchParams.get("q") === first,
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    },
  );
  const asked = page.waitForRequest((request) => request.url().includes(first));
  await field(page).fill(first);
  await asked;
  await field(page).fill(last);
  await expect(hits(page)).toContainText([`Of ${last}.`]);
  await page.waitForTimeout(2000);
  await expect(hits(page)).toContainText([`Of ${last}.`]);
  await expect(page).toHaveURL(new RegExp(`q=${last}`));
});

test("a long list goes on where it ended; the words in it are those of now", async ({ people, pageAs }) => {
  const word = newWord();
  for (let index = 0; index < 23; index += 1) {
    await people.editor.import({ format: "text", content: `Part ${index}\n\nOf ${word}.` });
  }
  const page = await pageAs("viewer", { viewport: { width: 390, height: 844 } });
  await page.goto(`/search?q=${word}`);
  await expect(hits(page)).toHaveCount(20);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Part 22");
  await page.getByRole("button", { name: "Show more articles" }).click();
  await expect(hits(page)).toHaveCount(23);
  await expect(page.getByRole("heading", { level: 2 }).last()).toHaveText("Part 0");
  await expect(page.getByRole("button", { name: "Show more articles" })).toHaveCount(0);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test("the desk leads there by its commands", async ({ people, pageAs }) => {
  const { articleId } = await articleWithNote(people, newWord());
  const page = await pageAs("checker");
  await page.goto(`/articles/${articleId}`);
  await page.locator(".ProseMirror").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("everything");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search$/);
  await expect(field(page)).toBeFocused();
});

test("whatever stands in the address is answered: signs, emoji, NUL, half a query", async ({ people, pageAs }) => {
  const page = await pageAs("viewer");
  const { text: nothing } = await people.viewer.get("/api/search?q=");
  for (const q of ['"'.repeat(200), "*", "\0", "👩‍🚀", "((", "^ -"]) {
    const { status, text } = await people.viewer.get(`/api/search?q=${encodeURIComponent(q)}`);
    expect([status, text], q).toEqual([200, nothing]);
    await page.goto(`/search?q=${encodeURIComponent(q)}`);
    await expect(page.locator("h1"), q).toHaveText("Search");
  }
  for (const wrong of [`q=${"x".repeat(201)}`, "q=x&cursor=none", "q=x&limit=0", "q=x&more=1"]) {
    const { status, text } = await people.viewer.get(`/api/search?${wrong}`);
    expect([status, JSON.parse(text).error.code], wrong).toEqual([400, "malformed"]);
  }
});

test("the house that serves brings its index up by itself, soon after a change", async ({ people, server }) => {
  const articleId = await people.editor.import({ format: "text", content: `Headline\n\nOf ${newWord()}.` });
  const file = openReadOnly(join(server.data, "stet.db"));
  try {
    const isBehind = async () => (await file.read((tx) => articlesBehind(tx, wordForm))).includes(articleId);
    await expect.poll(isBehind, { timeout: 15_000 }).toBe(false);
  } finally {
    await file.close();
  }
});
