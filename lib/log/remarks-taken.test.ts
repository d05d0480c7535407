import assert from "node:assert/strict";
import { test } from "node:test";
import type { Node } from "prosemirror-model";
import { authorOf, type Person } from "../article/article.ts";
import { textBlocks } from "../article/document-text.ts";
import type { PlacedRemark, RemarkPlace, RemarkThread } from "../article/import/remark.ts";
import { claimsOfRemarks } from "../claim/claims-of-remarks.ts";
import { rangeOf } from "../claim/range.ts";
import { basisOf } from "../decision/basis.ts";
import { contributorsOf } from "../decision/contributors.ts";
import type { Correction } from "../decision/correction.ts";
import { firstRules } from "../decision/house-rules.ts";
import { isStale } from "../decision/standing.ts";
import type { Source } from "../evidence/evidence.ts";
import { noteWords } from "../evidence/note-markdown.ts";
import { buildDocument, editor } from "../testing/build-article.ts";
import { newsroom } from "../testing/newsroom.ts";
import { advance, type LiveArticle } from "./authority.ts";
import { remarksTaken } from "./remarks-taken.ts";

const first = "Prices rose by 12 percent in May.";
const text = `${first} The minister spoke of “a slow spring”. No party objected to it.`;
const doc = buildDocument({ headline: "Bread", blocks: [text, "A second paragraph says less."] });

function placeOf(words: string, side: RemarkPlace["side"] = "over", within: Node = doc): RemarkPlace {
  const block = textBlocks(within).find((each) => each.text.includes(words))!;
  const from = block.start + block.text.indexOf(words);
  return { from, to: from + words.length, side };
}

const at = "2026-05-04T10:00:00Z";

function comment(words: string, ...said: string[]): PlacedRemark {
  const thread: RemarkThread = {
    kind: "comment",
    words,
    resolved: false,
    said: said.map((each) => ({ author: "Ann Outside", at, text: each, links: [] })),
  };
  return { ...thread, place: placeOf(words) };
}

function change(words: string, text: string, place = placeOf(words), author = "Bob Outside"): PlacedRemark {
  return { kind: "change", words, with: text, author, at, place };
}

const house: Source = {
  ...{ id: "s1", type: "page", title: "", link: "https://stat.example.org/may", publisher: "", author: "" },
  ...{ published: "", origin: "", access: "public", alias: "", readers: [] },
};

/** The article after the remarks were taken in, and how many entries that was. */
function taken(live: LiveArticle, remarks: readonly PlacedRemark[]): { live: LiveArticle; entries: number } {
  const { ranges, claims } = live.state;
  const standing = [...claims.keys()].flatMap((id) => {
    const range = rangeOf(ranges, id);
    return range === null || range.from === range.to ? [] : [{ id, ...range }];
  });
  let ids = live.state.seq * 1000;
  const events = remarksTaken(live, claimsOfRemarks(live.state.doc, remarks, standing), {
    ...{ by: editor, now: "2026-06-01T00:00:00Z", salt: "salt", rules: { ...firstRules, version: 1 } },
    ...{ person: () => null, seesInternalNotes: () => true, source: () => null },
    newId: () => `id-${ids++}`,
    sourceAt: (href) => (href === house.link ? house : null),
  });
  let now = live;
  for (const event of events) {
    now = advance(now, [{ seq: now.state.seq + 1, at: "2026-06-01T00:00:00Z", by: editor, event }]).live;
  }
  return { live: now, entries: events.length };
}

const claimsIn = ({ state }: LiveArticle) =>
  [...state.claims.values()].map((claim) => ({
    ...{ number: claim.number, words: claim.words },
    notes: claim.notes.map(({ body, imported }) => `${imported?.author}: ${body}`),
    corrections: claim.corrections.map(({ with: text, imported }) => `${imported?.author}: ${text}`),
  }));

test("L30 comments become claims on exactly their words, in reading order, with a note for each thing said", () => {
  const { live } = taken(newsroom(doc).live, [
    comment("a slow spring", "Who?", "He did."),
    comment("12 percent", "Of what?"),
  ]);
  assert.deepEqual(claimsIn(live), [
    { number: 1, words: "12 percent", notes: ["Ann Outside: Of what?"], corrections: [] },
    { number: 2, words: "a slow spring", notes: ["Ann Outside: Who?", "Ann Outside: He did."], corrections: [] },
  ]);
  const [claim] = live.state.claims.values();
  assert.deepEqual([claim!.notes[0]!.by, claim!.notes[0]!.internal, claim!.stage], [editor, true, "to-check"]);
  assert.equal(claim!.notes[0]!.imported?.at, at);
});

test("L30 signs that are Markdown's in a comment stand for themselves, and are known again", () => {
  const said = comment("12 percent", "Is *this* the [2023] figure?", "See _p. 4_ of https://example.org/a_b");
  const once = taken(newsroom(doc).live, [said]);
  const [claim] = [...once.live.state.claims.values()];
  assert.deepEqual(
    claim!.notes.map(({ body }) => noteWords(body)),
    ["Is *this* the [2023] figure?", "See _p. 4_ of https://example.org/a_b"],
  );
  assert.equal(taken(once.live, [said]).entries, 0);
});

test("L30 a footnote is about the sentence it ends, and its links are sources that nobody has checked", () => {
  const note: PlacedRemark = {
    ...{ kind: "footnote", words: "", resolved: false, place: placeOf(".", "after") },
    said: [{ author: "", at: null, text: "Office of statistics", links: [{ href: house.link!, title: "" }] }],
  };
  const { live } = taken(newsroom(doc).live, [note]);
  const [claim] = live.state.claims.values();
  assert.equal(claim!.words, first);
  assert.deepEqual(
    claim!.citations.map(({ sourceId, relation, consultedOn }) => [sourceId, relation, consultedOn]),
    [["s1", "to-check", ""]],
  );
});

test("L30 a change outside all claims is a correction of its sentence; each author's changes of a sentence are one", () => {
  const { live } = taken(newsroom(doc).live, [
    change("12", "11"),
    change("", " last", placeOf("May", "after")),
    change("rose", "fell", placeOf("rose"), "Eve Outside"),
    change("No party objected to it.", ""),
  ]);
  assert.deepEqual(claimsIn(live), [
    {
      ...{ number: 1, words: first, notes: [] },
      corrections: [
        "Bob Outside: Prices rose by 11 percent in May last.",
        "Eve Outside: Prices fell by 12 percent in May.",
      ],
    },
    { number: 2, words: "No party objected to it.", notes: [], corrections: ["Bob Outside: "] },
  ]);
});

test("L30 a change inside a claim is a correction of that claim", () => {
  const { live } = taken(newsroom(doc).live, [comment("12 percent", "Of what?"), change("12", "11")]);
  assert.deepEqual(
    claimsIn(live).map(({ words, corrections }) => [words, corrections]),
    [["12 percent", ["Bob Outside: 11 percent"]]],
  );
});

test("L30 what is about words that are not there is kept as an unplaced claim", () => {
  const gone = { ...comment("12 percent", "Of what?"), words: "a header", place: null };
  const cut = { ...change("12", "11"), words: "twelve", place: null };
  const { live } = taken(newsroom(doc).live, [gone, { ...gone, words: "" }, cut]);
  assert.deepEqual(
    claimsIn(live).map(({ words, notes }) => [words, notes]),
    [
      ["a header", ["Ann Outside: Of what?"]],
      // Everybody sees a claim's words, not everybody a note's.
      ["A comment without a place", ["Ann Outside: Of what?"]],
      ["twelve", ["Bob Outside: twelve → 11"]],
    ],
  );
  for (const id of live.state.claims.keys()) {
    const range = rangeOf(live.state.ranges, id)!;
    assert.equal(range.from, range.to);
  }
});

test("L30 the same file again changes nothing; a reply more is one entry", () => {
  const remarks = [
    comment("12 percent", "Of what?"),
    change("No party objected to it.", "Few parties did."),
    { ...comment("12 percent", "Unseen"), place: null },
  ];
  const once = taken(newsroom(doc).live, remarks);
  assert.ok(once.entries > 0);
  assert.equal(taken(once.live, remarks).entries, 0);
  const replied = taken(once.live, [comment("12 percent", "Of what?", "Of wheat."), ...remarks.slice(1)]);
  assert.equal(replied.entries, 1);
  assert.deepEqual(claimsIn(replied.live)[0]!.notes, ["Ann Outside: Of what?", "Ann Outside: Of wheat."]);
});

test("L31 whoever is only a name in a file has proposed nothing as one of the house", () => {
  const room = newsroom(doc);
  const { live } = taken(room.live, [change("12", "11")]);
  const [claim] = live.state.claims.values();
  assert.equal(claim!.corrections[0]!.by.id, editor.id);
  room.live = live;
  room.run(editor, {
    type: "accept-correction",
    id: "accept",
    claimId: claim!.id,
    correctionId: claim!.corrections[0]!.id,
  });
  const edited = room.log.map(({ event }) => event).find((event) => event.type === "text-edited");
  assert.equal(edited?.proposedBy, undefined);
  assert.match(room.live.state.doc.textContent, /by 11 percent/);
});

test("L31 an admin says whose a name is: what came in under it is theirs, and they may not approve their words", () => {
  const room = newsroom(doc);
  const ann: Person = { id: "ann", name: "ann" };
  room.live = taken(room.live, [
    comment("12 percent", "Of what?"),
    change("12", "11", placeOf("12"), "Ann Outside"),
  ]).live;
  const claimNow = () => [...room.live.state.claims.values()][0]!;
  const [{ id: claimId }, [{ id: correctionId }]] = [claimNow(), claimNow().corrections as [Correction]];
  room.run(editor, { type: "accept-correction", id: "accept", claimId, correctionId });
  assert.ok(!contributorsOf(claimNow()).has(ann.id));
  const admin = { id: "admin", name: "Admin" };
  const name = (personId: string | null) =>
    room.run(admin, { type: "name-author", id: `name-${personId}`, author: "Ann Outside", personId });
  name(ann.id);
  assert.deepEqual(authorOf(claimNow().notes[0]!), ann.name);
  assert.ok(contributorsOf(claimNow()).has(ann.id));
  // Whoever writes that name into another file is not Ann for it.
  room.live = taken(room.live, [comment("a slow spring", "Said when?")]).live;
  assert.equal(authorOf([...room.live.state.claims.values()][1]!.notes[0]!), "Ann Outside");
  assert.throws(() => name(ann.id), /already/);
  assert.throws(
    () => room.run(admin, { type: "name-author", id: "x", author: "Stranger", personId: null }),
    /under that name/,
  );
  name(null);
  assert.equal(authorOf(claimNow().notes[0]!), "Ann Outside");
});

test("L30 whatever a file says can be kept: what no note may hold is taken out, a name is one short line", () => {
  const odd = {
    ...comment("12 percent", "Form\ffeed \u000b and \u202Eturned", "*x* stays"),
    place: placeOf("12 percent"),
  };
  const remark =
    odd.kind === "change"
      ? odd
      : { ...odd, said: odd.said.map((said) => ({ ...said, author: "A\nB\u202E".padEnd(900, "x") })) };
  const once = taken(newsroom(doc).live, [remark]);
  const [claim] = once.live.state.claims.values();
  assert.deepEqual(
    claim!.notes.map(({ body }) => body),
    ["Formfeed  and \u202Eturned", "\\*x\\* stays"],
  );
  const author = claim!.notes[0]!.imported!.author;
  assert.ok(author.startsWith("A Bxx") && author.length === 500);
  assert.equal(taken(once.live, [remark]).entries, 0);
});

test("L30 a link that nobody has looked at changes no evidence: an approval stands", () => {
  const room = newsroom(doc, [house]);
  room.live = taken(room.live, [comment("12 percent", "Of what?")]).live;
  const claimNow = () => [...room.live.state.claims.values()][0]!;
  const { id: claimId } = claimNow();
  room.run({ id: "c", name: "Checker" }, { type: "record-finding", id: "f", claimId, finding: "accurate" });
  room.run({ id: "r", name: "Reviewer" }, { type: "approve-claim", id: "a", claimId, basis: basisOf(claimNow()) });
  const linked = comment("12 percent", "See there.");
  const links = [{ href: house.link!, title: "" }];
  const remark =
    linked.kind === "change" ? linked : { ...linked, said: linked.said.map((said) => ({ ...said, links })) };
  room.live = taken(room.live, [remark]).live;
  assert.deepEqual(
    claimNow().citations.map(({ relation }) => relation),
    ["to-check"],
  );
  assert.deepEqual([isStale(claimNow()), claimNow().evidenceBy], [false, []]);
  const citationId = claimNow().citations[0]!.id;
  room.run({ id: "c", name: "Checker" }, { type: "edit-citation", id: "e", claimId, citationId, relation: "supports" });
  assert.deepEqual([isStale(claimNow()), claimNow().evidenceBy], [true, ["c"]]);
});
