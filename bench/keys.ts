/**
 * What a key costs the page's main thread. Real key presses at typing speed in the desk and in plain ProseMirror, in turns; time
 * is the thread's own processor time (Performance.getMetrics), so that other work on the machine falls out.
 *
 * Two figures: `key` is one press up to the next picture, alone; `typing` is everything the page does while somebody types twelve
 * keys a second, per key: saving, receiving, cards and bars too, until the page is at rest again.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext, CDPSession, Browser as Driven, Page } from "@playwright/test";
import { freshContext } from "./browser.ts";
import type { LongArticle } from "./fill-house.ts";
import { type Spot, spotsIn } from "./long-article.ts";
import { type Aim, heading, printRatio } from "./ratio.ts";

export interface Sites {
  /** The product, where `cookie` signs an editor in. */
  product: string;
  cookie: string;
  peer: string;
}

const rounds = 3;
const typed = "report 65 and so on ";
const gap = 80;
/** Longer than the desk waits before it saves, and before its cards follow. */
const untilRest = 700;
const alone = 5;

interface Cost {
  key: number;
  typing: number;
}

interface Typist {
  page: Page;
  session: CDPSession;
  context: BrowserContext;
}

export async function benchKeys(browser: Driven, sites: Sites, article: LongArticle, aim: number): Promise<void> {
  const { ranges, words } = article;
  const desk = await sitDown(browser, `${sites.product}/articles/${article.id}`, sites.cookie);
  const peer = await sitDown(browser, `${sites.peer}/${article.id}`, "");
  const plain = await sitDown(browser, `${sites.peer}/${article.id}?plain`, "");
  heading(
    `Keys: ${words.toLocaleString("en")} words, ${ranges.length.toLocaleString("en")} claims; desk : plain ProseMirror`,
  );
  for (const [index, spot] of spotsIn(article.document, ranges).entries()) {
    // What the peer has in the place of claims is the same text everywhere.
    const pages = index === 0 ? { desk, peer, plain } : { desk, peer };
    const costs = new Map<string, Cost[]>(Object.keys(pages).map((name) => [name, []]));
    for (let round = -1; round < rounds; round += 1) {
      for (const [name, typist] of Object.entries(pages)) {
        const cost = await costAt(typist, spot);
        // The first round warms up.
        if (round >= 0) costs.get(name)!.push(cost);
      }
    }
    console.log(` ${spot.name}`);
    print("same styles", costs.get("desk")!, costs.get("peer")!, { kind: "most", value: aim });
    const without = costs.get("plain");
    if (without !== undefined) print("peer without content-visibility", costs.get("desk")!, without, null);
  }
  await Promise.all([desk, peer, plain].map(({ context }) => context.close()));
}

function print(against: string, desk: readonly Cost[], peer: readonly Cost[], aim: Aim | null): void {
  for (const what of ["key", "typing"] as const) {
    const [ours, theirs] = [desk, peer].map((costs) => costs.map((cost) => cost[what]));
    printRatio(`${what}, ${against}`, "ms", ours!, theirs!, aim);
  }
}

async function sitDown(browser: Driven, url: string, cookie: string): Promise<Typist> {
  const context = await freshContext(browser, url, cookie);
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".ProseMirror").waitFor();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await wait(2000);
  return { page, session, context };
}

async function costAt(typist: Typist, spot: Spot): Promise<Cost> {
  await typist.page.bringToFront();
  await clickAt(typist.page, spot);
  await wait(untilRest);
  const key = await keyAlone(typist);
  const typing = await whileTyping(typist);
  return { key, typing };
}

async function keyAlone({ page, session }: Typist): Promise<number> {
  let spent = 0;
  for (let count = 0; count < alone; count += 1) {
    const before = await mainThread(session);
    await page.keyboard.press("e");
    await page.evaluate(nextPicture);
    spent += (await mainThread(session)) - before;
    await wait(untilRest / 2);
  }
  return spent / alone;
}

async function whileTyping({ page, session }: Typist): Promise<number> {
  const before = await mainThread(session);
  for (const letter of typed) {
    const next = wait(gap);
    await page.keyboard.press(letter === " " ? "Space" : letter);
    await next;
  }
  await wait(untilRest);
  return ((await mainThread(session)) - before) / typed.length;
}

/** Milliseconds the main thread has worked so far. */
async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
}

function nextPicture(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Puts the caret at the spot with the mouse, after the block has been brought to the middle of the screen. */
async function clickAt(page: Page, { block, offset }: Spot): Promise<void> {
  await page.evaluate((index) => {
    document.querySelector(".ProseMirror")!.children[index]!.scrollIntoView({ block: "center", behavior: "instant" });
  }, block);
  await page.evaluate(nextPicture);
  await wait(100);
  const { x, y } = await page.evaluate(
    ([index, wanted]) => {
      const walker = document.createTreeWalker(
        document.querySelector(".ProseMirror")!.children[index!]!,
        NodeFilter.SHOW_TEXT,
      );
      let left = wanted!;
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        if (left < text.length) {
          const range = document.createRange();
          range.setStart(text, left);
          range.setEnd(text, left + 1);
          const box = range.getBoundingClientRect();
          return { x: box.left + 1, y: box.top + box.height / 2 };
        }
        left -= text.length;
      }
      throw new Error("The block is shorter than the spot asks for");
    },
    [block, offset],
  );
  await page.mouse.click(x, y);
}
