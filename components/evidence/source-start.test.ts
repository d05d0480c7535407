import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceStart } from "./source-start.ts";

test("a pasted link is a link, with and without its scheme", () => {
  assert.deepEqual(sourceStart(" https://example.org/report?id=1 "), {
    link: "https://example.org/report?id=1",
    title: "",
  });
  assert.deepEqual(sourceStart("www.example.org/a"), { link: "https://www.example.org/a", title: "" });
  assert.deepEqual(sourceStart("mailto:press@example.org"), { link: "mailto:press@example.org", title: "" });
});

test("anything else is a title, dangerous schemes included", () => {
  assert.deepEqual(sourceStart("Annual security report 2023"), { link: null, title: "Annual security report 2023" });
  assert.deepEqual(sourceStart("javascript:alert(1)"), { link: null, title: "javascript:alert(1)" });
  assert.deepEqual(sourceStart("Yearbook"), { link: null, title: "Yearbook" });
});
