import assert from "node:assert/strict";
import { test } from "node:test";
import type { Principal, Role } from "../policy/can.ts";
import { type Newsroom, newsroom } from "../testing/newsroom.ts";
import { articleOf } from "../testing/typist.ts";
import type { ArticleState } from "./article-state.ts";
import type { CommandInput } from "./command.ts";
import type { LogEntry } from "./event.ts";
import { type Concern, mayConcern, whomItConcerns } from "./whom-it-concerns.ts";

const person = (id: string, role: Role, name = `The ${id}`): Principal => ({ id, name, role });
const checker = person("checker", "checker");
const reviewer = person("reviewer", "reviewer");
const editor = person("editor", "editor");
const nadia = person("nadia", "writer", "Nadia Rahman");
const ann = person("ann", "writer", "Ann Lee");
const viewer = person("viewer", "viewer");
const house = [checker, reviewer, editor, nadia, ann, viewer];

const claimId = "c1";
let ids = 0;

type Step = [by: Principal, command: object];

/** A room with a claim, in which those steps were taken. */
function roomAfter(steps: readonly Step[], meta: Partial<ArticleState["meta"]> = {}): Newsroom {
  const room = newsroom(articleOf(["Attacks rose by 65% last year."]));
  room.live = { ...room.live, state: { ...room.live.state, meta: { ...room.live.state.meta, ...meta } } };
  for (const step of [add, ...steps]) run(room, step);
  return room;
}

const add: Step = [editor, { type: "add-claim", claimId, words: { exact: "65%" } }];
const check: Step = [checker, { type: "record-finding", claimId, finding: "accurate" }];

function run(room: Newsroom, [by, command]: Step): void {
  room.run({ id: by.id, name: by.name }, { id: `x${++ids}`, ...command } as CommandInput);
}

/** Everything the last step's entries say to anybody. */
function said(room: Newsroom, step: Step, people: readonly Principal[] = house): Concern[] {
  const before = room.live.state;
  const from = room.log.length;
  run(room, step);
  return room.log.slice(from).flatMap((entry: LogEntry) => {
    const concerns = whomItConcerns(entry, before, room.live.state, people);
    assert.ok(mayConcern(entry.event) || concerns.length === 0, `${entry.event.type} is looked at`);
    return concerns;
  });
}

const brief = (concerns: readonly Concern[]) => concerns.map(({ personId, kind }) => `${personId} ${kind}`);
const told = (room: Newsroom, step: Step, people?: readonly Principal[]) => brief(said(room, step, people));

const note = (mentions: readonly string[], internal = true) => ({
  ...{ type: "add-note", claimId, body: "Look at this.", internal, mentions },
});
const assign = (assigneeId: string | null) => ({ type: "assign-claim", claimId, assigneeId });
const ask = (whom = "", to = "writer") => ({ type: "ask-query", claimId, to, whom, question: "Who counted?" });
const propose: Step = [nadia, { type: "propose-correction", id: "k1", claimId, with: "60%" }];
const decline = { type: "decline-correction", claimId, correctionId: "k1", reason: "It stands." };

const cases: readonly {
  name: string;
  before?: readonly Step[];
  step: Step;
  says: readonly string[];
  meta?: Partial<ArticleState["meta"]>;
}[] = [
  { name: "an assignment", step: [editor, assign("checker")], says: ["checker assigned"] },
  { name: "an assignment to oneself", step: [editor, assign("editor")], says: [] },
  { name: "an assignment taken back", before: [[editor, assign("checker")]], step: [editor, assign(null)], says: [] },
  { name: "a mention", step: [editor, note(["checker", "nadia"])], says: ["checker mentioned", "nadia mentioned"] },
  { name: "a mention of oneself", step: [editor, note(["editor"])], says: [] },
  { name: "a note that mentions nobody", step: [editor, note([])], says: [] },
  {
    name: "a return, to who checked and to who has it",
    before: [check, [editor, assign("nadia")]],
    step: [reviewer, { type: "return-claim", claimId, reason: "Which year?" }],
    says: ["checker returned", "nadia returned"],
  },
  {
    name: "a return, once to who checked and has it",
    before: [check, [editor, assign("checker")]],
    step: [reviewer, { type: "return-claim", claimId, reason: "Which year?" }],
    says: ["checker returned"],
  },
  { name: "a query to a source", step: [checker, ask("The institute", "source")], says: [] },
  {
    name: "a query to a writer by name",
    step: [checker, ask(" ann lee")],
    says: ["ann asked"],
    meta: { byline: "By Nadia Rahman" },
  },
  {
    name: "a query to the writer in the byline",
    step: [checker, ask()],
    says: ["nadia asked"],
    meta: { byline: "By NADIA RAHMAN, Kabul" },
  },
  {
    name: "a query to somebody the house does not know, in an article with a byline",
    step: [checker, ask("The stringer")],
    says: ["nadia asked", "ann asked"],
    meta: { byline: "Nadia Rahman and Ann Lee" },
  },
  { name: "a byline that only begins like a name", step: [checker, ask()], says: [], meta: { byline: "By Ann Leeds" } },
  {
    name: "a query where the writer brought the article in",
    step: [checker, ask()],
    says: ["ann asked"],
    meta: { createdBy: ann },
  },
  { name: "a query where an editor did", step: [checker, ask()], says: [], meta: { createdBy: editor } },
  { name: "a viewer who has the name that was asked", step: [checker, ask("The viewer")], says: [] },
  {
    name: "an answer",
    before: [[checker, { ...ask(), id: "q1" }]],
    step: [nadia, { type: "answer-query", claimId, queryId: "q1", reply: "confirmed", words: "The bureau." }],
    says: ["checker answered"],
  },
  {
    name: "an answer of one's own",
    before: [[checker, { ...ask(), id: "q1" }]],
    step: [checker, { type: "answer-query", claimId, queryId: "q1", reply: "dropped" }],
    says: [],
  },
  { name: "a correction declined", before: [propose], step: [editor, decline], says: ["nadia declined"] },
  {
    name: "a correction accepted",
    before: [propose],
    step: [editor, { type: "accept-correction", claimId, correctionId: "k1" }],
    says: ["nadia accepted"],
  },
  {
    name: "a correction that was withdrawn",
    before: [propose],
    step: [nadia, { type: "withdraw-correction", claimId, correctionId: "k1" }],
    says: [],
  },
  {
    name: "a sign-off, to who checked",
    before: [check],
    step: [editor, { type: "sign-off", override: "To press." }],
    says: ["checker signed-off"],
  },
  {
    name: "a reopening, to who checked, not to who reopens",
    before: [
      [editor, { type: "record-finding", claimId, finding: "accurate" }],
      check,
      [editor, { type: "sign-off", override: "To press." }],
    ],
    step: [reviewer, { type: "reopen", reason: "A reader wrote." }],
    says: ["checker reopened"],
  },
  { name: "a finding", step: check, says: [] },
  {
    name: "typing",
    step: [editor, { type: "replace-words", words: { exact: "last year" }, with: "this year" }],
    says: [],
  },
];

for (const { name, before = [], step, says, meta } of cases) {
  test(`L28 whom it concerns: ${name}`, () => assert.deepEqual(told(roomAfter(before, meta), step), says));
}

test("L28 an edit tells those alone whom the note had not mentioned", () => {
  const room = roomAfter([[editor, { ...note(["checker"]), id: "n1" }]]);
  const edit = (mentions?: readonly string[]) => ({
    type: "edit-note",
    claimId,
    noteId: "n1",
    body: "Look again.",
    mentions,
  });
  assert.deepEqual(told(room, [editor, edit(["checker", "reviewer"])]), ["reviewer mentioned"]);
  assert.deepEqual(told(room, [editor, edit()]), []);
  assert.deepEqual(told(room, [editor, edit([])]), []);
  assert.deepEqual(told(room, [editor, edit(["checker"])]), ["checker mentioned"], "taken out and put in again");
});

test("L28 nobody hears of what they may not read: not of the house, not a member, not of that role", () => {
  const all = [checker.id, reviewer.id, nadia.id, viewer.id];
  const restricted = { access: "restricted" as const, members: [editor.id, checker.id, viewer.id] };
  const tell = (internal: boolean, people?: readonly Principal[], meta?: object) => {
    const room = roomAfter([], meta);
    const added = { by: editor, at: "", seq: room.log.length + 1 };
    const mentions = house.filter(({ id }) => all.includes(id));
    const event = {
      type: "note-added" as const,
      claimId,
      note: { ...added, id: "n1", body: "", internal, mentions, editedAt: null },
    };
    const claim = room.live.state.claims.get(claimId)!;
    const after = { ...room.live.state, claims: new Map([[claimId, { ...claim, notes: [event.note] }]]) };
    return brief(whomItConcerns({ ...added, event }, room.live.state, after, people ?? house));
  };
  assert.deepEqual(tell(false), ["checker mentioned", "reviewer mentioned", "nadia mentioned", "viewer mentioned"]);
  assert.deepEqual(tell(true), ["checker mentioned", "reviewer mentioned", "nadia mentioned"]);
  assert.deepEqual(tell(false, undefined, restricted), ["checker mentioned", "viewer mentioned"]);
  assert.deepEqual(tell(true, undefined, restricted), ["checker mentioned"]);
  assert.deepEqual(
    tell(false, [reviewer, nadia]),
    ["reviewer mentioned", "nadia mentioned"],
    "the others were removed",
  );
});

test("L28 a line says which claim it is about and which note, query or correction", () => {
  const room = roomAfter([propose]);
  assert.deepEqual(said(room, [editor, { ...note(["checker"]), id: "n1" }])[0], {
    ...{ personId: "checker", kind: "mentioned", claimId, aboutId: "n1" },
  });
  assert.equal(said(room, [checker, { ...ask("Ann Lee"), id: "q1" }])[0]?.aboutId, "q1");
  assert.equal(said(room, [editor, decline])[0]?.aboutId, "k1");
  assert.equal(said(room, [editor, assign("checker")])[0]?.aboutId, null);
});
