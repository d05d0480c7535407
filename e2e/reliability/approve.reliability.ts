/**
 * Approvals against everything that can happen at the same moment, through the one door and a true database: no approval of other
 * words than stood there, none by a contributor, none by who may no longer approve. STET_RACES rounds, STET_SEED replays.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "#lib/app-error.ts";
import { basisOf } from "#lib/decision/basis.ts";
import { contributorsOf } from "#lib/decision/contributors.ts";
import { applyEntry } from "#lib/log/apply-entry.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import type { LogEntry } from "#lib/log/event.ts";
import type { Principal } from "#lib/policy/can.ts";
import { listEvents } from "#lib/server/list-events.ts";
import { changePerson } from "#lib/server/people.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { type CommandBody, openHouse, type TestHouse } from "#lib/testing/house.ts";
import { type Random, runSeed, seededRandom } from "#lib/testing/seeded-random.ts";

const rounds = Number(process.env.STET_RACES ?? 500);
const readings = ["65%", "66%", "67%"];

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

interface Field {
  articleId: string;
  claimId: string;
  /** Two who may approve, and who may not always: their roles change meanwhile. */
  approvers: readonly Principal[];
}

test(`${rounds} rounds of approving while everything else happens: no approval of other words or by a contributor`, async () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  const field = await prepared();
  let state = null as ArticleState | null;
  let approvals = 0;
  let refusals = 0;
  for (let round = 0; round < rounds; round += 1) {
    await setUp(field, random);
    const refused = await race(field, random);
    refusals += refused;
    for (const entry of await entriesAfter(field, state?.seq ?? 0)) {
      const name = `seed ${seed}, round ${round}, entry ${entry.seq}`;
      if (entry.event.type === "claim-approved") {
        assertSound(state!, entry, name);
        if (approvals === 0) assertPlantedFound(state!, entry);
        approvals += 1;
      }
      state = applyEntry(state, entry).state;
    }
  }
  console.log(`approval races: seed ${seed}, ${rounds} rounds, ${approvals} approved, ${refusals} refused`);
  assert.ok(approvals > rounds / 20 && refusals > rounds / 2, "both outcomes were seen often");
});

test("who has lost the role cannot approve any more, whatever their page still shows", async () => {
  const field = await prepared();
  const [approver] = field.approvers as [Principal];
  for (const role of ["viewer", "writer", "checker"] as const) {
    await setUp(field, seededRandom(1));
    const { basis } = await view(field);
    await changePerson(house.people.admin, approver.id, { role });
    const approve = { type: "approve-claim", claimId: field.claimId, basis } as const;
    await assert.rejects(() => house.run(approver, field.articleId, approve), { code: "forbidden" });
    await changePerson(house.people.admin, approver.id, { role: "reviewer" });
  }
});

async function prepared(): Promise<Field> {
  const { id: articleId } = await house.addArticle("A headline\n\nIt rose by 65% in a year.");
  const claimId = await house.addClaim(house.people.checker, articleId, "65%");
  const approvers = [await house.addPerson("reviewer", "First"), await house.addPerson("reviewer", "Second")];
  return { articleId, claimId, approvers };
}

async function view({ articleId, claimId }: Field) {
  const { claims } = await readArticle(house.people.checker, articleId);
  return claims.find(({ id }) => id === claimId)!;
}

/** A claim that somebody has just checked, perhaps by one who would approve it, perhaps with words they had proposed. */
async function setUp(field: Field, random: Random): Promise<void> {
  const checker = random.chance(0.2) ? random.pick(field.approvers) : house.people.checker;
  const { stage } = await view(field);
  if (stage === "approved" && random.chance(0.3)) return;
  await house.run(checker, field.articleId, { type: "record-finding", claimId: field.claimId, finding: "accurate" });
}

/** Everything at once, in an order nobody chose; how many commands were refused. */
async function race(field: Field, random: Random): Promise<number> {
  const { basis, exact, citations, corrections } = await view(field);
  const { claimId, approvers } = field;
  const { checker, editor } = house.people;
  const other = random.pick(readings.filter((reading) => reading !== exact));
  const open = corrections.find(({ decided }) => decided === null);
  const someone = () => random.pick([...approvers, checker, editor]);
  const approve = (): [Principal, CommandBody] => [random.pick(approvers), { type: "approve-claim", claimId, basis }];
  const others: (() => [Principal, CommandBody])[] = [
    () => [editor, { type: "replace-words", words: { exact }, with: other }],
    () => [someone(), { type: "add-citation", claimId, source: { title: "Register" } }],
    () => [someone(), { type: "record-finding", claimId, finding: random.pick(["accurate", "inaccurate"]) }],
    () => [random.pick(approvers), { type: "propose-correction", claimId, with: other }],
    () => [someone(), { type: "return-claim", claimId, reason: "Which year?" }],
    () => [checker, { type: "add-note", claimId, body: "Asked again." }],
  ];
  const citation = citations.at(-1);
  if (citation !== undefined) {
    others.push(() => [
      someone(),
      { type: "edit-citation", claimId, citationId: citation.id, locator: `p. ${random.below(99)}` },
    ]);
    others.push(() => [someone(), { type: "remove-citation", claimId, citationId: citation.id }]);
  }
  if (open !== undefined) {
    others.push(() => [editor, { type: "accept-correction", claimId, correctionId: open.id }]);
    others.push(() => [editor, { type: "decline-correction", claimId, correctionId: open.id, reason: "No." }]);
  }
  const given = [approve(), approve(), ...Array.from({ length: 1 + random.below(3) }, () => random.pick(others)())];
  const lost = random.chance(0.1) ? random.pick(approvers) : null;
  const done = await Promise.allSettled([
    ...shuffled(given, random).map(([by, command]) => house.run(by, field.articleId, command)),
    ...(lost === null ? [] : [changePerson(house.people.admin, lost.id, { role: "viewer" })]),
  ]);
  if (lost !== null) await changePerson(house.people.admin, lost.id, { role: "reviewer" });
  const failed = done.filter((each) => each.status === "rejected");
  for (const { reason } of failed) assert.ok(reason instanceof AppError, String(reason));
  return failed.length;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const mixed = [...list];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!];
  }
  return mixed;
}

async function entriesAfter({ articleId }: Field, after: number): Promise<LogEntry[]> {
  const { events } = await listEvents(house.people.checker, articleId, { after, limit: 500 });
  return events;
}

/** The same approval of another basis, and by who checked: the check must not let them pass. */
function assertPlantedFound(state: ArticleState, entry: LogEntry): void {
  assert.ok(entry.event.type === "claim-approved");
  const { event } = entry;
  const elsewhere = { ...event, approval: { ...event.approval, basis: "a.b.c" } };
  assert.throws(() => assertSound(state, { ...entry, event: elsewhere }, "planted"), /the basis that stood there/);
  const { by } = state.claims.get(event.claimId)!.check!;
  assert.throws(() => assertSound(state, { ...entry, by }, "planted"), /not by a contributor/);
}

/** `state` is the article right before the approval. */
function assertSound(state: ArticleState, { by, event }: LogEntry, name: string): void {
  assert.ok(event.type === "claim-approved", name);
  const claim = state.claims.get(event.claimId)!;
  assert.equal(event.approval.basis, basisOf(claim), `${name}: the basis that stood there`);
  assert.equal(event.approval.words, claim.words, `${name}: the words that stood there`);
  assert.equal(claim.check?.wordsHash, claim.wordsHash, `${name}: they were checked`);
  assert.ok(!contributorsOf(claim).has(by.id), `${name}: not by a contributor`);
}
