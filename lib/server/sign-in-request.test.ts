import assert from "node:assert/strict";
import { test } from "node:test";
import { readSignInRequest } from "./sign-in-request.ts";

test("an error that nobody gave reaches the sign-in page as any other, also when every object has something of that name", async () => {
  const expected = { "too-many": "too-many", unknown: "other", constructor: "other" };
  for (const [error, told] of [...Object.entries(expected), ["__proto__", "other"]]) {
    const answer = await readSignInRequest(new Request(`http://localhost/api/auth/error?error=${error}`), ["error"]);
    assert.ok(answer instanceof Response);
    assert.equal(answer.headers.get("location"), `/sign-in?error=${told}`);
  }
});
