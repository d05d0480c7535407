import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../article/article.ts";
import { firstRules } from "../decision/house-rules.ts";
import { newsroom } from "../testing/newsroom.ts";
import { refused } from "../testing/refused.ts";
import { articleOf } from "../testing/typist.ts";
import { applyEntry } from "./apply-entry.ts";
import { type CommandInput, command as commandOf } from "./command.ts";
import { type Context, decide } from "./decide.ts";
import type { ArticleEvent, LogEntry } from "./event.ts";
import { restoredState, storedState } from "./snapshot.ts";

const editor = { id: "editor", name: "Editor" };
const house: readonly Person[] = [editor, { id: "tom", name: "Tom Okafor" }, { id: "jonas", name: "Jonas Weber" }];

function started() {
  const room = newsroom(articleOf(["Attacks rose by 65% last year."]));
  room.run(editor, { type: "add-claim", id: "c1", words: { exact: "65%" } });
  return room;
}

/** In a house of three, of whom Jonas may not see internal notes. */
const context: Context = {
  ...{ by: editor, now: "2026-01-01T00:00:00.000Z", salt: "", rules: firstRules },
  person: (id) => house.find((person) => person.id === id) ?? null,
  seesInternalNotes: (id) => id !== "jonas",
  source: () => null,
};

const add = { type: "add-note", id: "n1", claimId: "c1", body: "@Tom Okafor, look." } as const;
const edit = { type: "edit-note", id: "e1", claimId: "c1", noteId: "n1", body: "Look." } as const;
type Room = ReturnType<typeof started>;
const decided = (room: Room, input: CommandInput) => decide(room.live, commandOf.parse(input), context)[0];
const notesIn = (room: Room) => room.live.state.claims.get("c1")!.notes;

test("L27 a mention is kept with the note, under the name the house knows; the words stay as typed", () => {
  const event = decided(started(), { ...add, mentions: ["tom", "tom"] });
  assert.ok(event?.type === "note-added");
  assert.deepEqual([event.note.body, event.note.mentions], ["@Tom Okafor, look.", [house[1]]]);
});

test("L27 nobody is mentioned who is not of the house, may not read the article, or may not see an internal note", () => {
  const room = started();
  assert.match(
    refused("unfit", () => decided(room, { ...add, mentions: ["gone"] })).message,
    /may not read this article/,
  );
  const internal = refused("unfit", () => decided(room, { ...add, mentions: ["tom", "jonas"] }));
  assert.match(internal.message, /^Jonas Weber may not see internal notes/);
  assert.equal(decided(room, { ...add, mentions: ["jonas"], internal: false })?.type, "note-added");
  room.run(editor, { type: "set-access", id: "a1", access: "restricted", members: ["editor", "jonas"] });
  refused("unfit", () => decided(room, { ...add, mentions: ["tom"] }));
  assert.equal(decided(room, { ...add, mentions: ["jonas"], internal: false })?.type, "note-added");
});

test("L27 an edit asks of the newly mentioned alone, and without `mentions` leaves them as they are", () => {
  const room = started();
  room.run(editor, { ...add, mentions: ["gone", "tom"] });
  const mentions = (input: CommandInput) => {
    const event = decided(room, input);
    return event?.type === "note-edited" ? event.mentions?.map(({ id }) => id) : null;
  };
  assert.deepEqual(mentions(edit), ["gone", "tom"]);
  assert.deepEqual(mentions({ ...edit, mentions: ["gone", "editor"] }), ["gone", "editor"], "heard of it before");
  assert.deepEqual(mentions({ ...edit, mentions: [] }), []);
  refused("unfit", () => mentions({ ...edit, mentions: ["jonas"] }));
  room.run(editor, { ...edit, mentions: ["tom"] });
  assert.deepEqual(notesIn(room)[0]?.mentions, [{ id: "tom", name: "tom" }]);
});

test("L27 what was written before there were mentions mentions nobody, in entries and in stored states", () => {
  const room = started();
  room.run(editor, add);
  const old = (event: object): LogEntry => ({
    ...{ seq: room.live.state.seq + 1, at: "", by: editor, event: event as ArticleEvent },
  });
  const { mentions: _, ...note } = notesIn(room)[0]!;
  const added = applyEntry(
    room.live.state,
    old({ type: "note-added", claimId: "c1", note: { ...note, id: "n2" } }),
  ).state;
  assert.deepEqual(added.claims.get("c1")!.notes[1]!.mentions, []);
  const stored = JSON.parse(storedState(room.live.state));
  delete stored.claims[0].notes[0].mentions;
  assert.deepEqual(restoredState(JSON.stringify(stored)).claims.get("c1")!.notes[0]!.mentions, []);
  room.run(editor, { ...edit, mentions: ["tom"] });
  const edited = old({ type: "note-edited", claimId: "c1", noteId: "n1", body: "Again.", internal: true });
  assert.equal(applyEntry(room.live.state, edited).state.claims.get("c1")!.notes[0]!.mentions.length, 1);
});
