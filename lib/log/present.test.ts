/** What each reader may see: tokens planted in every field that is not for all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Source } from "../evidence/evidence.ts";
import type { Principal, Role } from "../policy/can.ts";
import { newsroom } from "../testing/newsroom.ts";
import { articleOf } from "../testing/typist.ts";
import { applyEntry } from "./apply-entry.ts";
import type { ArticleState } from "./article-state.ts";
import type { ArticleEvent, LogEntry } from "./event.ts";
import { presentEntry, presentPast, presentState } from "./present.ts";
import { restoredState, snapshotOf, stateOf, storedState } from "./snapshot.ts";

const secret: Source = {
  id: "SECRET-ID",
  type: "person",
  title: "SECRET-TITLE",
  link: "https://example.org/SECRET-LINK",
  publisher: "SECRET-PUBLISHER",
  author: "SECRET-AUTHOR",
  published: "SECRET-DAY",
  origin: "",
  access: "confidential",
  alias: "a senior official",
  readers: ["named", "SECRET-READER"],
};
const house: Source = {
  id: "HOUSE-ID",
  type: "dataset",
  title: "HOUSE-TITLE",
  link: null,
  publisher: "HOUSE-PUBLISHER",
  author: "",
  published: "",
  origin: "",
  access: "internal",
  alias: "",
  readers: [],
};
const by = { id: "named", name: "Named" };

function reader(id: string, role: Role): Principal {
  return { id, name: id, role };
}

/** An article with a confidential and an internal source, an internal note and a file, as log and state. */
function filled(): { log: LogEntry[]; state: ArticleState } {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  const citation = {
    id: "cit",
    sourceId: secret.id,
    alias: null,
    relation: "supports",
    rank: "primary",
    locator: "SECRET-LOCATOR",
    passage: "SECRET-PASSAGE",
    consultedOn: "2026-01-02",
    by,
    at: "2026-01-01T00:00:00.000Z",
    commitment: "ab",
  } as const;
  const internal = { ...citation, id: "cit2", sourceId: house.id, locator: "HOUSE-LOCATOR", passage: "HOUSE-PASSAGE" };
  const events: ArticleEvent[] = [
    { type: "citation-added", claimId: "c1", citation, source: secret },
    { type: "citation-added", claimId: "c1", citation: internal, source: house },
    {
      type: "note-added",
      claimId: "c1",
      note: { id: "n1", by, at: "2026-01-01T00:00:00.000Z", body: "INTERNAL-NOTE", internal: true, editedAt: null },
    },
    {
      type: "file-attached",
      claimId: "c1",
      attachment: {
        id: "f1",
        hash: "00",
        name: "INTERNAL-FILE",
        mediaType: "image/png",
        size: 1,
        by,
        at: "2026-01-01T00:00:00.000Z",
      },
    },
    { type: "citation-edited", claimId: "c1", citation: { ...citation, passage: "SECRET-PASSAGE-2" }, source: secret },
  ];
  const log = [...room.log];
  let state = room.live.state;
  for (const event of events) {
    const entry = { seq: state.seq + 1, at: "2026-01-01T00:00:00.000Z", by, event };
    log.push(entry);
    state = applyEntry(state, entry).state;
  }
  return { log, state };
}

function everythingSeenBy(principal: Principal): string {
  const { log, state } = filled();
  return JSON.stringify([
    snapshotOf(presentState(state, principal)),
    log.map((entry) => presentEntry(entry, state, principal)),
  ]);
}

test("L11 a confidential source shows only its alias to who is not named, in snapshot and log alike", () => {
  for (const role of ["writer", "checker", "reviewer", "editor", "legal", "admin"] as const) {
    const seen = everythingSeenBy(reader("other", role));
    assert.doesNotMatch(seen, /SECRET/, role);
    assert.match(seen, /a senior official/);
    assert.match(seen, /HOUSE-TITLE/, "an internal source is for the house");
  }
});

test("L11 a viewer sees neither confidential nor internal sources, nor internal notes, nor files", () => {
  assert.doesNotMatch(everythingSeenBy(reader("other", "viewer")), /SECRET|HOUSE|INTERNAL/);
});

test("L11 who is named sees the source and whom else it is named to", () => {
  assert.match(everythingSeenBy(reader("named", "checker")), /SECRET-TITLE.*SECRET-READER/);
});

test("L12 snapshot and events make a fresh snapshot, for every reader", () => {
  const { log, state } = filled();
  for (const principal of [reader("named", "checker"), reader("other", "editor"), reader("v", "viewer")]) {
    for (let start = 1; start <= log.length; start += 1) {
      let then: ArticleState | null = null;
      for (const entry of log.slice(0, start)) then = applyEntry(then, entry).state;
      let grown = stateOf(JSON.parse(JSON.stringify(snapshotOf(presentState(then!, principal)))));
      for (const entry of log.slice(start)) grown = applyEntry(grown, presentEntry(entry, state, principal)).state;
      const fresh = stateOf(JSON.parse(JSON.stringify(snapshotOf(presentState(state, principal)))));
      assert.deepEqual(snapshotOf(grown), snapshotOf(fresh), `${principal.role} from entry ${start}`);
    }
  }
});

test("L11 a note that was hidden and then withdrawn is told to nobody who may not read internal ones", () => {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  room.run(by, { type: "add-note", id: "n", claimId: "c1", body: "HIDDEN-NOTE", internal: false });
  const past = room.live.state;
  room.run(by, { type: "edit-note", id: "e", claimId: "c1", noteId: "n", body: "HIDDEN-MORE", internal: true });
  room.run(by, { type: "withdraw-note", id: "w", claimId: "c1", noteId: "n" });
  const now = room.live.state;
  assert.deepEqual(now.claims.get("c1")!.notes, []);
  const seenBy = (principal: Principal) => {
    const told = room.log.slice(2).map((entry) => presentEntry(entry, now, principal));
    return JSON.stringify([snapshotOf(presentPast(past, now, principal)), told]);
  };
  assert.doesNotMatch(seenBy(reader("v", "viewer")), /HIDDEN|note-withdrawn/);
  assert.match(seenBy(reader("other", "writer")), /HIDDEN-NOTE.*HIDDEN-MORE.*note-withdrawn/);
});

test("L11 what a note said while it was internal stays so in its past, whatever it says for all since", () => {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  room.run(by, { type: "add-note", id: "n", claimId: "c1", body: "HIDDEN-NOTE", internal: true });
  const past = room.live.state;
  room.run(by, { type: "edit-note", id: "e", claimId: "c1", noteId: "n", body: "An official.", internal: false });
  const now = room.live.state;
  const seenBy = (state: ArticleState, role: Role) =>
    JSON.stringify(snapshotOf(presentPast(state, now, reader("r", role))));
  assert.doesNotMatch(seenBy(past, "viewer"), /HIDDEN/);
  assert.match(seenBy(past, "writer"), /HIDDEN-NOTE/);
  assert.match(seenBy(now, "viewer"), /An official/);
});

test("L11 what was cited of a source while it was hidden stays hidden in its past when the source is opened", () => {
  const { log, state } = filled();
  const opened: Source = { ...secret, access: "public", title: "OPENED", alias: "a minister", readers: [] };
  const event: ArticleEvent = { type: "source-edited", source: opened, commitments: {}, veiled: true };
  const entry = { seq: state.seq + 1, at: "2026-01-02T00:00:00.000Z", by, event };
  const now = applyEntry(state, entry).state;
  const seenBy = (principal: Principal, past: ArticleState) =>
    JSON.stringify(snapshotOf(presentPast(past, now, principal)));
  const before = seenBy(reader("other", "editor"), state);
  assert.doesNotMatch(before, /SECRET|OPENED/);
  assert.match(before, /a minister/);
  assert.match(seenBy(reader("named", "checker"), state), /SECRET-PASSAGE/);
  assert.match(seenBy(reader("other", "editor"), now), /OPENED/);
  const told = JSON.stringify(log.map((each) => presentEntry(each, now, reader("other", "editor"))));
  assert.doesNotMatch(told, /SECRET/, "the log says no more than the moment");
});

test("L12 who sees no queries follows whose turn it is when one is asked and answered", () => {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  const start = room.log.length;
  const asked = { to: "writer", purpose: "fact", question: "Says who?" } as const;
  room.run(by, { type: "ask-query", id: "q", claimId: "c1", ...asked });
  room.run(by, {
    type: "answer-query",
    id: "r",
    claimId: "c1",
    queryId: "q",
    reply: "answered",
    words: "The ministry.",
  });
  const told = (role: Role) =>
    room.log.slice(start).map((entry) => presentEntry(entry, room.live.state, reader("r", role)));
  const resync = { type: "withheld", resync: true };
  assert.deepEqual(
    told("viewer").map(({ event }) => event),
    [resync, resync],
  );
  assert.deepEqual(
    told("writer").map(({ event }) => event.type),
    ["query-asked", "query-answered"],
  );
});

test("L12 a note for all that is withdrawn leaves every reader's snapshot", () => {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  room.run(by, { type: "add-note", id: "n", claimId: "c1", body: "Asked.", internal: false });
  const viewer = reader("v", "viewer");
  const held = presentState(room.live.state, viewer);
  assert.equal(held.claims.get("c1")!.notes.length, 1);
  room.run(by, { type: "withdraw-note", id: "w", claimId: "c1", noteId: "n" });
  const grown = applyEntry(held, presentEntry(room.log.at(-1)!, room.live.state, viewer)).state;
  assert.deepEqual(snapshotOf(grown), snapshotOf(presentState(room.live.state, viewer)));
});

test("L12 withdrawn claims come in the order of their numbers, whenever they were withdrawn", () => {
  const room = newsroom(articleOf(["one two three"]));
  for (const exact of ["one", "two", "three"]) room.run(by, { type: "add-claim", id: exact, words: { exact } });
  const withdraw = (claimId: string) =>
    room.run(by, { type: "withdraw-claim", id: `w-${claimId}`, claimId, reason: "Twice." });
  withdraw("one");
  const held = stateOf(JSON.parse(JSON.stringify(snapshotOf(room.live.state))));
  withdraw("three");
  assert.deepEqual(snapshotOf(applyEntry(held, room.log.at(-1)!).state), snapshotOf(room.live.state));
});

test("L12 who holds no more of a claim than the API answers follows when a finding is taken back", () => {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  room.run(by, { type: "wait-claim", id: "b", claimId: "c1", for: "source" });
  const before = snapshotOf(room.live.state);
  room.run(by, { type: "record-finding", id: "c", claimId: "c1", finding: "accurate" });
  const held = stateOf(JSON.parse(JSON.stringify(snapshotOf(room.live.state))));
  room.run(by, { type: "withdraw-finding", id: "d", claimId: "c1" });
  const grown = applyEntry(held, room.log.at(-1)!).state;
  assert.deepEqual(snapshotOf(grown), snapshotOf(room.live.state));
  assert.deepEqual({ ...snapshotOf(grown), seq: before.seq }, before);
});

test("L1 a state stored before findings could be taken back is read, and takes none back", () => {
  const room = newsroom(articleOf(["Deaths rose 65% in 2023."]));
  room.run(by, { type: "add-claim", id: "a", claimId: "c1", words: { exact: "65%" } });
  room.run(by, { type: "record-finding", id: "b", claimId: "c1", finding: "accurate" });
  const stored = JSON.parse(storedState(room.live.state));
  delete stored.claims[0].replaced;
  const { claims } = restoredState(JSON.stringify(stored));
  assert.deepEqual(claims.get("c1"), { ...room.live.state.claims.get("c1"), replaced: null });
});

test("L13 an entry of old is masked by the rights of now", () => {
  const { log, state } = filled();
  const sources = new Map(state.sources).set(house.id, { ...house, access: "confidential", alias: "now hidden" });
  const seen = JSON.stringify(
    log.map((entry) => presentEntry(entry, { ...state, sources }, reader("other", "editor"))),
  );
  assert.doesNotMatch(seen, /HOUSE-TITLE/);
  assert.match(seen, /now hidden/);
});

test("L12 what a browser rebuilds of its snapshot is what the server presented", () => {
  const { state } = filled();
  const presented = presentState(state, reader("named", "checker"));
  const rebuilt = stateOf(JSON.parse(JSON.stringify(snapshotOf(presented))));
  const plain = JSON.parse(storedState(presented));
  assert.deepEqual(JSON.parse(storedState(rebuilt)), plain);
});

test("L17 who edits what identifies a source has changed the evidence of the claims that rest on it; its alias is no evidence", () => {
  const { state } = filled();
  const edit = (commitments: Record<string, string>) =>
    applyEntry(state, {
      seq: state.seq + 1,
      at: "2026-01-02T00:00:00.000Z",
      by: { id: "approver", name: "Approver" },
      event: { type: "source-edited", source: secret, commitments, veiled: false },
    });
  assert.ok(edit({ cit: "cd" }).state.claims.get("c1")!.evidenceBy.includes("approver"));
  const same = edit({ cit: "ab" });
  assert.ok(!same.state.claims.get("c1")!.evidenceBy.includes("approver"));
  assert.equal(same.touched.size, 0);
});
