import assert from "node:assert/strict";
import { test } from "node:test";
import { isReadablePath } from "./readable-path.mjs";

test("a path that is no percent-encoded UTF-8 and the asterisk are unreadable; a query is for whoever reads it", () => {
  for (const target of ["/", "/api/articles/%D8%B3", "/sign-in?error=%zz", "http://localhost/api/me"]) {
    assert.equal(isReadablePath(target), true, target);
  }
  for (const target of ["*", "/%", "/%zz", "/api/articles/%ff", "/articles/%c0%af?x=1"]) {
    assert.equal(isReadablePath(target), false, target);
  }
});
