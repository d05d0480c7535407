import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Node } from "prosemirror-model";
import { AppError } from "../../app-error.ts";
import { markedText } from "../../testing/marked-text.ts";
import { documentText, mirrorOf } from "../document-text.ts";
import type { GivenLines } from "./front-lines.ts";
import { type ArticleFormat, importArticle, mostBytes } from "./import-article.ts";
import { browserClipboard, googleDocsClipboard, wordClipboard } from "./pasted-fixtures.ts";

/** The document as nested lists of names and words: `p(…)` a paragraph, `*…*` emphasis, `[…](…)` a link. */
function outline(doc: Node): string[] {
  return doc.children.slice(3).map(written);
}
const short: Record<string, string> = {
  paragraph: "p",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  blockquote: "quote",
  table_row: "tr",
  table_cell: "td",
  table_header: "th",
  horizontal_rule: "hr",
};
function written(node: Node): string {
  if (node.isText) return markedText(node);
  if (node.type.name === "hard_break") return "/";
  const name = node.type.name === "heading" ? `h${node.attrs.level}` : (short[node.type.name] ?? node.type.name);
  const details = node.type.name === "figure" ? `<${node.attrs.src}|${node.attrs.alt}>` : "";
  return `${name}${details}(${node.children.map(written).join(node.isTextblock ? "" : " ")})`;
}

function from(format: ArticleFormat, content: string, given: GivenLines = {}) {
  const { doc, dropped } = importArticle({ format, content, ...given });
  return { ...mirrorOf(doc), blocks: outline(doc), dropped };
}
const html = (content: string, given: GivenLines = {}) => from("html", content, given);
const text = (content: string, given: GivenLines = {}) => from("text", content, given);
const markdown = (content: string, given: GivenLines = {}) => from("markdown", content, given);

const body = "The minister said on Tuesday that the road would stay closed.";

describe("the first lines of an article", () => {
  it("headline, byline, run-in dateline and a leading photo credit are found in plain text, the dash kept", () => {
    const found = text(
      `Photo: Press Pool\n\nRoad Stays Closed\n\nBy Jane Doe and John Roe\n\nKABUL, AFGHANISTAN – ${body}`,
    );
    assert.deepEqual(found, {
      title: "Road Stays Closed",
      byline: "By Jane Doe and John Roe",
      dateline: "KABUL, AFGHANISTAN –",
      blocks: ["figure<|>(caption() credit(Photo: Press Pool))", `p(${body})`],
      dropped: [],
    });
  });

  it("bylines of other languages are found below a headline, and headlines that begin like one stay headlines", () => {
    const bylineOf = (line: string) => text(`Road Stays Closed\n\n${line}\n\n${body}`).byline;
    for (const line of [
      "گزارش از نرگس احمدی",
      "گزارش: نرگس احمدی، علی رضایی",
      "به قلم نرگس احمدی",
      "نویسنده: نرگس احمدی",
      "تحریر: عائشہ خان",
      "بقلم: سارة العمري",
      "מאת דנה לוי",
      "Von Jürgen Müller-Lüdenscheidt und Anna von Bayern",
      "Par Jean-Luc O’Neill",
    ]) {
      assert.equal(bylineOf(line), line);
    }
    for (const line of [
      "گزارش از سفر ۲۰۲۴ به هرات",
      "گزارش از سه روز جنگ در شهر هرات و غور",
      "نویسنده افغان جایزه گرفت",
      "Von Wien nach Rom",
      "Par ici la sortie",
    ]) {
      assert.equal(bylineOf(line), "");
    }
    for (const headline of ["گزارش از کابل", "Von Jürgen Müller"]) {
      assert.equal(text(`${headline}\n\n${body}`).title, headline);
    }
    assert.equal(text(`گزارش از نرگس احمدی\n\n${body}`, { title: "عنوان" }).byline, "گزارش از نرگس احمدی");
  });

  it("what is given wins, and what says the same in the text does not stand twice", () => {
    const content = `Road Stays  Closed\n\nBy Jane Doe\n\nKABUL – ${body}`;
    const given = { title: "Road Stays Closed", byline: "Jane Doe", dateline: "KABUL" };
    const found = text(content, given);
    assert.deepEqual(found.blocks, [`p(${body})`]);
    assert.deepEqual([found.title, found.byline, found.dateline], ["Road Stays Closed", "By Jane Doe", "KABUL –"]);

    const other = text(content, { title: "Another title", byline: "Ann Other", dateline: "LONDON" });
    assert.deepEqual([other.title, other.byline, other.dateline], ["Another title", "Ann Other", "LONDON"]);
    assert.deepEqual(other.blocks, ["p(Road Stays Closed)", "p(By Jane Doe)", `p(KABUL – ${body})`]);
  });

  it("a dateline that is given is found in the text in any script", () => {
    const found = text(`عنوان مقاله\n\nکابل – سخنگوی وزارت روز سه‌شنبه گفت که راه بسته می‌ماند.`, { dateline: "کابل –" });
    assert.equal(found.dateline, "کابل –");
    assert.deepEqual(found.blocks, ["p(سخنگوی وزارت روز سه‌شنبه گفت که راه بسته می‌ماند.)"]);
  });

  it("datelines are told from sentences that only begin like one", () => {
    const datelineOf = (start: string) => text(`Road Stays Closed\n\n${start}${body}`).dateline;
    assert.equal(datelineOf("NEW DELHI, Nov. 3 (PTI) — "), "NEW DELHI, Nov. 3 (PTI) —");
    assert.equal(datelineOf("Kabul (AP) - "), "Kabul (AP) -");
    assert.equal(datelineOf("SÃO PAULO -- "), "SÃO PAULO --");
    assert.equal(datelineOf("UN – "), "");
    assert.equal(datelineOf("U.S. – "), "");
    assert.equal(datelineOf("Kabul – "), "");
    assert.equal(datelineOf("NATO – which met on Monday – said: "), "");
    assert.equal(datelineOf("KABUL-based officials: "), "");
  });

  it("a first line that is a sentence is no headline, and nor is an only paragraph", () => {
    assert.deepEqual(text(`${body}\n\n${body}`).blocks, [`p(${body})`, `p(${body})`]);
    assert.deepEqual(text("Just a line").blocks, ["p(Just a line)"]);
    assert.equal(text(`IS THE ROAD SAFE?\n\n${body}`).title, "IS THE ROAD SAFE?");
  });

  it("sentences that begin with By, and a dateline late in the text, stay where they are", () => {
    const late = `Road Stays Closed\n\n${body}\n\nBy Monday, all was over.\n\n${body}\n\nKABUL – ${body}`;
    const found = text(late);
    assert.deepEqual([found.byline, found.dateline], ["", ""]);
    assert.equal(found.blocks.length, 4);
  });

  it("of a page the first h1 is the headline, else the page's title without the site's name", () => {
    assert.equal(
      html(`<title>x</title><h2>Site</h2><h1>Road <em>Stays</em> Closed</h1><p>${body}`).title,
      "Road Stays Closed",
    );
    const titled = html(`<title>Road Stays Closed | The Site</title><h2>Road Stays Closed</h2><p>${body}</p>`);
    assert.deepEqual([titled.title, titled.blocks], ["Road Stays Closed", [`p(${body})`]]);
    assert.deepEqual(html(`<h1><a href="https://example.org/">Road</a> closed</h1><p>${body}`).dropped, [
      "1 link in the first lines (the words stay)",
    ]);
    assert.equal(html(`<title>Road closed</title><p>${body}</p>`).title, "Road closed");
    const given = html(`<h1>Another</h1><p>KABUL – ${body}</p>`, { title: "Road" });
    assert.deepEqual([given.title, given.blocks], ["Road", ["h2(Another)", `p(${body})`]]);
  });
});

describe("plain text", () => {
  it("hard wrapping is undone, meant line breaks are kept, and a text without blank lines has a paragraph per line", () => {
    const wrapped =
      "The minister said on Tuesday that the road would stay closed\nuntil further notice, and that nobody knew for how long that\nwould be.";
    assert.deepEqual(text(`${body}\n\n${wrapped}`).blocks[1], `p(${wrapped.replaceAll("\n", " ")})`);
    assert.deepEqual(
      text(`${body}\n\nRoses are red\nViolets are blue\n\n${body}`).blocks[1],
      "p(Roses are red/Violets are blue)",
    );
    assert.deepEqual(text(`${body}\n${body}\n${body}`).blocks.length, 3);
  });

  it("line ends of every kind, byte order marks and blanks at the ends are cleaned", () => {
    assert.deepEqual(text(`\uFEFF  ${body}\r\n\r\n\t${body}\u2029${body}\r\r `).blocks, Array(3).fill(`p(${body})`));
  });
});

describe("HTML", () => {
  it("blocks of every kind come out as blocks, marks as marks", () => {
    const { blocks } = html(
      `<p>One <b>bold</b> <i>it</i> <sup>2</sup><sub>x</sub> <a href="https://example.org/a b">bad</a> <a href=https://example.org/>good</a><br>two</p>` +
        `<h4>Head</h4><blockquote><p>Quoted.</p></blockquote><ul><li>a<ol start=3><li>b</ol><li><h3>c</h3></ul><hr>` +
        `<table><caption>Cap</caption><tr><th colspan=2>H</tr><tr><td>1<td></tr></table><pre>x<b>y</b>\n  z</pre>loose <q>said</q>`,
      { title: "T" },
    );
    assert.deepEqual(blocks, [
      "p(One **bold** *it* ^2^_x_ bad [good](https://example.org/)/two)",
      "h4(Head)",
      "quote(p(Quoted.))",
      "ul(li(p(a) ol(li(p(b)))) li(p(c)))",
      "hr()",
      "p(Cap)",
      "table(tr(th(p(H))) tr(td(p(1)) td(p())))",
      "p(x**y**/z)",
      "p(loose “said”)",
    ]);
  });

  it("two line breaks end a paragraph", () => {
    assert.deepEqual(html("<div>One.<br><br>Two.<br>Three.<br></div>").blocks, ["p(One.)", "p(Two./Three.)"]);
  });

  it("pictures become figures that keep address, description, caption and credit; nothing is loaded", () => {
    const { blocks, dropped } = html(
      `<base href="https://example.org/news/"><p>Look <img src="a.jpg" alt="A"> here.</p>` +
        `<figure><img src="https://example.org/b.jpg"><figcaption>The <i>gate</i>. Photo: Press Pool</figcaption></figure>` +
        `<figure><img data-src="/c.jpg" src="data:image/gif;base64,R0"><figcaption>Gate <span class="Image-credit">J. Doe</span></figcaption></figure>` +
        `<img src="pixel.gif" width=1 height=1><figure><table><tr><td>1<td>2</table><figcaption>Table</figcaption></figure>`,
      { title: "T" },
    );
    assert.deepEqual(blocks, [
      "p(Look)",
      "figure<https://example.org/news/a.jpg|A>(caption() credit())",
      "p(here.)",
      "figure<https://example.org/b.jpg|>(caption(The *gate*.) credit(Photo: Press Pool))",
      "figure<https://example.org/c.jpg|>(caption(Gate) credit(J. Doe))",
      "table(tr(td(p(1)) td(p(2))))",
      "p(Table)",
    ]);
    assert.deepEqual(dropped, ["3 pictures (not loaded, address and description are kept)"]);
  });

  it("a credit line right below a picture is that picture's", () => {
    const { blocks } = html(
      `<p>${body}</p><img src="https://example.org/a.jpg"><p>Photo: Press Pool</p><p>Photo: B</p>`,
    );
    assert.deepEqual(blocks, [
      `p(${body})`,
      "figure<https://example.org/a.jpg|>(caption() credit(Photo: Press Pool))",
      "figure<|>(caption() credit(Photo: B))",
    ]);
  });

  it("what a person would miss is said in plain words", () => {
    const { dropped } = html(
      `<p>a <a href="javascript:x()">b</a> <a href="java\tscript:x">c</a> <a href="/d">d</a> <a href="#e">e</a> <s>f</s></p><video></video><video></video>` +
        `<iframe src="https://example.org"></iframe><input><script>x</script><style>p{}</style><p hidden>g</p><div style="display: none"></div>` +
        `<img src="x.jpg"><svg><text>h</text></svg><svg><path/></svg><table role=presentation><tr><td>i<td>j</table><li id="fn1">k</li>`,
    );
    assert.deepEqual(dropped, [
      "2 unsafe links (the words stay)",
      "1 link without a full address (the words stay)",
      "1 struck-out passage (the words stay, not struck out)",
      "2 videos",
      "1 embedded frame (posts, maps or players of other sites)",
      "1 form field",
      "1 hidden passage",
      "1 picture without a full address (only the description is kept)",
      "1 drawing with words in it",
      "1 table used for layout (the words stay, one part below the other)",
      "1 footnote (the words stay, as ordinary paragraphs)",
    ]);
  });

  it("of Word, Google Docs and browsers comes out clean", () => {
    assert.deepEqual(html(wordClipboard), {
      title: "Council votes on the bridge",
      byline: "",
      dateline: "",
      blocks: [
        "p(**The council** voted *narrowly* for the\u00A0bridge, by 21 to 19.)",
        "ul(li(p(Cost: 40 million) ol(li(p(first half by the state)) li(p(second half by the city)))) li(p(Length: 310 meters)))",
        "p(See [the minutes](https://council.example.org/minutes?id=7&page=2)[1], says the mayor.)",
        "p([1] Minutes of 1 March.)",
      ],
      dropped: [
        "1 hidden passage",
        "1 footnote (the words stay, as ordinary paragraphs)",
        "1 comment (comments beside the text are not part of it)",
      ],
    });
    assert.deepEqual(html(googleDocsClipboard).blocks, [
      "p(The council voted ***narrowly*** for the bridge^2^)",
      "ul(li(p(Cost: 40 million) ul(li(p(half by the state)))))",
      "p([the minutes](https://council.example.org/minutes))",
    ]);
    assert.deepEqual(html(browserClipboard).blocks, [
      "p(The council voted for the **bridge**.🌉)",
      'figure<https://pictures.example.org/b.jpg|The old "iron" bridge>(caption(The old bridge in *spring*.) credit(Jane Doe/Press Pool))',
    ]);
  });

  it("comments of a Google Docs page are left out and said", () => {
    const { blocks, dropped } = html(
      `<p>Said<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> so.</p><div style="border:1px solid"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Who?</span></p></div>`,
    );
    assert.deepEqual(blocks, ["p(Said so.)"]);
    assert.deepEqual(dropped, ["1 comment (comments beside the text are not part of it)"]);
  });
});

describe("Markdown", () => {
  it("headings, lists, tables, links and pictures come out; raw HTML is text", () => {
    const found = markdown(
      `# Road *Stays* Closed\n\nBy Jane Doe\n\n![A gate](https://example.org/g.jpg "The gate. Photo: Press Pool")\n\nKABUL – ${body} [More](https://example.org) <b>x</b>\n\n` +
        `> Quoted\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`code\` [bad](javascript:x)`,
    );
    assert.deepEqual(found, {
      title: "Road Stays Closed",
      byline: "By Jane Doe",
      dateline: "KABUL –",
      blocks: [
        "figure<https://example.org/g.jpg|A gate>(caption(The gate.) credit(Photo: Press Pool))",
        `p(${body} [More](https://example.org) <b>x</b>)`,
        "quote(p(Quoted))",
        "ol(li(p(one)) li(p(two)))",
        "table(tr(th(p(a)) th(p(b))) tr(td(p(1)) td(p(2))))",
        "p(code [bad](javascript:x))",
      ],
      dropped: ["1 picture (not loaded, address and description are kept)"],
    });
  });
});

describe("limits", () => {
  const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

  it("an article without words is refused with a sentence that helps", () => {
    for (const format of ["text", "markdown", "html"] as const) {
      assert.throws(() => importArticle({ format, content: " \n\u00A0\u200B\n " }), refused("unfit"));
      assert.throws(() => importArticle({ format, content: "", title: "A title", byline: "By me" }), refused("unfit"));
    }
    assert.throws(() => html("<title>x</title><script>y</script><p hidden>z</p>"), refused("unfit"));
    assert.throws(() => text(""), /no words/);
  });

  it("2 MB are read, more is refused; a page of too many parts is refused", () => {
    const paragraph = `${body} ${body}\n\n`;
    assert.ok(text(paragraph.repeat(Math.floor(mostBytes / paragraph.length))).blocks.length > 15_000);
    assert.throws(() => text("é".repeat(mostBytes / 2 + 1)), refused("too-large"));
    assert.throws(() => html("<i>".repeat(500_000)), refused("too-large"));
    assert.throws(() => text("a\n\n".repeat(20_001)), refused("too-large"));
  });

  it("deep nesting is flattened, said, and loses no word", () => {
    const deep: [ArticleFormat, string][] = [
      ["html", `${"<blockquote>".repeat(100)}one two`],
      ["html", `${"<div>".repeat(50_000)}one <b>two</b>`],
      ["html", `${"<ul><li>".repeat(20_000)}one two`],
      ["html", `${"<table><tr><td>".repeat(5_000)}one two`],
      ["html", `${"<b><i>".repeat(5_000)}one two`],
      ["markdown", `${">".repeat(5_000)} one two`],
      ["markdown", `${"- ".repeat(5_000)}one two`],
      ["markdown", `${Array.from({ length: 300 }, (_, level) => `${"  ".repeat(level)}- one`).join("\n")} two`],
      ["markdown", `${"*a **a ".repeat(500)} one two`],
      ["markdown", `${"[".repeat(50_000)} one two`],
    ];
    for (const [format, content] of deep) {
      const { doc, dropped } = importArticle({ format, content });
      assert.match(documentText(doc).replace(/\s+/g, " "), /one two$/, content.slice(0, 20));
      assert.ok(depthOf(doc) < 60);
      if (!/^\*|^\[/.test(content))
        assert.match(dropped.join(), /nested very deeply|used for layout/, content.slice(0, 20));
    }
  });

  it("NUL, other control characters and halves of characters are cleaned and said", () => {
    const found = text(`Road\0 \uD800closed\u0007\n\n${body}`);
    assert.equal(found.title, "Road \uFFFDclosed");
    assert.deepEqual(found.dropped, [
      "2 control characters (invisible, no text can hold them)",
      "1 broken character (shown as \uFFFD)",
    ]);
    assert.deepEqual(html("<p>a&#1;b&#xD800;c").blocks, ["p(ab\uFFFDc)"]);
  });
});

function depthOf(node: Node): number {
  return 1 + Math.max(0, ...node.children.map(depthOf));
}
