import assert from "node:assert/strict";
import test from "node:test";
import { browserName } from "./browser-name.ts";

const cases = [
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36",
    "Chrome on Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 Edg/149.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1",
    "Safari on iOS",
  ],
  ["curl/8.9.1", "curl"],
  ["desk-bot/2 (nightly)", "desk-bot"],
  ["", "A program without a name"],
] as const;

for (const [description, name] of cases) {
  test(`“${name}” is read off ${description.slice(0, 40) || "nothing"}`, () =>
    assert.equal(browserName(description), name));
}
