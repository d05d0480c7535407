import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPassword, hashPassword, newPassword } from "./password.ts";

test("a password is kept as argon2id with 46 MiB, its parameters beside it, under a salt of its own", async () => {
  const [one, two] = await Promise.all([hashPassword("correct horse battery"), hashPassword("correct horse battery")]);
  assert.match(one, /^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, two);
});

test("the right password is known again, another is not", async () => {
  const hash = await hashPassword("correct horse battery");
  assert.deepEqual(await checkPassword("correct horse battery", hash), { right: true, outdated: false });
  assert.equal((await checkPassword("correct horse batterz", hash)).right, false);
});

test("composed and decomposed letters are the same password", async () => {
  const hash = await hashPassword("caf\u00e9 au lait!");
  assert.equal((await checkPassword("cafe\u0301 au lait!", hash)).right, true);
});

test("a hash made with weaker parameters still works and is told to be made anew", async () => {
  const hash = await hashPassword("correct horse battery", { memory: 8 * 1024, passes: 2, parallelism: 1 });
  assert.deepEqual(await checkPassword("correct horse battery", hash), { right: true, outdated: true });
});

test("an unknown person costs the same work and is never right, not even with the hash of nothing", async () => {
  const hash = await hashPassword("correct horse battery");
  const took = async (known: string | null) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < 5; i++) assert.equal((await checkPassword("wrong", known)).right, false);
    return Number(process.hrtime.bigint() - start);
  };
  await took(hash);
  const ratio = (await took(null)) / (await took(hash));
  assert.ok(ratio > 0.4 && ratio < 2.5, `unknown against known: ${ratio}`);
});

test("a damaged hash is a defect, not a way in", async () => {
  await assert.rejects(checkPassword("", "$argon2id$v=19$m=1,t=1"), /cannot be read/);
});

test("past four at once and a queue of 64 people are asked to wait", async () => {
  const cheap = { memory: 8, passes: 1, parallelism: 1 };
  const results = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword("x", cheap)));
  const refused = results.filter((result) => result.status === "rejected");
  assert.equal(refused.length, 80 - 4 - 64);
  for (const { reason } of refused) assert.equal(reason.code, "too-many");
  await hashPassword("x", cheap);
});

test("a chosen password has 12 to 200 characters", () => {
  assert.equal(newPassword.safeParse("elevenchars").success, false);
  assert.equal(newPassword.safeParse("twelve chars").success, true);
  assert.equal(newPassword.safeParse("x".repeat(201)).success, false);
});
