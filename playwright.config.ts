/** End-to-end tests: the production build, a server of its own per worker (e2e/stet.ts), at most two at a time. */
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/browser.ts";

const browser = findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/fill-template.ts",
  workers: 2,
  // A test brings its own article and may run beside any other: no long file is left to one worker at the end.
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: process.env.CI === undefined ? 0 : 1,
  // Patience costs nothing where all is well; a busy machine is no defect.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["./e2e/totals-reporter.ts"]],
  use: {
    browserName: "chromium",
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Asia/Kabul",
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    // Each action of a recorded test costs a snapshot of its page: `--trace retain-on-failure` where one is to be looked into.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      args: browser.args,
      env: { ...process.env, ...browser.env } as Record<string, string>,
    },
  },
});
