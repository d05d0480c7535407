import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstRules } from "../decision/house-rules.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { readHouseRules, rulesSetLast, setHouseRules } from "./house-rules.ts";
import { verifyHouseLog } from "./verify-log.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const { version: _, ...first } = firstRules;

test("only an admin sets the rules; each change counts once, stands in the house's log and survives a restart", async () => {
  assert.deepEqual(await readHouseRules(), firstRules);
  const rules = { ...first, secondaries: { normal: 0, key: 2, legal: 3 } };
  await assert.rejects(() => setHouseRules(house.people.editor, rules), { code: "forbidden" });
  assert.equal(await rulesSetLast(), null);
  assert.equal((await setHouseRules(house.people.admin, rules)).version, 2);
  assert.equal((await setHouseRules(house.people.admin, rules)).version, 2, "the same again is no change");
  assert.equal((await rulesSetLast())?.by, house.people.admin.name);
  await house.restart();
  assert.deepEqual(await readHouseRules(), { ...rules, version: 2 });
  assert.equal((await database().read(verifyHouseLog)).ok, true);
});

test("the rules of the moment decide a sign-off, and the sign-off says which they were", async () => {
  await setHouseRules(house.people.admin, { ...first, citedKinds: ["number"] });
  const { id } = await house.addArticle("A headline\n\nIt rose by 65 percent.");
  const claimId = await house.addClaim(house.people.checker, id, "65 percent");
  const run = house.run;
  await run(house.people.checker, id, { type: "edit-claim", claimId, kind: "number" });
  await assert.rejects(
    () => run(house.people.editor, id, { type: "sign-off" }),
    (error: { details?: { blockers: { why: string }[] } }) =>
      error.details?.blockers.some(({ why }) => why === "uncited") === true,
  );
  const { events } = await run(house.people.editor, id, { type: "sign-off", override: "Urgent" });
  const [entry] = events;
  assert.equal(entry?.event.type === "signed-off" && entry.event.signOff.rules, (await readHouseRules()).version);
});
