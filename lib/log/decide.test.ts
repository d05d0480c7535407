import assert from "node:assert/strict";
import { test } from "node:test";
import type { Blocker } from "../decision/blockers.ts";
import type { Source } from "../evidence/evidence.ts";
import { type Newsroom, newsroom } from "../testing/newsroom.ts";
import { refused } from "../testing/refused.ts";
import { articleOf } from "../testing/typist.ts";
import { viewClaims } from "./claim-view.ts";
import type { CommandInput } from "./command.ts";

const checker = { id: "checker", name: "Checker" };
const reviewer = { id: "reviewer", name: "Reviewer" };
const editor = { id: "editor", name: "Editor" };

const source: Source = {
  id: "s1",
  type: "report",
  title: "Report",
  link: null,
  publisher: "",
  author: "",
  published: "",
  origin: "",
  access: "public",
  alias: "",
  readers: [],
};

function started(sources: readonly Source[] = []): Newsroom {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023 against the TPP."]), sources);
  room.run(checker, { type: "add-claim", id: "a1", claimId: "c1", words: { exact: "65%" } });
  room.run(checker, { type: "add-claim", id: "a2", claimId: "c2", words: { exact: "TPP" } });
  return room;
}

function claim(room: Newsroom, id = "c1") {
  return viewClaims(room.live.state).find((view) => view.id === id)!;
}

function check(room: Newsroom, by = checker, claimId = "c1"): void {
  room.run(by, { type: "record-finding", id: `f-${by.id}-${claimId}`, claimId, finding: "accurate" });
}

function approve(room: Newsroom, by = reviewer, claimId = "c1"): void {
  room.run(by, { type: "approve-claim", id: "ap", claimId, basis: claim(room, claimId).basis });
}

test("L15 a checked claim is approved by a second person, and stands fresh", () => {
  const room = started();
  check(room);
  approve(room);
  assert.equal(claim(room).stage, "approved");
  assert.equal(claim(room).stale, false);
  assert.equal(claim(room).approval?.self, false);
});

test("L15 who recorded the finding may not approve it", () => {
  const room = started();
  check(room);
  refused("self-approval", () => approve(room, checker));
});

test("L15 who wrote the present words since the check may not approve them", () => {
  const room = started();
  room.run(editor, { type: "replace-words", id: "r", words: { exact: "65%" }, with: "66%" });
  check(room);
  approve(room, editor);
  room.run(editor, { type: "replace-words", id: "r2", words: { exact: "66%" }, with: "67%" });
  check(room, reviewer);
  approve(room, editor);
  assert.equal(claim(room).stage, "approved");
});

test("L15 who touched the words after the check is a contributor until the words are checked again", () => {
  const room = started();
  check(room);
  room.run(editor, { type: "replace-words", id: "r", words: { exact: "65%" }, with: "66%" });
  assert.deepEqual(claim(room).wordsBy, ["editor"]);
  room.run(editor, { type: "replace-words", id: "r2", words: { exact: "66%" }, with: "65%" });
  assert.deepEqual(claim(room).wordsBy, []);
  approve(room, editor);
});

test("L15 who changed the evidence is a contributor again when the check after it is taken back", () => {
  const room = started([source]);
  check(room);
  room.run(editor, { type: "add-citation", id: "cite", claimId: "c1", sourceId: source.id });
  check(room, reviewer);
  room.run(reviewer, { type: "withdraw-finding", id: "w", claimId: "c1" });
  assert.deepEqual([claim(room).check?.by.id, claim(room).stage], ["checker", "checked"]);
  refused("self-approval", () => approve(room, editor));
  refused("self-approval", () => approve(room, checker));
  approve(room, reviewer);
});

test("L15 a finding is taken back only while nothing has come of it", () => {
  const checked = () => {
    const room = started([source]);
    room.run(editor, { type: "add-citation", id: "cite", claimId: "c1", sourceId: source.id });
    check(room);
    return room;
  };
  const after = (...commands: CommandInput[]) => {
    const room = checked();
    for (const command of commands) room.run(reviewer, command);
    room.run(checker, { type: "withdraw-finding", id: "w", claimId: "c1" });
    return claim(room);
  };
  const on = { id: "x", claimId: "c1" };
  const { basis } = claim(checked());
  const resting: CommandInput[] = [
    { type: "approve-claim", ...on, basis },
    { type: "return-claim", ...on, reason: "Ask again." },
    { type: "start-check", ...on },
    { type: "wait-claim", ...on, for: "writer" },
    { type: "set-resolution", ...on, resolution: "stands" },
    { type: "add-citation", ...on, sourceId: source.id },
    { type: "edit-citation", ...on, citationId: "cite", locator: "p. 4" },
    { type: "remove-citation", ...on, citationId: "cite" },
    { type: "edit-source", id: "x", sourceId: source.id, fields: { publisher: "Office" } },
    { type: "place-claim", ...on, words: { exact: "65% in" } },
    { type: "replace-words", id: "x", words: { exact: "65%" }, with: "66%" },
  ];
  for (const command of resting) refused("unfit", () => after(command));
  const back = { type: "replace-words", words: { exact: "66%" }, with: "65%" } as const;
  refused("unfit", () => after(resting.at(-1)!, { ...back, id: "y" }));
  const beside: CommandInput[] = [
    { type: "add-note", ...on, body: "Asked." },
    { type: "assign-claim", ...on, assigneeId: "checker" },
    { type: "edit-claim", ...on, kind: "number" },
    { type: "replace-words", id: "x", words: { exact: "TPP" }, with: "TTP" },
  ];
  for (const command of beside) assert.equal(after(command).check, null, command.type);
  refused("unfit", () => after({ type: "withdraw-finding", ...on }));
});

test("L17 a finding taken back leaves a fresh approval fresh and a stale one stale", () => {
  const room = started([source]);
  const takenBack = () => {
    check(room, editor);
    room.run(editor, { type: "withdraw-finding", id: "w", claimId: "c1" });
    return { stage: claim(room).stage, stale: claim(room).stale };
  };
  check(room);
  approve(room);
  assert.deepEqual(takenBack(), { stage: "approved", stale: false });
  room.run(checker, { type: "add-citation", id: "cite", claimId: "c1", sourceId: source.id });
  assert.deepEqual(takenBack(), { stage: "approved", stale: true });
});

test("L16 an approval names what it saw: another basis is refused, saying what changed", () => {
  const room = started();
  check(room);
  const { basis } = claim(room);
  room.run(reviewer, { type: "record-finding", id: "f2", claimId: "c1", finding: "inaccurate" });
  const error = refused("not-current", () =>
    room.run(editor, { type: "approve-claim", id: "ap", claimId: "c1", basis }),
  );
  assert.deepEqual(error.details?.changed, ["finding"]);
});

test("L17 an edit of exactly those words makes the claim stale, restoring them makes it fresh, other edits change nothing", () => {
  const room = started();
  check(room);
  approve(room);
  check(room, checker, "c2");
  approve(room, reviewer, "c2");
  room.run(editor, { type: "replace-words", id: "e1", words: { exact: "TPP" }, with: "TTP" });
  assert.equal(claim(room, "c2").stale, true);
  assert.equal(claim(room, "c2").exact, "TTP");
  assert.equal(claim(room, "c2").stage, "approved");
  assert.equal(claim(room).stale, false);
  room.run(editor, { type: "replace-words", id: "e2", words: { exact: "TTP" }, with: "TPP" });
  assert.equal(claim(room, "c2").stale, false);
});

test("L16 approval needs a check of the present words", () => {
  const room = started();
  refused("unfit", () => approve(room));
  check(room);
  room.run(editor, { type: "replace-words", id: "e1", words: { exact: "65%" }, with: "66%" });
  refused("unfit", () => approve(room));
});

test("L16 a check names the words its checker saw: other words by then are refused", () => {
  const room = started();
  const { basis } = claim(room);
  room.run(editor, { type: "replace-words", id: "r", words: { exact: "65%" }, with: "95%" });
  const record = (seen: string) =>
    room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding: "accurate", basis: seen });
  refused("not-current", () => record(basis));
  record(claim(room).basis);
});

test("L18 a claim placed by hand on equal words elsewhere is to be checked there", () => {
  const room = newsroom(articleOf(["Deaths rose 65% and attacks rose 65% too."]));
  room.run(checker, { type: "add-claim", id: "a1", claimId: "c1", words: { exact: "65%", prefix: "Deaths rose" } });
  check(room);
  approve(room);
  room.run(checker, { type: "place-claim", id: "p", claimId: "c1", words: { exact: "65%", prefix: "attacks rose" } });
  assert.equal(claim(room).stage, "to-check");
  assert.equal(claim(room).approval, null);
});

test("L17 an approval that lapsed by its evidence needs a new check, then a new approval", () => {
  const room = started([source]);
  check(room);
  approve(room);
  room.run(editor, { type: "add-citation", id: "c", claimId: "c1", sourceId: source.id });
  assert.equal(claim(room).stale, true);
  refused("unfit", () => approve(room));
  check(room);
  approve(room);
  assert.equal(claim(room).stale, false);
});

test("L20 a sign-off names the version its editor saw", () => {
  const room = started();
  const { version } = room.live.state;
  room.run(editor, { type: "replace-words", id: "r", words: { exact: "2023" }, with: "2024" });
  refused("not-current", () => room.run(editor, { type: "sign-off", id: "s", version, override: "now" }));
});

test("L22 findings that rest on nothing need a reason, and so does a declined change", () => {
  const room = started();
  for (const finding of ["unverifiable", "not-checkable"] as const) {
    refused("reason-missing", () => room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding }));
  }
  refused("reason-missing", () =>
    room.run(checker, { type: "set-resolution", id: "s", claimId: "c1", resolution: "declined" }),
  );
});

test("L20 sign-off lists what blocks, goes through with a reason, and locks the article until it is reopened", () => {
  const room = started();
  check(room);
  approve(room);
  const error = refused("blocked", () => room.run(editor, { type: "sign-off", id: "s1" }));
  assert.deepEqual(error.details?.blockers, [{ claimId: "c2", number: 2, why: "not-approved", words: "TPP" }]);
  room.run(editor, { type: "sign-off", id: "s2", override: "The lawyer has cleared it." });
  assert.equal(room.live.state.meta.signOff?.override, "The lawyer has cleared it.");
  const locked: CommandInput[] = [
    { type: "replace-words", id: "x", words: { exact: "65%" }, with: "1" },
    { type: "add-note", id: "n", claimId: "c1", body: "late" },
    { type: "add-claim", id: "a", words: { exact: "Deaths" } },
  ];
  for (const command of locked) refused("signed-off", () => room.run(editor, command));
  room.run(editor, { type: "reopen", id: "o", reason: "A correction came in." });
  room.run(editor, { type: "add-note", id: "n", claimId: "c1", body: "in time" });
});

test("L20 a reason for signing off all the same covers what its editor saw, and nothing that came since", () => {
  const room = started();
  check(room);
  approve(room);
  const signOff = (id: string, blockers: [number, "not-approved" | "query-open"][]) =>
    room.run(editor, { type: "sign-off", id, override: "The lawyer has cleared it.", blockers });
  room.run(checker, { type: "ask-query", id: "q", claimId: "c1", to: "source", question: "Did he say so?" });
  const error = refused("blocked", () => signOff("s1", [[2, "not-approved"]]));
  const { blockers } = error.details as { blockers: Blocker[] };
  assert.deepEqual(
    blockers.map(({ number, why }) => `${number} ${why}`),
    ["1 query-open", "2 not-approved"],
  );
  signOff("s2", [
    [1, "query-open"],
    [2, "not-approved"],
  ]);
  assert.equal(room.live.state.meta.signOff?.overridden.length, 2);
});

test("L21 an archived article takes nothing but being brought back", () => {
  const room = started();
  room.run(editor, { type: "archive", id: "1" });
  refused("archived", () => room.run(checker, { type: "add-note", id: "2", claimId: "c1", body: "late" }));
  refused("archived", () => room.run(editor, { type: "sign-off", id: "3", override: "now" }));
  room.run(editor, { type: "archive", id: "4", archived: false });
  room.run(checker, { type: "add-note", id: "5", claimId: "c1", body: "in time" });
});

test("L20 inaccurate without a resolution blocks even when approved", () => {
  const room = newsroom(articleOf(["Deaths rose 65%."]));
  room.run(checker, { type: "add-claim", id: "a1", claimId: "c1", words: { exact: "65%" } });
  room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding: "inaccurate" });
  approve(room);
  const error = refused("blocked", () => room.run(editor, { type: "sign-off", id: "s" }));
  assert.deepEqual(
    (error.details!.blockers as { why: string }[]).map((blocker) => blocker.why),
    ["unresolved"],
  );
  room.run(checker, { type: "set-resolution", id: "r", claimId: "c1", resolution: "changed" });
  room.run(editor, { type: "sign-off", id: "s" });
});

test("L23 stages move by commands: wait, start, return with a reason, check again", () => {
  const room = started();
  room.run(checker, { type: "start-check", id: "1", claimId: "c1" });
  assert.equal(claim(room).stage, "checking");
  room.run(checker, { type: "wait-claim", id: "2", claimId: "c1", for: "writer" });
  assert.deepEqual([claim(room).stage, claim(room).waitingFor], ["waiting", "writer"]);
  check(room);
  room.run(reviewer, { type: "return-claim", id: "3", claimId: "c1", reason: "Which table?" });
  assert.deepEqual([claim(room).stage, claim(room).returned?.reason], ["returned", "Which table?"]);
  room.run(checker, { type: "start-check", id: "4", claimId: "c1" });
  check(room);
  assert.equal(claim(room).stage, "checked");
});

test("L19 deleted words leave the claim unplaced with its record, and bringing them back in their place finds it again", () => {
  const room = started();
  check(room);
  approve(room);
  const { version } = room.live.state;
  const { from, to } = claim(room);
  const steps = [{ stepType: "replace", from: from - 5, to: to + 3 }];
  room.run(editor, { type: "edit-text", id: "d", version, clientId: "x", steps });
  assert.equal(claim(room).placed, false);
  assert.equal(claim(room).exact, "65%");
  refused("unfit", () => check(room, reviewer));
  const slice = { content: [{ type: "text", text: "rose 65% in" }] };
  const events = room.run(editor, {
    type: "edit-text",
    id: "u",
    version: version + 1,
    clientId: "x",
    steps: [{ stepType: "replace", from: from - 5, to: from - 5, slice }],
  });
  assert.deepEqual(
    events.map((event) => event.type),
    ["text-edited", "claim-placed"],
  );
  assert.equal(claim(room).placed, true);
  assert.equal(claim(room).stale, false);
});

test("L23 taking a finding back puts the claim where it was", () => {
  const room = started();
  room.run(checker, { type: "wait-claim", id: "1", claimId: "c1", for: "writer" });
  check(room);
  room.run(checker, { type: "withdraw-finding", id: "2", claimId: "c1" });
  assert.deepEqual([claim(room).stage, claim(room).waitingFor, claim(room).finding], ["waiting", "writer", null]);
});

test("L24 a number is given once and never again", () => {
  const room = started();
  room.run(checker, { type: "withdraw-claim", id: "w", claimId: "c2", reason: "double" });
  room.run(checker, { type: "add-claim", id: "a3", claimId: "c3", words: { exact: "TPP" } });
  assert.equal(claim(room, "c3").number, 3);
});
