/**
 * The fixture of every end-to-end test. Each worker has a server of its own on a copy of the demo house; people are signed in
 * once per worker. Every page is watched: an error in the console, an uncaught exception, a CSP violation or a 5xx fails the test.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type Role, roles } from "#lib/policy/can.ts";
import { Api, signIn } from "./api.ts";
import { password, type Server, startServer, template } from "./server.ts";

export type People = Record<Role, Api> & { nobody: Api };

interface WorkerFixtures {
  server: Server;
  people: People;
}

interface TestFixtures {
  /** A page of a fresh browser context in which this person (or nobody) is signed in. */
  pageAs(who: Role | "nobody", options?: BrowserContextOptions): Promise<Page>;
  /** Shows what the server wrote while a test failed. */
  serverOutput: undefined;
  /** What went wrong in any page; a test may take out what it provoked itself. */
  problems: string[];
}

/** A browser says so for every refused request; refusals are part of what is tested, 5xx are caught by their status. */
const refusedRequest = /^Failed to load resource: the server responded with a status of 4\d\d/;
/** Playwright's own script, which the sandbox of the export preview refuses as it should. */
const refusedByPreview = /^Blocked script execution in '[^']*\/preview\?/;

function watch(page: Page, problems: string[]): void {
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || refusedRequest.test(text) || refusedByPreview.test(text)) return;
    problems.push(`console: ${text}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500)
      problems.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
}

/** Takes out what a test provoked. */
export function forgive(problems: string[], provoked: RegExp): void {
  problems.splice(0, problems.length, ...problems.filter((problem) => !provoked.test(problem)));
}

async function watchPolicy(context: BrowserContext, problems: string[]): Promise<void> {
  await context.exposeBinding("reportViolation", (_source, what: string) => problems.push(`CSP: ${what}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportViolation(what: string): void }).reportViolation;
      report(`${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

/** Cookies with which a context is signed in as this person. */
export function signedIn(api: Api): BrowserContextOptions["storageState"] {
  const { hostname } = new URL(api.url);
  const cookies = api.cookie
    .split("; ")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split(/=(.*)/s))
    .map(([name, value]) => ({
      name: name!,
      value: value ?? "",
      domain: hostname,
      path: "/",
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: "Lax" as const,
    }));
  return { cookies, origins: [] };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of this pattern.
    async ({}, use) => {
      const data = mkdtempSync(join(tmpdir(), "stet-e2e-"));
      cpSync(template, data, { recursive: true });
      const server = await startServer(data);
      await use(server);
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  people: [
    async ({ server }, use) => {
      const known = await Promise.all(
        roles.map(
          async (role) =>
            [role, new Api(server.url, role, await signIn(server.url, `${role}@demo.stet`, password))] as const,
        ),
      );
      await use({ ...(Object.fromEntries(known) as Record<Role, Api>), nobody: new Api(server.url, null, "") });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  serverOutput: [
    async ({ server }, use, testInfo) => {
      const before = server.output().length;
      await use(undefined);
      const body = server.output().slice(before);
      if (testInfo.status !== testInfo.expectedStatus && body !== "") {
        await testInfo.attach("server", { body, contentType: "text/plain" });
      }
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of this pattern.
  problems: async ({}, use) => {
    await use([]);
  },
  pageAs: async ({ browser, people, server, problems }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      const storageState = signedIn(people[who]);
      const context = await browser.newContext({ baseURL: server.url, storageState, ...options });
      contexts.push(context);
      await watchPolicy(context, problems);
      context.on("page", (page) => watch(page, problems));
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(problems, "what went wrong in the pages").toEqual([]);
  },
});

export { expect };
