/** Mentions and the inbox as people use them: two browsers, the keyboard, a phone; and that nothing is told past a right. */
import type { Page } from "@playwright/test";
import type { Api } from "./api.ts";
import { Desk } from "./desk.ts";
import { expect, type People, test } from "./stet.ts";

const content = "Ships return\n\nThe register counts 40 ships and 90 nets. The harbour opened on Friday.";
const exacts = ["40 ships", "90 nets", "on Friday"] as const;

/** An article of the checker's with three claims, and an inbox of that person in which everything is read. */
async function started(people: People, title: string, reader: Api) {
  await reader.request("POST", "/api/inbox/read", { until: new Date().toISOString() });
  const articleId = await people.checker.import({ format: "text", title, content });
  const claims: string[] = [];
  for (const exact of exacts) claims.push(await people.checker.claim(articleId, exact));
  return { articleId, claims };
}

const idOf = async (person: Api) => (await person.get<{ id: string }>("/api/me")).body.id;
const badge = (page: Page, unread: number) =>
  page.getByRole("link", { name: unread === 0 ? "Inbox" : `Inbox, ${unread} unread`, exact: true });
const rows = (page: Page) => page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
/** As when somebody comes back to the window. */
const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

test("a mention by keyboard alone: the list, the note, the other's badge, the claim it leads to", async ({
  people,
  pageAs,
}) => {
  const { articleId } = await started(people, "Ships that are mentioned", people.reviewer);
  const other = await pageAs("reviewer");
  await other.goto("/");
  await expect(badge(other, 0)).toBeVisible();

  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.openClaim("90 nets");
  const note = desk.panel.getByRole("textbox", { name: "New note" });
  await note.focus();
  await desk.keys("Please look, @");
  const list = desk.panel.getByRole("listbox", { name: "Mention" });
  await expect(list.getByRole("option"), "not oneself, not who sees no internal notes").toHaveCount(5);
  await desk.keys("sol");
  await expect(list.getByRole("option")).toHaveText([/^Ingrid Solberg/]);
  const active = await note.getAttribute("aria-activedescendant");
  await expect(list.getByRole("option", { selected: true })).toHaveAttribute("id", active!);
  await desk.press("Enter");
  await expect(list).toHaveCount(0);
  await expect(note).toHaveValue("Please look, @Ingrid Solberg ");
  await desk.keys("and @Nobody by hand.");
  await expect(desk.panel.getByText("Ingrid Solberg will hear of it.")).toBeVisible();
  await desk.press("Control+Enter");
  await expect(note).toHaveValue("");
  const named = desk.panel.locator("[data-mention]");
  await expect(named).toHaveText("@Ingrid Solberg");
  expect(Number(await named.evaluate((name) => getComputedStyle(name).fontWeight))).toBeGreaterThanOrEqual(600);

  await comeBack(other);
  await badge(other, 1).click();
  await expect(other).toHaveTitle(/^Inbox/);
  const line = rows(other).first();
  await expect(line).toContainText("Tom Okafor mentioned you in a note on claim 2");
  await expect(line).toContainText("Please look, @Ingrid Solberg and @Nobody by hand.");
  await expect(line).toContainText("Ships that are mentioned");
  await expect(line).toHaveAttribute("data-inbox-line", "unread");
  await expect(line.locator("[data-mention]")).toHaveText("@Ingrid Solberg");
  await expect(line.getByRole("link"), "reading can begin at once").toBeFocused();
  await other.keyboard.press("Enter");
  await expect(new Desk(other).panel.locator("blockquote").first()).toHaveText("90 nets");
  await expect(badge(other, 0)).toBeVisible();
});

test("arrows and Escape in the list; a finger takes a name; what is rubbed out mentions nobody", async ({
  people,
  pageAs,
}) => {
  const { articleId } = await started(people, "Ships by finger", people.legal);
  const phone = await pageAs("checker", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const desk = await Desk.open(phone, articleId);
  await phone.getByRole("button", { name: /^Claims/ }).tap();
  await phone.locator("[data-claim-card]").first().tap();
  const note = desk.panel.getByRole("textbox", { name: "New note" });
  const list = desk.panel.getByRole("listbox", { name: "Mention" });
  const selected = list.getByRole("option", { selected: true });
  await note.tap();
  await desk.keys("@");
  const [first, second] = await list.getByRole("option").allTextContents();
  await expect(selected).toHaveText(first!);
  await desk.press("ArrowDown");
  await expect(selected).toHaveText(second!);
  await desk.press("ArrowUp", "ArrowUp", "ArrowDown");
  await expect(selected).toHaveText(first!);
  await desk.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(note, "only the list is put away").toHaveValue("@");
  await desk.keys("Pri");
  await list.getByRole("option", { name: /^Priya Natarajan/ }).tap();
  await expect(note).toHaveValue("@Priya Natarajan ");
  await expect(note).toBeFocused();
  await expect(desk.panel.getByText("Priya Natarajan will hear of it.")).toBeVisible();
  await desk.press("Backspace", "Backspace");
  await expect(desk.panel.getByText("will hear of it.")).toHaveCount(0);
  await desk.press("Escape");
  await desk.button("Add note").tap();
  await expect(note).toHaveValue("");
  expect((await people.legal.get<{ unread: number }>("/api/inbox?limit=0")).body.unread).toBe(0);
});

test("who may not see an internal note is not offered, and the screen says why a name by hand is not enough", async ({
  people,
  pageAs,
}) => {
  const { articleId } = await started(people, "Ships for the copy", people.viewer);
  const desk = await Desk.open(await pageAs("checker"), articleId);
  await desk.openClaim("40 ships");
  const note = desk.panel.getByRole("textbox", { name: "New note" });
  await note.focus();
  await desk.keys("@Jonas");
  await expect(desk.panel.getByRole("listbox")).toHaveCount(0);
  await desk.keys(" Weber, see");
  const shutOut = desk.panel.getByText("Jonas Weber may not see internal notes and will not hear of it.");
  await expect(shutOut).toBeVisible();
  await desk.panel.getByRole("checkbox", { name: /^For the copy too/ }).check();
  await expect(desk.panel.getByText("Jonas Weber will hear of it.")).toBeVisible();
  await desk.button("Add note").click();
  await expect(desk.panel.locator("[data-mention]")).toHaveText("@Jonas Weber");

  await desk.button("Edit this note").click();
  const edit = desk.panel.getByRole("textbox", { name: "Edit the note" });
  await edit.press("End");
  await desk.keys(" with @Priya");
  await desk.press("Tab");
  await expect(edit).toHaveValue("@Jonas Weber, see with @Priya Natarajan ");
  await expect(desk.panel.getByText("Priya Natarajan will hear of it."), "and the other heard before").toBeVisible();
  await desk.press("Control+Enter");
  await expect(desk.panel.locator("[data-mention]")).toHaveText(["@Jonas Weber", "@Priya Natarajan"]);
  const { lines } = (await people.viewer.get<{ lines: { text: string }[] }>("/api/inbox?only=unread")).body;
  expect(lines.map(({ text }) => text)).toEqual(["@Jonas Weber, see with @Priya Natarajan"]);
});

test("three assignments are one line; it is read, unread again and gone with the right, by keyboard", async ({
  people,
  pageAs,
}) => {
  const { articleId, claims } = await started(people, "Ships that are assigned", people.reviewer);
  const assigneeId = await idOf(people.reviewer);
  const page = await pageAs("reviewer");
  await page.goto("/inbox?only=unread");
  await expect(page.getByText("Everything is read")).toBeVisible();
  for (const claimId of claims) await people.editor.command(articleId, { type: "assign-claim", claimId, assigneeId });
  const [, nets] = claims as [string, string, string];
  await people.editor.command(articleId, {
    ...{ type: "add-note", claimId: nets, body: "Only @Ingrid Solberg knows.", mentions: [assigneeId] },
  });
  await comeBack(page);
  await expect(page.getByText("4 new lines came since.")).toBeVisible();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const [mention, assigned] = [rows(page).nth(0), rows(page).nth(1)];
  await expect(rows(page)).toHaveCount(2);
  await expect(assigned).toContainText("Rafael Moreno assigned 3 claims to you");
  await expect(assigned).toContainText("Claims 1, 2, and 3");

  await mention.getByRole("link").focus();
  await page.keyboard.press("j");
  await expect(assigned.getByRole("link")).toBeFocused();
  await page.keyboard.press("Control+Alt+u");
  await expect(assigned).toHaveAttribute("data-inbox-line", "read");
  await expect(badge(page, 1)).toBeVisible();
  await expect(assigned.getByRole("link"), "the focus stays").toBeFocused();
  await page.keyboard.press("Control+Alt+u");
  await expect(badge(page, 4)).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(mention.getByRole("link")).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Go to the next line");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(badge(page, 0)).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toBeDisabled();
  await assigned.getByRole("button", { name: "Mark as unread" }).click();
  await expect(badge(page, 3)).toBeVisible();
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members: [] });
  await page.reload();
  await expect(page.getByText("Ships that are assigned")).toHaveCount(0);
  await expect(badge(page, 0)).toBeVisible();
});

test("on a phone the desk's menu leads to the inbox", async ({ people, pageAs }) => {
  const { articleId, claims } = await started(people, "Ships by menu", people.writer);
  const assigneeId = await idOf(people.writer);
  await people.editor.command(articleId, { type: "assign-claim", claimId: claims[0]!, assigneeId });
  const phone = await pageAs("writer", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await Desk.open(phone, articleId);
  await phone.getByRole("button", { name: "More about this article" }).tap();
  await phone.getByRole("menuitem", { name: "Inbox (1 unread)" }).tap();
  await expect(rows(phone).first()).toContainText("assigned claim 1 to you");
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide, "nothing stands out at the side").toBe(false);
});
