/**
 * How long until one can type: from the start of the navigation to the picture with the first letter in it. A fresh browser context
 * each time (nothing cached), servers that have answered before.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Browser as Driven } from "@playwright/test";
import { freshContext } from "./browser.ts";
import type { LongArticle } from "./fill-house.ts";
import type { Sites } from "./keys.ts";
import { type Aim, figure, heading, median, printRatio } from "./ratio.ts";

const rounds = 7;
const longest = 60_000;

interface Opening {
  /** All in milliseconds from the start of the navigation. */
  answered: number;
  drawn: number;
  usable: number;
  kilobytes: number;
}

export async function benchOpening(
  browser: Driven,
  sites: Sites,
  article: LongArticle,
  aim: Aim | null,
): Promise<void> {
  const desk: Opening[] = [];
  const peer: Opening[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const ours = await open(browser, `${sites.product}/articles/${article.id}`, sites.cookie);
    const theirs = await open(browser, `${sites.peer}/${article.id}`, "");
    if (round < 0) continue;
    desk.push(ours);
    peer.push(theirs);
  }
  heading(
    `Opening: ${article.words.toLocaleString("en")} words, ${article.ranges.length.toLocaleString("en")} claims; desk : plain ProseMirror`,
  );
  const of = (all: Opening[], what: keyof Opening) => all.map((opening) => opening[what]);
  printRatio("first letter typed", "ms", of(desk, "usable"), of(peer, "usable"), aim);
  for (const what of ["answered", "drawn", "kilobytes"] as const) {
    console.log(`    ${what.padEnd(42)} ${figure(median(of(desk, what)))} : ${figure(median(of(peer, what)))}`);
  }
}

async function open(browser: Driven, url: string, cookie: string): Promise<Opening> {
  const context = await freshContext(browser, url, cookie);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { promise: opened, resolve } = Promise.withResolvers<Opening>();
  let pressed: Promise<unknown> = Promise.resolve();
  await page.exposeFunction("editorThere", () => {
    pressed = pressKey(session);
  });
  await page.exposeFunction("letterShown", resolve);
  await page.addInitScript(watchEditor);
  await page.goto(url, { waitUntil: "commit" });
  const opening = await Promise.race([opened, tooLong()]);
  await pressed;
  await context.close();
  return opening;
}

async function tooLong(): Promise<never> {
  await wait(longest, undefined, { ref: false });
  throw new Error("No letter appeared in the editor");
}

/** The rawest key press there is: nothing is waited for. */
function pressKey(session: CDPSession): Promise<unknown> {
  const key = { key: "q", code: "KeyQ" };
  return Promise.all([
    session.send("Input.dispatchKeyEvent", { type: "keyDown", ...key, text: "q" }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
  ]);
}

type Watched = Window & { editorThere(): void; letterShown(opening: Opening): void };

/** Runs in the page before anything else: waits for an editor, focuses it, asks for a key and notes when its letter is shown. */
function watchEditor(): void {
  const look = () => {
    const editor = document.querySelector<HTMLElement>('.ProseMirror[contenteditable="true"]');
    if (editor === null) return void requestAnimationFrame(look);
    const drawn = performance.now();
    const first = editor.firstElementChild!;
    const length = first.textContent!.length;
    const watch = new MutationObserver(() => {
      if (editor.firstElementChild!.textContent!.length <= length) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => note(drawn)));
    });
    watch.observe(editor, { childList: true, characterData: true, subtree: true });
    editor.focus();
    // At the first letter, as a click there would: where a page puts the caret by itself is not what is measured.
    getSelection()!.collapse(document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode(), 0);
    (window as unknown as Watched).editorThere();
  };
  const note = (drawn: number) => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const all = [navigation!, ...(performance.getEntriesByType("resource") as PerformanceResourceTiming[])];
    (window as unknown as Watched).letterShown({
      answered: navigation!.responseStart,
      drawn,
      usable: performance.now(),
      kilobytes: all.reduce((sum, entry) => sum + entry.transferSize, 0) / 1024,
    });
  };
  requestAnimationFrame(look);
}
