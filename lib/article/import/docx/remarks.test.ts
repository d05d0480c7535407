/** Comments, footnotes and tracked changes of Word files: each promise with a file made for it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentText, textBetween } from "../../document-text.ts";
import { countRemarks } from "../count-remarks.ts";
import { importArticle } from "../import-article.ts";
import type { PlacedRemark, RemarkThread } from "../remark.ts";
import { type DocxContent, del, docx, ins, p, r } from "./docx-fixtures.ts";

function read(content: DocxContent | string) {
  const file = docx(typeof content === "string" ? { body: content } : content);
  const { doc, dropped, remarks } = importArticle({ format: "docx", content: file });
  /** `words>with @ what the place covers`, with the side where it is a point. */
  const said = (remark: PlacedRemark): string => {
    const { place } = remark;
    const covered = place === null ? "nowhere" : `${textBetween(doc, place.from, place.to)}`;
    const side = place === null || place.side === "over" ? "" : ` ${place.side}`;
    const by = remark.kind === "change" ? `${remark.words}>${remark.with}` : remark.said[0]!.text;
    return `${by} @ ${covered}${side}`.replaceAll("\n", "/");
  };
  const threads = remarks.filter((remark): remark is PlacedRemark & RemarkThread => remark.kind !== "change");
  return { text: documentText(doc), remarks, threads, said: remarks.map(said), dropped };
}

const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
function comment(id: number, text: string, attributes = ' w:author="Ann" w:date="2026-01-02T10:00:00Z"'): string {
  return `<w:comment w:id="${id}"${attributes}><w:p w14:paraId="0000000${id}">${r(text)}</w:p></w:comment>`;
}
const long =
  "The minister said on Tuesday that the road to the north would stay closed until the snow is gone for good.";
const first = p(r(long));

describe("comments of a Word file", () => {
  it("stand on exactly their words: within a word, over formats, links, paragraphs, lists of cells and changes", () => {
    const cell = (inner: string) => `<w:tc>${p(inner)}</w:tc>`;
    const found = read({
      links: { a: "https://example.org/" },
      comments: [0, 1, 2, 3, 4].map((id) => comment(id, `c${id}`)).join(""),
      body:
        first +
        p(r("im") + start(0) + r("poss") + end(0) + r("ible ") + start(1) + r("one ", "<w:b/>") + r("two") + end(1)) +
        p(r("from ") + start(2) + r("here")) +
        p(r("to there") + end(2) + r(" not")) +
        p(`<w:hyperlink r:id="a">${r("a ")}${start(3)}${r("link")}${end(3)}</w:hyperlink>${r(" ")}`) +
        `<w:tbl><w:tr>${cell(start(4) + r("x"))}${cell(r("y"))}</w:tr><w:tr>${cell(r("z") + end(4))}${cell(r("u"))}</w:tr></w:tbl>`,
    });
    assert.deepEqual(found.said, ["c0 @ poss", "c1 @ one two", "c2 @ here/to there", "c3 @ link", "c4 @ x/y/z"]);
    assert.deepEqual(
      found.threads.map(({ words }) => words),
      ["poss", "one two", "here to there", "link", "x y z"],
    );
  });

  it("have the words as they were: cut ones in, proposed ones out, hidden ones out; marks may stand inside changes", () => {
    const found = read({
      comments: comment(0, "c0") + comment(1, "c1"),
      body:
        first +
        p(r("a ") + start(0) + r("b ") + del("cut ") + ins(r("new ")) + r("hidden ", "<w:vanish/>") + r("c") + end(0)) +
        p(r("d") + ins(start(1) + r(" only proposed") + end(1)) + r(" e")),
    });
    assert.deepEqual(
      found.threads.map(({ words }) => words),
      ["b cut c", ""],
    );
    assert.equal(found.text, `${long}\na b cut c\nd e`);
    assert.ok(found.said.includes("c1 @ d after"));
  });

  it("without a range are at a point: the character before, else the one behind, in the same paragraph", () => {
    const at = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    const found = read({
      comments: [0, 1, 2, 3].map((id) => comment(id, `c${id}`)).join(""),
      body: first + p(`${r("one ")}${at(0)}${r(" two")}`) + p(at(1) + r("three")) + p(at(2)) + p(r("fire 🔥") + at(3)),
    });
    assert.deepEqual(found.said, ["c0 @ e after", "c1 @ t before", "c3 @ 🔥 after", "c2 @ nowhere"]);
  });

  it("two on one range are two threads; answers follow what they answer, however deep; done is resolved", () => {
    const extra = (id: number, parent: number | null, done: number) =>
      `<w15:commentEx w15:paraId="0000000${id}" w15:done="${done}"${parent === null ? "" : ` w15:paraIdParent="0000000${parent}"`}/>`;
    const found = read({
      comments: [0, 1, 2, 3, 4, 5].map((id) => comment(id, `c${id}`)).join(""),
      commentsExtended:
        extra(0, null, 1) + extra(1, 0, 1) + extra(2, null, 0) + extra(3, 1, 0) + extra(4, 5, 0) + extra(5, 4, 0),
      body: first + p([0, 1, 2, 3].map(start).join("") + r("words") + [0, 1, 2, 3].map(end).join("")),
    });
    assert.deepEqual(
      found.threads.map(({ said, resolved, words, place }) => ({
        said: said.map(({ text }) => text),
        resolved,
        words,
        placed: place !== null,
      })),
      [
        { said: ["c0", "c1", "c3"], resolved: true, words: "words", placed: true },
        { said: ["c2"], resolved: false, words: "words", placed: true },
        { said: ["c4"], resolved: false, words: "", placed: false },
        { said: ["c5"], resolved: false, words: "", placed: false },
      ],
    );
  });

  it("have their author, time, paragraphs and addresses as the file says; the true time wins", (test) => {
    // Where this runs says nothing of where the file was written.
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Kabul";
    test.after(() => {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    });
    const times = [
      'w:date="2026-01-02T10:00:00Z"',
      'w:date="2026-01-02T10:00:00"',
      'w:date="2026-01-02T10:00:00+02:00"',
    ];
    times.push('w:date="never"', 'w:date="2026-01-02T10:00:00Z"');
    const found = read({
      noteLinks: { l: "https://example.org/linked", bad: "javascript:alert(1)" },
      comments:
        times.map((time, id) => comment(id, `c${id}`, ` w:author=" Ann " ${time}`)).join("") +
        `<w:comment w:id="5"><w:p><w:r><w:annotationRef/></w:r><w:hyperlink r:id="l">${r("The")}${r(" report")}</w:hyperlink>${r(", see")}</w:p>` +
        `${p("")}${p(r("(https://example.org/a_(b)), https://example.org/linked."))}<w:p><w:hyperlink r:id="bad">${r("bad")}</w:hyperlink></w:p></w:comment>`,
      commentsIds: '<w16cid:commentId w16cid:paraId="00000004" w16cid:durableId="7ABC"/>',
      commentsExtensible: '<w16cex:commentExtensible w16cex:durableId="7abc" w16cex:dateUtc="2026-01-02T08:00:00Z"/>',
      body: first + p(start(0) + r("x") + end(0)),
    });
    assert.deepEqual(
      found.threads.map(({ said: [opener] }) => [opener!.author, opener!.at]),
      [
        ["Ann", "2026-01-02T10:00:00.000Z"],
        ["Ann", "2026-01-02T10:00:00.000Z"],
        ["Ann", "2026-01-02T08:00:00.000Z"],
        ["Ann", null],
        ["Ann", "2026-01-02T08:00:00.000Z"],
        ["", null],
      ],
    );
    assert.deepEqual(found.threads[5]!.said[0], {
      author: "",
      at: null,
      text: "The report, see\n(https://example.org/a_(b)), https://example.org/linked.\nbad",
      links: [
        { href: "https://example.org/linked", title: "The report" },
        { href: "https://example.org/a_(b)", title: "" },
      ],
    });
  });

  it("on the words of a text box stand there, on those of a footnote have the words and no place", () => {
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(r("in ") + start(0) + r("a box") + end(0))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const found = read({
      comments: comment(0, "c0") + comment(1, "c1"),
      footnotes: `<w:footnote w:id="3">${p(r("a ") + start(1) + r("note") + end(1))}</w:footnote>`,
      body: first + p(`${r("beside")}${box}<w:r><w:footnoteReference w:id="3"/></w:r>`),
    });
    assert.deepEqual(found.said, ["a note @ e after", "c0 @ a box", "c1 @ nowhere"]);
    assert.equal(found.threads[2]!.words, "note");
  });
});

describe("footnotes and endnotes of a Word file", () => {
  it("stand at the point of their reference, with their text and links; lines between are no notes", () => {
    const note = (kind: string, id: number, inner: string, type = "") =>
      `<w:${kind} w:id="${id}"${type}>${p(`<w:r><w:${kind}Ref/></w:r>${inner}`)}</w:${kind}>`;
    const mark = (kind: string, id: number, more = "", sign = "") =>
      `<w:r><w:${kind}Reference w:id="${id}"${more}/>${sign}</w:r>`;
    const found = read({
      noteLinks: { l: "https://example.org/report" },
      footnotes:
        note("footnote", 0, r("-----"), ' w:type="separator"') +
        note("footnote", 1, `${r(" See ")}<w:hyperlink r:id="l">${r("the report")}</w:hyperlink>`) +
        note("footnote", 2, r("Own sign")) +
        note("footnote", 3, r("Nobody refers to it")),
      endnotes: note("endnote", 1, r("The end")),
      body:
        first +
        p(
          r("Closed.") +
            mark("footnote", 1) +
            r(" Open") +
            mark("endnote", 1) +
            r(" again") +
            mark("footnote", 2, ' w:customMarkFollows="1"', "<w:t>*</w:t>") +
            r("!"),
        ),
    });
    assert.equal(found.text, `${long}\nClosed. Open again!`);
    assert.deepEqual(found.said, [
      "See the report @ . after",
      "The end @ n after",
      "Own sign @ n after",
      "Nobody refers to it @ nowhere",
    ]);
    assert.deepEqual(found.threads[0], {
      kind: "footnote",
      words: "",
      resolved: false,
      said: [
        {
          author: "",
          at: null,
          text: "See the report",
          links: [{ href: "https://example.org/report", title: "the report" }],
        },
      ],
      place: found.threads[0]!.place,
    });
    assert.deepEqual(found.dropped, []);
  });
});

describe("remarks beyond measure", () => {
  it("more comments on the same words, or a note referred to more often, than in any article: refused", () => {
    const ids = Array.from({ length: 201 }, (_, id) => id);
    const marks = (mark: (id: number) => string) => ids.map(mark).join("");
    const many = {
      comments: ids.map((id) => comment(id, "x")).join(""),
      body: p(marks(start) + r("word") + marks(end)),
    };
    assert.throws(() => read(many), { code: "too-large" });
    const long = `<w:footnote w:id="1">${p(r("word ".repeat(20_000)))}</w:footnote>`;
    const often = p(r("x") + '<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(250));
    assert.throws(() => read({ footnotes: long, body: often }), { code: "too-large" });
  });
});

describe("tracked changes of a Word file", () => {
  it("the article is the text before; what one person changed side by side is one replacement, of two people are two", () => {
    const found = read(
      first +
        p(
          r("the ") +
            del("old ") +
            del("road") +
            ins(r("new ")) +
            ins(r("street", "<w:b/>")) +
            r(" is ") +
            ins(r("very ")) +
            r("long"),
        ) +
        p(r("a ") + ins(r("put")) + del("cut") + r(" b ") + del("mine") + ins(r("yours"), "Bob") + r(" c")) +
        p(r("one ") + del("two ") + r("three")),
    );
    assert.equal(found.text, `${long}\nthe old road is long\na cut b mine c\none two three`);
    assert.deepEqual(found.said, [
      "old road>new street @ old road",
      ">very  @ l before",
      "cut>put @ cut",
      "mine> @ mine",
      ">yours @ e after",
      "two> @ two ",
    ]);
    assert.deepEqual(
      found.remarks.map((remark) => remark.kind === "change" && [remark.author, remark.at]).slice(3, 5),
      [
        ["Ann", "2026-01-02T10:00:00.000Z"],
        ["Bob", "2026-01-02T10:00:00.000Z"],
      ],
    );
    assert.deepEqual(found.dropped, []);
  });

  it("putting `with` at the anchor gives the words with all changes accepted", () => {
    const cases = [
      r("the ") + ins(r("very ")) + r("long"),
      r("the") + ins(r(" very")) + r(" long"),
      r("the ") + ins(r("very")) + r(" long"),
      r("the end. ") + ins(r("More.")),
      ins(r("Yes, ")) + r("the end."),
      r("un") + ins(r("believ")) + r("able"),
      r("road") + ins(r(" ")) + r("side"),
      r("a big road") + del(" ") + r("side"),
      r("a big ") + del("red ") + ins(r("blue ")) + r("car"),
      r("a big") + del(" red") + ins(r(" blue")) + r(" car"),
      r("a big ") + del("red ") + r("car"),
      r("a big ") + del(" ") + ins(r("red ")) + r("car"),
      r("a big") + del(" ") + ins(r(", red ")) + r("car"),
      r("می‌") + ins(r("خواهم ")) + r("بروم"),
    ];
    for (const body of cases) {
      const { doc, remarks } = importArticle({ format: "docx", content: docx({ body: first + p(body) }) });
      const [change, ...more] = remarks;
      assert.ok(change?.kind === "change" && change.place !== null && more.length === 0, body);
      const { from, to, side } = change.place;
      const at = side === "over" ? [from, to] : side === "after" ? [to, to] : [from, from];
      const last = doc.content.size - 1;
      const begin = doc.content.size - doc.lastChild!.nodeSize + 1;
      const accepted = textBetween(doc, begin, at[0]!) + change.with + textBetween(doc, at[1]!, last);
      const wanted = [...body.replace(/<w:del .*?<\/w:del>/g, "").matchAll(/<w:t [^>]*>(.*?)<\/w:t>/g)]
        .map(([, text]) => text)
        .join("");
      assert.equal(accepted.replace(/\s+/g, " ").trim(), wanted.replace(/\s+/g, " ").trim(), body);
    }
  });

  it("a passage that moved is a cut at one place and an insertion at the other, and that is said", () => {
    const move = (tag: string, inner: string) =>
      `<w:${tag}RangeStart w:id="9" w:name="m"/><w:${tag} w:id="8" w:author="Ann">${inner}</w:${tag}><w:${tag}RangeEnd w:id="9"/>`;
    const found = read(
      first +
        p(r("one ") + move("moveFrom", r("two ")) + r("three ") + move("moveTo", r("two ")) + ins(r("x ")) + r("four")),
    );
    assert.equal(found.text, `${long}\none two three four`);
    assert.deepEqual(found.said, ["two> @ two ", ">two  @ f before", ">x  @ f before"]);
    assert.match(found.dropped.join(), /1 moved passage/);
  });

  it("new paragraphs are a change after the words before them, on a new line; they are no paragraphs yet", () => {
    const newEnd = '<w:rPr><w:ins w:id="5" w:author="Ann"/></w:rPr>';
    const found = read(
      first +
        p(ins(r("New one.")), newEnd) +
        p(ins(r("New two.")), newEnd) +
        p(r("Old.")) +
        p(r("Before"), newEnd) +
        p(ins(r("After enter"))) +
        p(ins(r("Alone"))),
    );
    assert.equal(found.text, `${long}\nOld.\nBefore`);
    assert.deepEqual(found.said, [">/New one./New two. @ . after", ">/After enter @ e after", ">/Alone @ e after"]);
  });

  it("paragraphs that are only parted or joined stay as they were, and that is said", () => {
    const mark = (tag: string) => `<w:rPr><w:${tag} w:id="5" w:author="Ann"/></w:rPr>`;
    const found = read(
      first +
        p(r("one "), mark("ins")) +
        p(r("line")) +
        p(r("two"), mark("del")) +
        p(r("lines")) +
        p(del("gone"), mark("del")),
    );
    assert.equal(found.text, `${long}\none line\ntwo\nlines\ngone`);
    assert.deepEqual(found.said, ["gone> @ gone"]);
    assert.match(found.dropped.join(), /2 proposed joinings or partings of paragraphs/);
  });

  it("rows that were put in are no rows yet; those cut are; their words are changes", () => {
    const row = (text: string, mark: string) =>
      `<w:tr><w:trPr>${mark}</w:trPr>${["1", "2"].map((n) => `<w:tc>${p(r(text + n))}</w:tc>`).join("")}</w:tr>`;
    const change = (tag: string) => `<w:${tag} w:id="5" w:author="Ann"/>`;
    const found = read(
      `${first}<w:tbl>${row("a", "")}${row("new", change("ins"))}${row("old", change("del"))}</w:tbl>`,
    );
    assert.equal(found.text, `${long}\na1\na2\nold1\nold2`);
    assert.deepEqual(found.said, [">/new1 @ 2 after", ">/new2 @ 2 after", "old1> @ old1", "old2> @ old2"]);
  });

  it("formats, pictures and insertions cut again are counted", () => {
    const picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>";
    const inside = `<w:ins w:id="1" w:author="Ann">${del("both", "Bob")}</w:ins>`;
    const found = read(
      first +
        p(
          r("x", '<w:rPrChange w:id="1"><w:rPr/></w:rPrChange>') + ins(picture) + inside,
          "<w:pPrChange><w:pPr/></w:pPrChange>",
        ),
    );
    assert.equal(found.text, `${long}\nx`);
    assert.deepEqual(found.remarks, []);
    assert.deepEqual(found.dropped.toSorted(), [
      "1 insertion that was cut again (not part of the text)",
      "1 proposed change of a picture (not followed)",
      "2 tracked changes of formatting (not followed, the words stay)",
    ]);
  });
});

it("remarks are counted for people: comments, replies, footnotes, changes, and which have no place", () => {
  const reply = '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>';
  const { remarks } = read({
    comments: [0, 1, 2].map((id) => comment(id, `c${id}`)).join(""),
    commentsExtended: reply,
    footnotes: `<w:footnote w:id="1">${p(r("note"))}</w:footnote>`,
    body: first + p(`${start(2)}${r("words")}${end(2)}${ins(r("new"))}<w:r><w:footnoteReference w:id="1"/></w:r>`),
  });
  assert.deepEqual(countRemarks(remarks), {
    comments: { found: 2, unplaced: 1 },
    replies: 1,
    footnotes: { found: 1, unplaced: 0 },
    changes: { found: 1, unplaced: 0 },
  });
});
