/**
 * The desk as a person works it: true mouse and keys. Words are found by what is drawn, never by positions; everything else goes by
 * the labels a person reads.
 */
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

interface Corner {
  x: number;
  y: number;
}

interface Place {
  start: Corner;
  end: Corner;
  isRightToLeft: boolean;
}

/** Where words stand once the screen has come to rest: a card that closes may still move the article. */
async function placeOf(page: Page, words: string): Promise<Place> {
  let before = "";
  for (;;) {
    const place = await measured(page, words);
    if (JSON.stringify(place) === before) return place;
    before = JSON.stringify(place);
    await page.waitForTimeout(60);
  }
}

/** The middle of the left edge of the first line's words, and of the right edge of the last's. */
async function measured(page: Page, words: string): Promise<Place> {
  const found = await page.locator(".ProseMirror").evaluate((article, sought) => {
    for (const block of article.querySelectorAll<HTMLElement>("[dir=auto]")) {
      if (block.querySelector("[dir=auto]") !== null) continue;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      const at = texts
        .map((text) => text.data)
        .join("")
        .indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      let passed = 0;
      for (const text of texts) {
        const end = passed + text.length;
        if (at >= passed && at < end) range.setStart(text, at - passed);
        if (at + sought.length > passed && at + sought.length <= end) range.setEnd(text, at + sought.length - passed);
        passed = end;
      }
      block.scrollIntoView({ block: "center", behavior: "instant" });
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const [first, last] = [boxes[0]!, boxes.at(-1)!];
      return {
        start: { x: first.left, y: first.top + first.height / 2 },
        end: { x: last.right, y: last.top + last.height / 2 },
        isRightToLeft: getComputedStyle(block).direction === "rtl",
      };
    }
    return null;
  }, words);
  if (found === null) throw new Error(`The article does not show: ${words}`);
  return found;
}

/**
 * Copies rich text in a page of another site and comes back: what is pasted then is a true paste. The other page has no policy, so
 * that what this one's policy refuses is the paste's doing.
 */
export async function copyRich(page: Page, html: string, plain: string): Promise<void> {
  const context = page.context();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const elsewhere = "http://elsewhere.localhost/";
  await context.route(elsewhere, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>x</title>" }),
  );
  const other = await context.newPage();
  await other.goto(elsewhere);
  await other.bringToFront();
  await other.evaluate(
    async ([rich, text]) => {
      const item = new ClipboardItem({
        "text/html": new Blob([rich!], { type: "text/html" }),
        "text/plain": new Blob([text!], { type: "text/plain" }),
      });
      await navigator.clipboard.write([item]);
    },
    [html, plain],
  );
  await other.close();
  await page.bringToFront();
}

/** No command that is sent from now on arrives, as on a line that takes everything and gives nothing. */
export async function withhold(page: Page): Promise<void> {
  await page.route(/\/commands$/, () => {});
}

/** Presses Tab until the focus is on what is called so; how far it is says whether a person would get there. */
export async function tabTo(page: Page, name: string | RegExp, most = 40): Promise<void> {
  for (let press = 0; press < most; press++) {
    const focused = page.locator(":focus");
    if ((await focused.count()) === 1) {
      const snapshot = await focused.ariaSnapshot();
      if (typeof name === "string" ? snapshot.includes(`"${name}"`) : name.test(snapshot)) return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} times Tab did not reach ${name}`);
}

export class Desk {
  readonly page: Page;
  readonly article: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.article = page.locator(".ProseMirror");
    this.panel = page.locator("[data-claim-panel]");
  }

  static async open(page: Page, articleId: string): Promise<Desk> {
    await page.goto(`/articles/${articleId}`);
    const desk = new Desk(page);
    await desk.ready();
    return desk;
  }

  async ready(): Promise<void> {
    await expect(this.article).toBeVisible();
    await this.saved();
  }

  async saved(): Promise<void> {
    await expect(this.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  /** Draws the mouse over the words. What was selected is let go first: a press inside it would drag it away. */
  async select(words: string): Promise<void> {
    await this.page.evaluate(() => window.getSelection()?.removeAllRanges());
    const { start, end } = await placeOf(this.page, words);
    await this.page.mouse.move(start.x + 1, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, end.y);
    await this.page.mouse.move(end.x, end.y);
    await this.page.mouse.up();
    const fold = (text: string) => text.replace(/\s+/g, " ").trim();
    await expect
      .poll(async () => fold(await this.page.evaluate(() => String(window.getSelection()))), {
        message: "selected words",
      })
      .toBe(fold(words));
  }

  /** Where a click puts the caret right behind the words, or right before them. */
  async edgeOf(where: "before" | "behind", words: string): Promise<Corner> {
    const { start, end, isRightToLeft } = await placeOf(this.page, words);
    const isLeft = (where === "before") !== isRightToLeft;
    return isLeft ? { ...start, x: start.x + 1 } : { ...end, x: end.x - 1 };
  }

  /** Puts the caret right behind the words, or right before them. */
  async caret(where: "before" | "behind", words: string): Promise<void> {
    const { x, y } = await this.edgeOf(where, words);
    await this.page.mouse.click(x, y);
    await expect
      .poll(() => this.page.evaluate(() => window.getSelection()?.isCollapsed), { message: "a caret" })
      .toBe(true);
  }

  keys(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 15 });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key, { delay: 15 });
  }

  /** Selects words and adds a claim with the button beside them; the id of the claim. */
  async addClaim(words: string): Promise<string> {
    await this.select(words);
    await this.page
      .getByRole("toolbar", { name: "For the selected words" })
      .getByRole("button", { name: "Add claim" })
      .click();
    await expect(this.panel.locator("blockquote").first()).toHaveText(words);
    return (await this.panel.getAttribute("data-claim-panel"))!;
  }

  /** The words a claim covers as drawn; nested claims split them into spans. */
  drawn(claimId: string): Promise<string> {
    return this.article
      .locator(`[data-claim="${claimId}"]`)
      .evaluateAll((spans) => spans.map((span) => span.textContent).join(""));
  }

  async expectDrawn(claimId: string, words: string): Promise<void> {
    await expect.poll(() => this.drawn(claimId), { message: `drawn words of claim ${claimId}` }).toBe(words);
  }

  async openClaim(words: string): Promise<void> {
    const { start, end } = await placeOf(this.page, words);
    const middle = start.y === end.y ? (start.x + end.x) / 2 : start.x + 5;
    await this.page.mouse.click(middle, start.y);
    await expect(this.panel.locator("blockquote").first()).toHaveText(words);
  }

  /** Opens a claim by its number: from the rail, or from the list when its card is too far away to be drawn. */
  async openNumber(number: number): Promise<void> {
    const heading = this.panel.getByRole("heading", { name: `Claim ${number}`, exact: true });
    if ((await heading.count()) > 0) return;
    const card = this.page.locator("[data-claim-card]").filter({ hasText: new RegExp(`^Claim ${number}\\D`) });
    const list = this.page.getByRole("button", { name: "Show as a list" });
    if ((await card.count()) === 0 && (await list.count()) > 0) await list.click();
    await card.first().click();
    await expect(heading).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole("button", { name, exact: true });
  }

  /** `shown` is what is drawn of it, when it has markup. */
  async addNote(words: string, shown: string | RegExp = words): Promise<void> {
    const field = this.panel.getByRole("textbox", { name: "New note" });
    await field.fill(words);
    await this.button("Add note").click();
    await expect(field).toHaveValue("");
    await expect(this.panel.getByText(shown)).toBeVisible();
  }

  async addSource(source: { link: string; title: string; passage?: string; pinpoint?: string }): Promise<void> {
    await this.button("Add source").click();
    const form = this.panel.locator("form").filter({ hasText: "Source" });
    await form.getByRole("textbox", { name: "Source" }).fill(source.link);
    if (source.pinpoint) await form.getByRole("textbox", { name: "Pinpoint" }).fill(source.pinpoint);
    if (source.passage) await form.getByRole("textbox", { name: "Passage" }).fill(source.passage);
    await form.getByText("About the source, and who may see it").click();
    await form.getByRole("textbox", { name: "Title" }).fill(source.title);
    await form.getByRole("button", { name: "Add source" }).click();
    await expect(this.panel.getByRole("link", { name: source.title })).toBeVisible();
  }

  /** Starts the check when it has not begun, or checks again; then records the finding. */
  async record(finding: string, reason = ""): Promise<void> {
    const begin = this.button("Start check");
    const write = this.button(/^(Record finding|Check again)$/);
    await expect(begin.or(write)).toBeVisible();
    if (await begin.isVisible()) await begin.click();
    await write.click();
    await this.panel.getByRole("radio", { name: new RegExp(`^${finding}`) }).check();
    if (reason !== "") await this.panel.getByRole("textbox", { name: "Reason" }).fill(reason);
    await this.panel.locator("form").getByRole("button", { name: "Record finding" }).click();
    await expect(this.panel.locator("form").getByRole("button", { name: "Record finding" })).toHaveCount(0);
  }

  async more(item: string): Promise<void> {
    await this.button("More actions").click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  async resolve(resolution: string): Promise<void> {
    await this.more("Decide what becomes of the words");
    await this.panel.getByRole("combobox", { name: "What becomes of the words?" }).selectOption({ label: resolution });
    await this.panel.getByRole("button", { name: "Save", exact: true }).click();
    await expect(this.panel.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  }

  async approve(): Promise<void> {
    await this.button("Approve").click();
    await expect(this.panel.getByText(/^Approved/).first()).toBeVisible();
  }
}
