/** The closing line of a run: what passed, failed and was skipped over all kinds of test, and why something was skipped. */

/** Prints reasons and the line; the exit code. `broken` names steps that failed without being a test, each counted as failed. */
export function report(parts, broken = []) {
  const sum = { passed: 0, failed: broken.length, skipped: 0 };
  for (const part of parts) for (const key of Object.keys(sum)) sum[key] += part[key];
  for (const reason of parts.flatMap((part) => part.reasons)) console.log(`skipped: ${reason}`);
  for (const step of broken) console.log(`failed: ${step}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed > 0 ? 1 : 0;
}
