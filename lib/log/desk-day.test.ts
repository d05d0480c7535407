/** Corrections, queries, clearance and the gate, through the one `decide`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentText } from "../article/document-text.ts";
import { blockersOf } from "../decision/blockers.ts";
import { firstRules } from "../decision/house-rules.ts";
import type { Source } from "../evidence/evidence.ts";
import type { Principal } from "../policy/can.ts";
import { type Newsroom, newsroom } from "../testing/newsroom.ts";
import { refused } from "../testing/refused.ts";
import { articleOf } from "../testing/typist.ts";
import { viewClaims } from "./claim-view.ts";
import { presentEntry, presentState } from "./present.ts";
import { restoredState, storedState } from "./snapshot.ts";

const checker = { id: "checker", name: "Checker" };
const editor = { id: "editor", name: "Editor" };
const legal = { id: "legal", name: "Legal" };

const report: Source = {
  ...{ id: "s1", type: "report", title: "Report", link: null, publisher: "", author: "", published: "", origin: "" },
  ...{ access: "public", alias: "", readers: [] },
};
const official: Source = { ...report, id: "s2", title: "SECRET", access: "confidential", readers: ["checker"] };

function started(sources: readonly Source[] = []): Newsroom {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023 against the TPP, he said."]), sources);
  room.run(checker, { type: "add-claim", id: "a1", claimId: "c1", words: { exact: "65% in 2023" } });
  room.run(checker, { type: "add-claim", id: "a2", claimId: "c2", words: { exact: "2023" } });
  return room;
}

function claim(room: Newsroom, id = "c1") {
  return viewClaims(room.live.state).find((view) => view.id === id)!;
}

function propose(room: Newsroom, text = "56% in 2023", claimId = "c1"): string {
  room.run(checker, { type: "propose-correction", id: `p-${text}`.replace(/\W/g, "-"), claimId, with: text });
  return claim(room, claimId).corrections.at(-1)!.id;
}

function accept(room: Newsroom, correctionId: string, claimId = "c1") {
  return room.run(editor, { type: "accept-correction", id: `x-${correctionId}`, claimId, correctionId });
}

function blocks(room: Newsroom, rules = firstRules) {
  return blockersOf(room.live.state, rules)
    .filter(({ claimId, why }) => claimId === "c1" && why !== "not-approved")
    .map(({ why }) => why);
}

test("L25 proposing changes no letter; accepting changes the fewest words, and the claim is checked anew", () => {
  const room = started();
  room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding: "inaccurate" });
  room.run(checker, { type: "record-finding", id: "f2", claimId: "c2", finding: "accurate" });
  const before = documentText(room.live.state.doc);
  const correction = propose(room);
  assert.equal(documentText(room.live.state.doc), before);
  assert.equal(claim(room).resolution?.value, "change-recommended");
  assert.deepEqual(blocks(room), ["correction-open"]);
  accept(room, correction);
  assert.match(documentText(room.live.state.doc), /rose 56% in 2023 against/);
  assert.equal(claim(room).stale, true);
  assert.equal(claim(room).resolution?.value, "changed");
  assert.equal(claim(room, "c2").stale, false, "the claim inside keeps its words");
  assert.equal(claim(room).corrections[0]?.decided?.outcome, "accepted");
});

test("L25 all that was proposed is the claim's, also at its edges: no approval stands for words that were only added", () => {
  for (const words of ["not 65% in 2023", "65% in 2023 or 2022", "of late, 65% in 2023, or 65%"]) {
    const room = started();
    room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding: "accurate" });
    room.run(editor, { type: "approve-claim", id: "a", claimId: "c1", basis: claim(room).basis });
    accept(room, propose(room, words));
    assert.match(documentText(room.live.state.doc), new RegExp(`rose ${words} against`));
    assert.equal(claim(room).exact, words);
    assert.deepEqual(blocks(room), ["stale"]);
    assert.deepEqual([...claim(room).wordsBy].sort(), ["checker", "editor"]);
    room.run(editor, { type: "replace-words", id: "r", words: { exact: "rose" }, with: "grew by" });
    assert.equal(claim(room).exact, words, "nor does it come back with the next edit");
  }
});

test("L25 a correction is refused once its words read otherwise, and says so", () => {
  const room = started();
  const [one, other] = [propose(room), propose(room, "around 60% in 2023")];
  accept(room, one);
  const error = refused("not-current", () => accept(room, other));
  assert.equal(error.details?.proposedFor, "65% in 2023");
  room.run(editor, {
    ...{ type: "decline-correction", id: "d", claimId: "c1", correctionId: other, reason: "Settled by the other." },
  });
  assert.equal(claim(room).resolution?.value, "changed", "what was changed stays changed");
  refused("already-done", () => accept(room, one));
});

test("L25 an editor may put it otherwise; the last one declined says why nothing changed; taken back, nothing is left of it", () => {
  const room = started();
  const first = propose(room);
  room.run(editor, { type: "accept-correction", id: "x", claimId: "c1", correctionId: first, with: "57% in 2023" });
  assert.equal(claim(room).exact, "57% in 2023");
  assert.equal(claim(room).corrections[0]?.decided?.with, "57% in 2023");
  const other = started();
  const correctionId = propose(other);
  other.run(editor, { type: "decline-correction", id: "d", claimId: "c1", correctionId, reason: "House style" });
  assert.deepEqual([claim(other).resolution?.value, claim(other).resolution?.reason], ["declined", "House style"]);
  const third = started();
  const back = propose(third);
  third.run(checker, { type: "withdraw-correction", id: "w", claimId: "c1", correctionId: back });
  assert.equal(claim(third).resolution, null);
});

test("L25 cutting leaves the claim unplaced; nothing to change is refused", () => {
  const room = started();
  refused("unfit", () => propose(room, "65%  in 2023"));
  accept(room, propose(room, ""));
  assert.equal(claim(room).placed, false);
  refused("unfit", () => propose(room, "66%"));
});

test("L15 who proposed the words wrote them, as did who let them in: neither may approve before they are checked", () => {
  const room = started();
  room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding: "inaccurate" });
  accept(room, propose(room));
  assert.deepEqual([...claim(room).wordsBy].sort(), ["checker", "editor"]);
});

test("L26 a query makes the claim wait for whom it asks, and its last answer ends the waiting", () => {
  const room = started();
  const ask = (id: string, to: "writer" | "source") =>
    room.run(checker, { type: "ask-query", id, claimId: "c1", to, question: "Which year?" });
  ask("q1", "writer");
  ask("q2", "source");
  assert.deepEqual([claim(room).stage, claim(room).waitingFor], ["waiting", "source"]);
  assert.deepEqual(blocks(room), ["query-open"]);
  const [one, two] = claim(room).queries;
  const answer = (queryId: string) =>
    room.run(editor, { type: "answer-query", id: `w-${queryId}`, claimId: "c1", queryId, reply: "answered" });
  answer(two!.id);
  assert.equal(claim(room).waitingFor, "writer");
  answer(one!.id);
  assert.equal(claim(room).stage, "checking");
  assert.deepEqual(blocks(room), []);
  refused("already-done", () => answer(one!.id));
});

test("L26 a query on a checked claim leaves its check as it is, and blocks all the same", () => {
  const room = started();
  room.run(checker, { type: "record-finding", id: "f", claimId: "c1", finding: "accurate" });
  room.run(checker, { type: "ask-query", id: "q", claimId: "c1", to: "source", question: "Sure?" });
  assert.equal(claim(room).stage, "checked");
  assert.deepEqual(blocks(room), ["query-open"]);
});

test("L20 a criticism blocks until whom it criticises was asked, whatever came of it", () => {
  const room = started();
  room.run(checker, { type: "edit-claim", id: "e", claimId: "c1", criticism: true });
  assert.deepEqual(blocks(room), ["unheard"]);
  assert.deepEqual(blocks(room, { ...firstRules, rightOfReply: false }), []);
  refused("unfit", () =>
    room.run(checker, { type: "ask-query", id: "q0", claimId: "c1", to: "source", purpose: "reply", question: "?" }),
  );
  room.run(checker, {
    ...{ type: "ask-query", id: "q", claimId: "c1", to: "source", purpose: "reply", whom: "He", question: "Well?" },
  });
  const queryId = claim(room).queries[0]!.id;
  room.run(checker, { type: "answer-query", id: "w", claimId: "c1", queryId, reply: "no-answer" });
  assert.deepEqual(blocks(room), []);
});

test("L20 a legal claim blocks until the present words are cleared, and again when they change", () => {
  const room = started();
  room.run(checker, { type: "edit-claim", id: "e", claimId: "c1", importance: "legal" });
  assert.deepEqual(blocks(room), ["uncleared"]);
  const clear = (id: string) =>
    room.run(legal, { type: "clear-claim", id, claimId: "c1", basis: claim(room).basis, remark: "As quoted." });
  const old = claim(room).basis;
  clear("l1");
  assert.deepEqual(blocks(room), []);
  refused("already-done", () => clear("l2"));
  room.run(editor, { type: "replace-words", id: "r", words: { exact: "65%" }, with: "66%" });
  assert.deepEqual(blocks(room), ["uncleared"]);
  refused("not-current", () => room.run(legal, { type: "clear-claim", id: "l3", claimId: "c1", basis: old }));
  clear("l4");
  assert.deepEqual(blocks(room), []);
});

test("L20 secondary sources of one origin count once, a primary one is enough", () => {
  const wire = { ...report, origin: "Reuters, 5 May" };
  const room = started([wire, { ...wire, id: "s3", origin: "reuters,  5 May" }, { ...report, id: "s4" }]);
  const rules = { ...firstRules, secondaries: { normal: 2, key: 3, legal: 3 } };
  const cite = (sourceId: string, rank: "primary" | "secondary" = "secondary") =>
    room.run(checker, { type: "add-citation", id: `c-${sourceId}-${rank}`, claimId: "c1", sourceId, rank });
  cite("s1");
  cite("s3");
  const [blocker] = blockersOf(room.live.state, rules).filter(({ why }) => why === "uncorroborated");
  assert.deepEqual([blocker?.has, blocker?.needs], [1, 2]);
  cite("s4");
  assert.deepEqual(blocks(room, rules), []);
  room.run(checker, { type: "edit-claim", id: "e", claimId: "c1", importance: "key" });
  assert.deepEqual(blocks(room, rules), ["uncorroborated"]);
  cite("s4", "primary");
  assert.deepEqual(blocks(room, rules), []);
});

test("L20 kinds that the house wants cited block without a citation", () => {
  const room = started([report]);
  room.run(checker, { type: "edit-claim", id: "e", claimId: "c1", kind: "number" });
  const rules = { ...firstRules, citedKinds: ["number" as const] };
  assert.deepEqual(blocks(room, rules), ["uncited"]);
  room.run(checker, { type: "add-citation", id: "c", claimId: "c1", sourceId: "s1" });
  assert.deepEqual(blocks(room, rules), []);
});

test("L20 too few statements with a claim block, as the last thing and the article's own", () => {
  const room = newsroom(articleOf(["Deaths rose 65%. Nobody counted the ships. The harbour was closed."]));
  room.rules = { ...firstRules, coverage: 67 };
  room.run(checker, { type: "add-claim", id: "a1", claimId: "c1", words: { exact: "65%" } });
  const { details } = refused("blocked", () => room.run(editor, { type: "sign-off", id: "s1" }));
  assert.deepEqual((details!.blockers as unknown[]).at(-1), {
    ...{ claimId: null, number: null, why: "uncovered", words: "Nobody counted the ships.", has: 33, needs: 67 },
  });
  room.run(editor, { type: "sign-off", id: "s2", override: "Urgent" });
  const { signOff } = room.live.state.meta;
  assert.equal(signOff?.overridden.at(-1), "33 % of the statements have a claim; the house wants 67 %");
  assert.deepEqual(signOff?.coverage, { statements: 3, covered: 1 });
  room.run(editor, { type: "reopen", id: "r", reason: "A reader wrote." });
  for (const [index, exact] of ["ships", "harbour"].entries()) {
    room.run(checker, { type: "add-claim", id: `b${index}`, claimId: `c${index + 2}`, words: { exact } });
  }
  assert.ok(!blockersOf(room.live.state, room.rules).some(({ why }) => why === "uncovered"));
});

test("L20 what readers are told of a correction after publication is kept with every later sign-off", () => {
  const room = started();
  const sign = (id: string, correctionNote?: string) =>
    room.run(editor, { type: "sign-off", id, override: "Urgent", ...(correctionNote ? { correctionNote } : {}) });
  refused("unfit", () => sign("s0", "Nothing was published yet."));
  sign("s1");
  room.run(editor, { type: "reopen", id: "r1", reason: "A reader wrote." });
  assert.equal(room.live.state.meta.reopened?.reason, "A reader wrote.");
  sign("s2", "An earlier version gave a wrong share.");
  room.run(editor, { type: "reopen", id: "r2", reason: "A slip of the pen." });
  sign("s3");
  const { corrected, reopened } = room.live.state.meta;
  assert.deepEqual(
    corrected.map(({ note }) => note),
    ["An earlier version gave a wrong share."],
  );
  assert.equal(reopened, null);
});

test("L11 of a query to a source that is withheld its being asked alone is told, and to a viewer not even that", () => {
  const room = started([official]);
  room.run(checker, { type: "add-citation", id: "c", claimId: "c1", sourceId: "s2" });
  room.run(checker, {
    ...{ type: "ask-query", id: "q", claimId: "c1", to: "source", sourceId: "s2", whom: "SECRET whom" },
    ...{ question: "SECRET question", channel: "phone", askedOn: "2026-01-01" },
  });
  const queryId = claim(room).queries[0]!.id;
  const reply = { type: "answer-query", claimId: "c1", queryId, reply: "confirmed", words: "SECRET words" } as const;
  room.run(checker, { ...reply, id: "w" });
  const seen = (reader: Principal) =>
    JSON.stringify([
      presentState(room.live.state, reader).claims.get("c1"),
      room.log.map((entry) => presentEntry(entry, room.live.state, reader)),
    ]);
  const other = seen({ id: "x", name: "x", role: "editor" });
  assert.doesNotMatch(other, /SECRET|phone|2026-01-01"/);
  assert.match(other, /"reply":"confirmed"/);
  const viewer = seen({ id: "x", name: "x", role: "viewer" });
  assert.doesNotMatch(viewer, /SECRET|confirmed|query-/);
  assert.match(seen({ ...checker, role: "checker" }), /SECRET question.*SECRET words/s);
});

test("L26 only a source that the claim cites can be named as asked", () => {
  const room = started([report]);
  refused("not-found", () =>
    room.run(checker, { type: "ask-query", id: "q", claimId: "c1", to: "source", sourceId: "s1", question: "?" }),
  );
});

test("L9 a state stored before there were corrections and queries is read as one without", () => {
  const room = started();
  const old = JSON.parse(storedState(room.live.state));
  for (const each of old.claims) for (const part of ["queries", "corrections", "clearance"]) delete each[part];
  const state = restoredState(JSON.stringify(old));
  assert.deepEqual(state.claims.get("c1"), room.live.state.claims.get("c1"));
});
