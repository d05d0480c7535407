/** Counts what Playwright ran into test-results/totals.json for the closing line of `npm test`, with the reason of every skip. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";

function reasonOf(test: TestCase): string {
  const said = test.annotations.find((annotation) => annotation.type === "skip" || annotation.type === "fixme");
  return `${test.title}: ${said?.description ?? "an earlier test failed or no reason given"}`;
}

export default class TotalsReporter implements Reporter {
  private suite: Suite | undefined;
  private errors = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(): void {
    this.errors += 1;
  }

  onEnd(result: FullResult): void {
    const tests = this.suite?.allTests() ?? [];
    const having = (outcome: ReturnType<TestCase["outcome"]>) => tests.filter((test) => test.outcome() === outcome);
    const skipped = having("skipped");
    const flaky = having("flaky");
    for (const test of flaky) console.log(`passed only when tried again: ${test.titlePath().join(" › ")}`);
    const failed = having("unexpected").length + this.errors;
    const totals = {
      passed: having("expected").length + flaky.length,
      failed: failed === 0 && result.status !== "passed" ? 1 : failed,
      skipped: skipped.length,
      reasons: skipped.map(reasonOf),
    };
    const file = join(import.meta.dirname, "../test-results/totals.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(totals));
  }
}
