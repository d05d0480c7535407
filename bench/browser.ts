/** The browser both pages are measured in: one process, a fresh context for every page, a person signed in at the product. */
import { type BrowserContext, chromium, type Browser as Driven } from "@playwright/test";
import { findBrowser } from "#e2e/browser.ts";

export async function launch(): Promise<Driven> {
  const { executablePath, args, env } = findBrowser();
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
}

/** `cookie` as `signIn` of e2e/api.ts answers it; empty for the peer. */
export async function freshContext(browser: Driven, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const pairs = cookie.split("; ").filter((pair) => pair !== "");
  await context.addCookies(
    pairs.map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return { name, value, url: new URL(url).origin, httpOnly: true, sameSite: "Lax" as const };
    }),
  );
  return context;
}
