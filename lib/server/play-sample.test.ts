import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Principal, roles } from "../policy/can.ts";
import { borderSample } from "../sample/border-sample.ts";
import { dariSample } from "../sample/dari.ts";
import type { Sample } from "../sample/sample.ts";
import { closeDatabase } from "./database.ts";
import { addPerson } from "./people.ts";
import { type Cast, playSample } from "./play-sample.ts";
import { readArticle } from "./read-article.ts";

process.env.STET_DATA = mkdtempSync(join(tmpdir(), "stet-sample-"));
after(async () => {
  await closeDatabase();
  rmSync(process.env.STET_DATA!, { recursive: true, force: true });
});

const admin: Principal = { id: "admin", name: "Admin", role: "admin" };

async function makeCast(): Promise<Cast> {
  const people = ["admin" as const, ...roles.filter((role) => role !== "admin")].map(async (role) => {
    const fields = { name: role, email: `${role}@example.org`, role, password: "twelve chars" };
    const { id } = await addPerson(admin, fields);
    return [role, { id, name: role, role }] as const;
  });
  return Object.fromEntries(await Promise.all(people)) as unknown as Cast;
}

async function assertEnds<Key extends string>(sample: Sample<Key>, cast: Cast): Promise<void> {
  const { claims } = await readArticle(cast.legal, await playSample(sample, cast));
  assert.equal(claims.length, sample.claims.length);
  for (const [index, { key, end }] of sample.claims.entries()) {
    const claim = claims.find(({ number }) => number === index + 1)!;
    const found = {
      stage: claim.stage,
      ...(claim.waitingFor === null ? {} : { waitingFor: claim.waitingFor }),
      ...(claim.finding === null ? {} : { finding: claim.finding }),
      ...(claim.resolution === null ? {} : { resolution: claim.resolution.value }),
      ...(claim.stale ? { stale: true } : {}),
      ...(claim.placed ? {} : { unplaced: true }),
      tone: claim.tone,
    };
    assert.deepEqual(found, end, key);
  }
}

test("both samples play through the one door, and every claim comes to stand where the sample says", async () => {
  const cast = await makeCast();
  await assertEnds(dariSample, cast);
  await assertEnds(borderSample, cast);
});
