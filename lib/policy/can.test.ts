import assert from "node:assert/strict";
import { test } from "node:test";
import { can, canReadArticle, canSeeSource, type Principal, type Role, roles } from "./can.ts";

function person(role: Role, id = "me"): Principal {
  return { id, name: id, role };
}

test("only an editor or an admin changes a letter of the text", () => {
  const may = roles.filter((role) => can(person(role), "edit-text"));
  assert.deepEqual(may, ["editor", "admin"]);
});

test("own means own", () => {
  assert.equal(can(person("checker"), "edit-note", "me"), true);
  assert.equal(can(person("editor"), "edit-note", "other"), false);
  assert.equal(can(person("writer"), "withdraw-claim", "other"), false);
  assert.equal(can(person("writer"), "withdraw-claim"), false);
});

test("a restricted article is for its members, an admin is no exception", () => {
  const article = { access: "restricted", members: ["member"] } as const;
  for (const role of roles) assert.equal(canReadArticle(person(role), article), false);
  assert.equal(canReadArticle(person("viewer", "member"), article), true);
});

test("a confidential source is for the people it is named to, an internal one for all but viewers", () => {
  for (const role of roles) {
    assert.equal(canSeeSource(person(role), { access: "confidential", readers: ["other"] }), false);
    assert.equal(canSeeSource(person(role), { access: "internal", readers: [] }), role !== "viewer");
  }
  assert.equal(canSeeSource(person("viewer"), { access: "confidential", readers: ["me"] }), true);
});
