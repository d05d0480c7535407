/** One live stream per browser, however many tabs; and what happens when something between holds it back. */
import type { BrowserContext, Page } from "@playwright/test";
import { Api, signIn } from "./api.ts";
import { type Between, startBetween } from "./between.ts";
import { Desk } from "./desk.ts";
import { password } from "./server.ts";
import { test as base, expect, signedIn } from "./stet.ts";

const test = base.extend<{ between: Between }>({
  between: async ({ server }, use) => {
    const between = await startBetween(server.url);
    await use(between);
    await between.stop();
  },
});

const content = "Ships return\n\nThe register counts 40 ships and 90 nets.";

/** The page that opened the last live stream. */
function watchLeader(context: BrowserContext): () => Page {
  let leader: Page | null = null;
  context.on("request", (request) => {
    if (request.url().includes("/api/events?")) leader = request.frame().page();
  });
  return () => leader!;
}

async function openTabs(context: BrowserContext, articleIds: readonly string[]): Promise<Desk[]> {
  const desks: Desk[] = [];
  for (const articleId of articleIds) desks.push(await Desk.open(await context.newPage(), articleId));
  return desks;
}

test("eight tabs of one browser stay live over one stream, and go on when the tab that keeps it is closed", async ({
  people,
  between,
  pageAs,
}) => {
  const [one, other] = [
    await people.checker.import({ format: "text", content }),
    await people.checker.import({ format: "text", content }),
  ];
  const first = await pageAs("editor", { baseURL: between.url });
  const leader = watchLeader(first.context());
  await first.close();
  let desks = await openTabs(first.context(), [one, one, other, one, other, other, one, other]);
  await expect.poll(() => between.streams()).toBe(1);
  const changed = async (round: number) => {
    for (const articleId of [one, other]) {
      const words = { exact: `The register counts ${40 + round} ships` };
      await people.admin.command(articleId, {
        type: "replace-words",
        words,
        with: `The register counts ${41 + round} ships`,
      });
    }
    for (const desk of desks) await expect(desk.article).toContainText(`counts ${41 + round} ships`);
    expect(between.streams()).toBe(1);
  };
  await changed(0);
  for (const round of [1, 2]) {
    const leading = leader();
    await leading.close();
    desks = desks.filter((desk) => desk.page !== leading);
    expect(desks).toHaveLength(8 - round);
    await changed(round);
  }
});

test("a tab that hangs while it keeps the stream is missed, and another takes over", async ({
  people,
  between,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const first = await pageAs("editor", { baseURL: between.url });
  const leader = watchLeader(first.context());
  await first.close();
  const desks = await openTabs(first.context(), [articleId, articleId]);
  const hung = leader();
  const awake = desks.find(({ page }) => page !== hung)!;
  const hanging = hung.evaluate(() => {
    const end = Date.now() + 20_000;
    while (Date.now() < end);
  });
  await expect.poll(() => leader() === awake.page, { timeout: 20_000 }).toBe(true);
  await people.admin.command(articleId, { type: "replace-words", words: { exact: "40 ships" }, with: "41 boats" });
  await expect(awake.article).toContainText("41 boats");
  await hanging;
  await expect(desks.find(({ page }) => page === hung)!.article).toContainText("41 boats");
  await expect.poll(() => between.streams()).toBe(1);
});

test("tabs of another person, signed in since in the same browser, hear nothing of the former's stream", async ({
  people,
  between,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  const page = await pageAs("checker", { baseURL: between.url });
  const context = page.context();
  await context.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const Native = window.BroadcastChannel;
    window.BroadcastChannel = class extends Native {
      constructor(name: string) {
        super(name);
        this.addEventListener("message", ({ data }) => heard.push(JSON.stringify(data)));
      }
    };
  });
  const former = await Desk.open(page, articleId);
  const sameOwner = await Desk.open(await context.newPage(), articleId);
  const viewer = await pageAs("viewer", { baseURL: between.url });
  await context.addCookies(await viewer.context().cookies());
  const latter = await Desk.open(await context.newPage(), articleId);
  await people.checker.command(articleId, { type: "add-note", claimId, body: "zqcanary", internal: true });
  await people.editor.command(articleId, { type: "replace-words", words: { exact: "90 nets" }, with: "91 nets" });
  for (const desk of [former, sameOwner, latter]) await expect(desk.article).toContainText("91 nets");
  const heardBy = ({ page: tab }: Desk) =>
    tab.evaluate(() => (window as unknown as { heard: string[] }).heard.join("\n"));
  expect(await heardBy(latter)).not.toContain("zqcanary");
  expect((await heardBy(former)) + (await heardBy(sameOwner)), "the test would find it").toContain("zqcanary");
});

test("signing out ends the stream of all tabs, and nothing more comes through", async ({
  people,
  server,
  between,
  pageAs,
}) => {
  const articleId = await people.checker.import({ format: "text", content });
  const leaving = new Api(server.url, "editor", await signIn(server.url, "editor@demo.stet", password));
  const page = await pageAs("nobody", { baseURL: between.url, storageState: signedIn(leaving) });
  const desks = await openTabs(page.context(), [articleId, articleId]);
  await expect.poll(() => between.streams()).toBe(1);
  await desks[0]!.page.getByRole("button", { name: /Editor/ }).click();
  await desks[0]!.page.getByRole("menuitem", { name: "Sign out" }).click();
  await desks[0]!.page.waitForURL(/sign-in/);
  await expect.poll(() => between.streams()).toBe(0);
  await people.admin.command(articleId, { type: "replace-words", words: { exact: "40 ships" }, with: "41 boats" });
  await desks[1]!.page.waitForTimeout(3000);
  await expect(desks[1]!.article).toContainText("40 ships");
});

test("where a proxy holds streams back, others' changes come by pages, and typing is saved as ever", async ({
  people,
  between,
  pageAs,
}) => {
  between.withhold = true;
  const articleId = await people.checker.import({ format: "text", content });
  const desk = await Desk.open(await pageAs("editor", { baseURL: between.url }), articleId);
  await people.admin.command(articleId, { type: "replace-words", words: { exact: "40 ships" }, with: "41 boats" });
  await expect(desk.article).toContainText("41 boats", { timeout: 23_000 });
  await desk.caret("behind", "90 nets");
  await desk.keys(" and a lantern");
  await desk.saved();
  expect((await people.viewer.article(articleId)).text).toContain("90 nets and a lantern");
  await people.admin.command(articleId, { type: "replace-words", words: { exact: "41 boats" }, with: "42 rafts" });
  await expect(desk.article).toContainText("42 rafts");
  await desk.saved();
});
