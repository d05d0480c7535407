/**
 * Several people type into one paragraph while the line breaks, tabs die and the server goes down: every letter typed is in the
 * article in the end, everybody sees the same, and the claim stands on its words. From left to right and from right to left.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api, signIn } from "./api.ts";
import { Desk, withhold } from "./desk.ts";
import { password, type Server, startServer, template } from "./server.ts";
import { expect, forgive, signedIn, test } from "./stet.ts";

/** One paragraph: a claim's words, the words behind which one types, the words behind which the other does. */
interface Script {
  name: string;
  headline: string;
  claim: string;
  first: string;
  second: string;
  typed: readonly [string, string];
}

const latin: Script = {
  name: "from left to right",
  headline: "Ships return",
  claim: "41 ships",
  first: "and some nets",
  second: "says the harbour office",
  typed: [" with red sails and a captain from the north", " that nobody has asked before this week"],
};
const dari: Script = {
  name: "from right to left",
  headline: "کشتی‌ها برگشتند",
  claim: "چهل کشتی",
  first: "و چند تور",
  second: "به گفتهٔ دفتر بندر",
  typed: [" با بادبان‌های سرخ و ناخدایی از شمال", " که کسی پیش از این هفته نپرسیده بود"],
};

function contentOf({ headline, claim, first, second }: Script): string {
  return `${headline}\n\n${claim} ${first} ${second}`;
}

function lineOf({ claim, first, second, typed }: Script): string {
  return `${claim} ${first}${typed[0]} ${second}${typed[1]}`;
}

async function paragraph(desk: Desk): Promise<string> {
  return (await desk.article.locator("p").filter({ hasText: /\S/ }).first().textContent()) ?? "";
}

/** Everybody has everything, and it is what was typed. */
async function expectWhole(desks: readonly Desk[], script: Script, reader: Api, articleId: string): Promise<void> {
  for (const desk of desks) {
    await expect(desk.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", {
      timeout: 20_000,
    });
    await expect.poll(() => paragraph(desk), { timeout: 10_000 }).toBe(lineOf(script));
  }
  const { text } = await reader.article(articleId);
  expect(text.split("\n").at(-1)).toBe(lineOf(script));
}

async function typeBoth([first, second]: readonly [Desk, Desk], script: Script): Promise<void> {
  await first.caret("behind", script.first);
  await second.caret("behind", script.second);
  await Promise.all([first.keys(script.typed[0]), second.keys(script.typed[1])]);
}

for (const script of [latin, dari]) {
  test(`two type into a paragraph while a third annotates it, ${script.name}`, async ({ people, pageAs }) => {
    const articleId = await people.checker.import({ format: "text", content: contentOf(script) });
    const first = await Desk.open(await pageAs("editor"), articleId);
    const second = await Desk.open(await pageAs("admin"), articleId);
    const third = await Desk.open(await pageAs("checker"), articleId);
    const [claimId] = await Promise.all([third.addClaim(script.claim), typeBoth([first, second], script)]);
    await expectWhole([first, second, third], script, people.viewer, articleId);
    for (const desk of [first, second, third]) await desk.expectDrawn(claimId, script.claim);
    expect(await people.viewer.claimView(articleId, claimId)).toMatchObject({ exact: script.claim, placed: true });
  });

  test(`a line that is cut under typing and comes back, ${script.name}`, async ({ people, pageAs, problems }) => {
    const articleId = await people.checker.import({ format: "text", content: contentOf(script) });
    const claimId = await people.checker.claim(articleId, script.claim);
    const first = await Desk.open(await pageAs("editor"), articleId);
    const second = await Desk.open(await pageAs("admin"), articleId);
    const cut = first.page.waitForTimeout(250).then(() => first.context.setOffline(true));
    await Promise.all([cut, typeBoth([first, second], script)]);
    await second.saved();
    await first.context.setOffline(false);
    await expectWhole([first, second], script, people.viewer, articleId);
    await first.expectDrawn(claimId, script.claim);
    forgive(problems, /net::ERR_/);
  });

  test(`a server that is killed and started again under typing, ${script.name}`, async ({ pageAs, problems }) => {
    await withOwnServer(async (house) => {
      const articleId = await house.checker.import({ format: "text", content: contentOf(script) });
      const claimId = await house.checker.claim(articleId, script.claim);
      const signedInAs = (api: Api) => ({ baseURL: api.url, storageState: signedIn(api) });
      const first = await Desk.open(await pageAs("editor", signedInAs(house.editor)), articleId);
      const second = await Desk.open(await pageAs("admin", signedInAs(house.admin)), articleId);
      const killed = first.page.waitForTimeout(400).then(() => house.restart());
      await Promise.all([killed, typeBoth([first, second], script)]);
      await expectWhole([first, second], script, house.checker, articleId);
      await second.expectDrawn(claimId, script.claim);
      for (const { page } of [first, second]) await page.close();
    });
    forgive(problems, /net::ERR_|503/);
  });
}

test("a tab that is killed under typing and opened again", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content: contentOf(latin) });
  const page = await pageAs("editor");
  const first = await Desk.open(page, articleId);
  const second = await Desk.open(await pageAs("admin"), articleId);
  await withhold(page);
  await typeBoth([first, second], latin);
  await page.waitForTimeout(300);
  await page.close({ runBeforeUnload: false });
  const again = await Desk.open(await first.context.newPage(), articleId);
  await expectWhole([again, second], latin, people.viewer, articleId);
});

test("two tabs of one person type into one paragraph", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content: contentOf(latin) });
  const page = await pageAs("editor");
  const first = await Desk.open(page, articleId);
  const second = await Desk.open(await page.context().newPage(), articleId);
  await typeBoth([first, second], latin);
  await expectWhole([first, second], latin, people.viewer, articleId);
  await second.press("Control+z");
  await expect(first.article).not.toContainText(latin.typed[1]);
  await expect(first.article).toContainText(latin.typed[0]);
});

interface OwnHouse {
  checker: Api;
  editor: Api;
  admin: Api;
  restart(): Promise<void>;
}

async function withOwnServer(run: (house: OwnHouse) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "stet-together-"));
  cpSync(template, data, { recursive: true });
  let server: Server = await startServer(data);
  const as = async (role: "checker" | "editor" | "admin") =>
    new Api(server.url, role, await signIn(server.url, `${role}@demo.stet`, password));
  try {
    await run({
      ...{ checker: await as("checker"), editor: await as("editor"), admin: await as("admin") },
      async restart() {
        await server.stop("SIGKILL");
        server = await startServer(data, {}, server.port);
      },
    });
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
