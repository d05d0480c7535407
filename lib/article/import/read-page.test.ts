import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentText } from "../document-text.ts";
import { type ArticleInput, importArticle } from "./import-article.ts";

const paragraphs = [
  "The city council voted on Monday to raise the price of bread, which had stood at 40 afghanis for three years.",
  "Bakers, who had asked for the rise, said that flour, wood and wages cost twice as much as they did in 2023.",
  'The vote was 12 to 3, according to <a href="/minutes/2026?page=4">the minutes</a>, which <b>two members</b> confirmed.',
  "Shops have until the end of the month to change their signs, the council said, and nobody will be fined before then.",
];
const menu = '<nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>';
const head = `<title>Bread dearer from May - The Herald</title>
  <meta property="og:site_name" content="The Herald"><meta property="og:title" content="Bread dearer &amp;amp; scarcer">
  <link rel="canonical" href="https://herald.example/2026/bread">`;

function page(body: string, more = head, attributes = 'lang="en_GB"'): string {
  return `<!doctype html><html ${attributes}><head>${more}</head><body>${menu}${body}<footer>All rights reserved</footer></body></html>`;
}

function article(inside = ""): string {
  return `<article><h1>Bread dearer from May</h1>${inside}<div class="story">${paragraphs.map((text) => `<p>${text}</p>`).join("")}</div></article>`;
}

function read(content: string, more: Omit<Partial<ArticleInput>, "format" | "content"> = {}) {
  return importArticle({ format: "page", content, ...more });
}

describe("a web page", () => {
  it("gives its article; what stands around it is counted, not kept", () => {
    const { doc, dropped } = read(page(article()));
    const text = documentText(doc);
    assert.equal(doc.child(0).textContent, "Bread dearer from May");
    assert.match(text, /council voted on Monday[\s\S]*nobody will be fined before then\.$/);
    assert.doesNotMatch(text, /World|Sport|rights reserved/);
    assert.deepEqual(dropped, ["5 words outside the article (menus, advertisements, other articles)"]);
  });

  it("is read whole where no article can be told from the rest, and as HTML always", () => {
    assert.match(documentText(read(page("<p>Closed today.</p>", "")).doc), /World[\s\S]*Closed today/);
    assert.match(documentText(read(page(article("<br>".repeat(8001)))).doc), /World[\s\S]*voted/);
    assert.match(documentText(importArticle({ format: "html", content: page(article()) }).doc), /World[\s\S]*voted/);
  });

  it("keeps links and emphasis, and completes links by where it was fetched from", () => {
    const links = (content: string, address?: string) => {
      const found: string[] = [];
      read(content, address === undefined ? {} : { address }).doc.descendants((node) => {
        for (const mark of node.marks) found.push(mark.type.name === "link" ? String(mark.attrs.href) : mark.type.name);
      });
      return found;
    };
    assert.deepEqual(links(page(article(), "")), ["strong"]);
    assert.deepEqual(links(page(article(), ""), "https://other.example/x/y"), [
      "https://other.example/minutes/2026?page=4",
      "strong",
    ]);
    assert.deepEqual(links(page(article())), ["https://herald.example/minutes/2026?page=4", "strong"]);
  });

  it("brings the caption of the picture above its text along", () => {
    const lead =
      '<figure><img src="https://herald.example/1.jpg"><figcaption>A bakery in Herat. Photo: Amin</figcaption></figure>';
    const { doc } = read(page(article(`<div class="hero social">${lead}</div>`)));
    assert.equal(doc.child(3).type.name, "figure");
    assert.equal(doc.child(3).child(0).textContent, "A bakery in Herat.");
    assert.equal(doc.child(3).child(1).textContent, "Photo: Amin");
    assert.equal(documentText(doc).match(/bakery/g)?.length, 1);
  });

  it("has the name of its author in the byline, once", () => {
    const linked = `${head}<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Herald"},
      {"@type":["NewsArticle"],"headline":"Other","author":[{"name":"Jane Doe"},"Amin Rahimi","https://herald.example/jane"],
      "datePublished":"2026-05-01T08:00:00Z","inLanguage":"en-AU","articleBody":"Not shown to any reader."}]}</script>`;
    const { doc, found } = read(page(article(), linked));
    assert.equal(doc.child(1).textContent, "Jane Doe, Amin Rahimi");
    assert.doesNotMatch(documentText(doc), /Not shown/);
    assert.equal(found?.published, "2026-05-01");
    assert.equal(found?.language, "en-AU");
    const printed = read(
      page(article('<p class="byline">By Jane Doe</p>'), `${head}<meta name="author" content="Jane Doe">`),
    );
    assert.equal(printed.doc.child(1).textContent, "By Jane Doe");
    assert.equal(documentText(printed.doc).match(/Jane Doe/g)?.length, 1);
    assert.equal(
      read(page(article(), head), { byline: "By hand", title: "My own" }).doc.child(1).textContent,
      "By hand",
    );
  });

  it("tells language and address; an address of another host is not believed of a page that was fetched", () => {
    const { found } = read(page(article()));
    assert.deepEqual(found, { language: "en-GB", sourceUrl: "https://herald.example/2026/bread", published: null });
    const source = (more: string, address?: string) =>
      read(page(article(), more), address === undefined ? {} : { address }).found?.sourceUrl;
    assert.equal(source(head, "https://herald.example/2026/bread?utm=1"), "https://herald.example/2026/bread");
    assert.equal(source(head, "https://other.example/x"), "https://other.example/x");
    assert.equal(source('<link rel="canonical" href="/y">', "https://other.example/x"), "https://other.example/y");
    assert.equal(source('<link rel="canonical" href="javascript:alert(1)">'), null);
    const saved = `<!-- saved from url=(0026)https://herald.example/saved -->${page(article(), "")}`;
    assert.equal(read(saved).found?.sourceUrl, "https://herald.example/saved");
    assert.equal(read(page(article(), "", 'lang="<b>"')).found?.language, null);
  });

  it("has the headline that is printed; else its own title without the name of the site", () => {
    const title = (body: string, more = head) => read(page(body, more)).doc.child(0).textContent;
    const plain = article().replace(/<h1>.*<\/h1>/, "");
    assert.equal(title(plain), "Bread dearer & scarcer");
    assert.equal(title(`<h1><a href="/">The Paper</a></h1>${plain}`), "Bread dearer & scarcer");
    assert.equal(
      title(plain, "<title>Bread dearer | Herald</title><meta property=og:site_name content=herald>"),
      "Bread dearer",
    );
    assert.equal(
      title(article().replace("from May", "from June"), "<title>Quite another</title>"),
      "Bread dearer from June",
    );
  });

  it("made to cost much is read all the same", () => {
    const p = `<p>${paragraphs[0]}</p>`;
    const hostile = {
      "more elements than any article": `${p}<br>`.repeat(9_000),
      "words deep inside": `${"<div>".repeat(90)}${"word, ".repeat(500_000)}`,
      "elements in each other": `${"<div>".repeat(20_000)}${p}`,
      "names that no markup has": `<a"b<c x'y="1" =z>${p.repeat(4)}</a"b<c><svg><p>q</svg>`,
      "lists in lists of linked data": `<script type="application/ld+json">${"[".repeat(500_000)}</script>${p.repeat(3)}`,
      pictures: "<figure><img src=x><figcaption>words</figcaption></figure>".repeat(2000) + p.repeat(9),
    };
    for (const [what, content] of Object.entries(hostile))
      assert.match(documentText(read(content).doc), /council voted|word, word/, what);
  });

  it("says which films and frames of the article were left out", () => {
    const { dropped } = read(
      page(
        article().replace("</p><p>", '</p><iframe src="https://maps.example/"></iframe><video src="/film"></video><p>'),
      ),
    );
    assert.deepEqual(dropped.slice(0, 2), ["1 embedded frame (posts, maps or players of other sites)", "1 video"]);
  });

  it("of more than 5 MB is refused", () => {
    assert.throws(() => read(page(article(" ".repeat(5 * 1024 * 1024)))), { code: "too-large", message: /5 MB/ });
  });
});
