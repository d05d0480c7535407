import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { buildArticle, checker, node, words } from "../testing/build-article.ts";
import { asLetters, pdfText } from "../testing/pdf-text.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { type AnnotatedCopy, annotatedCopy } from "./annotated-copy.ts";
import { formats, writeCopy } from "./formats.ts";
import { dangersIn } from "./pdf/dangers.ts";
import { Fonts, plain, printable } from "./pdf/fonts.ts";
import { PdfObjects } from "./pdf/objects.ts";
import { readPdf } from "./pdf/process.ts";
import { pdfTable } from "./pdf-table.ts";
import { verified } from "./read-back.ts";
import type { FoundPages } from "./read-back-pdf.ts";
import { readBackPdf } from "./read-back-pdf.ts";

const context = {
  ...{ reader: { ...checker, role: "checker" } as const, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul" },
  ...{ house: "The House", history: [] },
};

function checkingCopy(state: ReturnType<typeof buildArticle>): AnnotatedCopy {
  return annotatedCopy(state, "checking", context).copy;
}

interface Annotation {
  subtype: string;
  contentsObj: { str: string };
  titleObj: { str: string };
  quadPoints: ArrayLike<number>;
  rect: number[];
  dest: unknown;
  url?: string;
}

async function opened(content: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(content), disableFontFace: true, verbosity: 0 }).promise;
  const first = await pdf.getPage(1);
  return { pdf, first, annotations: (await first.getAnnotations()) as Annotation[] };
}

test("a claim's words have one highlight that says what its note says, beside the article's own links", async () => {
  const copy = checkingCopy(sampleArticles.wire());
  const { content } = await writeCopy(copy, formats.pdf);
  const { annotations } = await opened(content);
  const highlights = annotations.filter(({ subtype }) => subtype === "Highlight");
  const numbers = highlights.map(({ contentsObj }) => Number(/^Claim (\d+) · /.exec(contentsObj.str)?.[1]));
  assert.deepEqual(numbers.sort(), [1, 2, 3, 4, 5]);
  const key = highlights.find(({ contentsObj }) => contentsObj.str.startsWith("Claim 1 "))!;
  for (const words of ["Accurate", "693 / 420 = 1.65", "Security Report", "Counted again."]) {
    assert.ok(key.contentsObj.str.includes(words), words);
  }
  assert.ok(highlights.every(({ titleObj }) => titleObj.str === "The House"));
  assert.deepEqual([...new Set(annotations.flatMap(({ url }) => url ?? []))], ["https://example.org/interview"]);
});

async function pointNamed(pdf: Awaited<ReturnType<typeof opened>>["pdf"], name: string) {
  const [page, , , top] = (await pdf.getDestination(name)) as [Parameters<typeof pdf.getPageIndex>[0], ...unknown[]];
  return [(await pdf.getPageIndex(page)) + 1, top];
}

async function linksIn(pdf: Awaited<ReturnType<typeof opened>>["pdf"]) {
  const links: (Annotation & { page: number })[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const annotations = (await (await pdf.getPage(page)).getAnnotations()) as Annotation[];
    links.push(...annotations.filter(({ subtype }) => subtype === "Link").map((link) => ({ ...link, page })));
  }
  return links;
}

test("the note of a claim whose words are gone is led to by its source, and leads to no place in the article", async () => {
  const copy = checkingCopy(sampleArticles.unplaced());
  const gone = copy.claims.find(({ range, citations }) => range === null && citations.length > 0)!;
  const { pdf } = await opened((await writeCopy(copy, formats.pdf)).content);
  const names = (await linksIn(pdf)).map(({ dest }) => dest);
  assert.ok(names.includes(`note-${gone.number}`));
  assert.ok(!names.includes(`claim-${gone.number}`));
  const [page] = await pointNamed(pdf, `note-${gone.number}`);
  const { items } = await (await pdf.getPage(page as number)).getTextContent();
  assert.ok(items.some((item) => "str" in item && item.str.includes("five engineers")));
});

test("a claim's number leads to its note, the note's number back to it, those of a source to the notes that cite it", async () => {
  const { content } = await writeCopy(checkingCopy(sampleArticles.wire()), formats.pdf);
  const { pdf } = await opened(content);
  const links = await linksIn(pdf);
  const toNotes = links.filter(({ dest }) => /^note-/.test(String(dest)));
  const inArticle = toNotes.filter(({ page }) => page === 1);
  assert.deepEqual(inArticle.map(({ dest }) => dest).sort(), ["note-1", "note-2", "note-3", "note-4", "note-5"]);
  const back = links.filter(({ dest }) => /^claim-/.test(String(dest)));
  assert.deepEqual(back.map(({ dest }) => dest).sort(), ["claim-1", "claim-2", "claim-3", "claim-4", "claim-5"]);
  for (const there of inArticle) {
    const number = String(there.dest).slice("note-".length);
    const again = back.find(({ dest }) => dest === `claim-${number}`)!;
    assert.deepEqual(await pointNamed(pdf, `claim-${number}`), [there.page, there.rect[3]! + 10]);
    assert.deepEqual(await pointNamed(pdf, `note-${number}`), [again.page, again.rect[3]! + 10]);
    assert.equal(there.contentsObj.str, `Note on claim ${number}`);
    assert.equal(again.contentsObj.str, `In the article: claim ${number}`);
  }
  assert.ok(toNotes.length > inArticle.length, "the list of sources leads nowhere");
});

test("no claim's number stands at the head of a line, whatever its words end with", async () => {
  const ends = ["year", "12", "dash —", "mark!", "漢", "\u1E61", "سال"];
  const blocks = ends.flatMap((end) =>
    Array.from({ length: 30 }, (_, index) => `${"Many words went before. ".repeat(3)}${"i".repeat(index)} ${end}`),
  );
  const claims = blocks.map((exact) => ({ exact }));
  const { content } = await writeCopy(checkingCopy(buildArticle({ headline: "Lines", blocks, claims })), formats.pdf);
  const { pdf } = await opened(content);
  const heads: unknown[] = [];
  for (let page = 1; page <= 10; page += 1) {
    const annotations = (await (await pdf.getPage(page)).getAnnotations()) as Annotation[];
    const numbers = annotations.filter(({ dest }) => /^note-/.test(String(dest)));
    heads.push(...numbers.filter(({ rect }) => rect[0]! < 80).map(({ dest }) => dest));
  }
  assert.deepEqual(heads, []);
});

test("pages are tagged, bookmarked, named by the headline and Stet alone, and the same copy gives the same bytes", async () => {
  const copy = checkingCopy(sampleArticles.wire());
  const { content } = await writeCopy(copy, formats.pdf);
  const { pdf, first } = await opened(content);
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[];
  assert.deepEqual(
    outline.map(({ title }) => title),
    ["Border deaths rise by 65%", "Notes", "Sources", "About this copy"],
  );
  assert.deepEqual(
    outline[1]!.items.map(({ title }) => title),
    ["4 Photo: Agency", "1 65%", "2 over 90% of them", "3 “We will not wait,”", "5 interview"],
  );
  const roles = JSON.stringify(await first.getStructTree());
  for (const role of ['"H1"', '"P"', '"Annot"', '"Link"']) assert.ok(roles.includes(role), role);
  assert.match(Buffer.from(content).toString("latin1"), /\/S \/Figure[\s\S]{0,200}\/Alt \(A man\)/);
  const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
  assert.deepEqual([info.Title, info.Author, info.CreationDate], ["Border deaths rise by 65%", "Stet", undefined]);
  const again = await formats.pdf.write(copy);
  assert.ok(Buffer.from(content).equals(Buffer.from(again)));
});

test("letters that share a shape, vocalised and mixed scripts read back; what no font has is printed as its code", async () => {
  const texts = [
    "مُحَمَّد گفت (۱۲٪) TTP",
    "علي و علی",
    "می‌گویند «لا الله»",
    "מְדִינַת",
    "e\u0323\u0301 x̄ ẑ̌",
    "Ω Å µ ﷲ",
    "漢 क्षत्रिय 👩‍🚀",
  ];
  const blocks = texts.flatMap((text) => [text, node("paragraph", words(`before ${text} after`, "strong"))]);
  const claims = texts.map((text) => ({ exact: `before ${text} after` }));
  const { content } = await writeCopy(checkingCopy(buildArticle({ headline: "Scripts", blocks, claims })), formats.pdf);
  const { pages } = await pdfText(content);
  assert.ok(asLetters(pages).includes("[U+6F22]"));
});

/** Every way a page can differ from what was meant, tried on what was read from a sound one. */
test("a page that lacks a letter, has one more, or a claim over other words does not pass", async () => {
  for (const sample of [sampleArticles.wire(), sampleArticles.rightToLeft()]) {
    const copy = checkingCopy(sample);
    const found = await readPdf((await writeCopy(copy, formats.pdf)).content);
    const passes = (change: (pages: FoundPages) => void) => {
      const pages = structuredClone(found);
      change(pages);
      return verified(copy, readBackPdf(pages, copy));
    };
    const wordsAt = (pages: FoundPages, claimed: boolean) => {
      const piece = pages.pieces.findLast((each) => each.kind === "words" && each.claims.length > 0 === claimed);
      assert.ok(piece?.kind === "words");
      return piece;
    };
    passes(() => undefined);
    const change = (claimed: boolean, by: (piece: ReturnType<typeof wordsAt>) => void) => () =>
      passes((pages) => by(wordsAt(pages, claimed)));
    assert.throws(
      change(false, (piece) => (piece.text = piece.text.slice(1))),
      /words differ/,
    );
    assert.throws(
      change(false, (piece) => (piece.text += "x")),
      /words differ/,
    );
    assert.throws(
      change(true, (piece) => (piece.claims = [])),
      /not at its words/,
    );
    assert.throws(
      change(false, (piece) => (piece.claims = [1])),
      /not at its words/,
    );
    assert.throws(() => passes((pages) => pages.notes.pop()), /notes/);
    assert.throws(() => passes((pages) => pages.problems.push("a script")), /holds a script/);
    const withoutNumbers = (pages: FoundPages) => {
      pages.pieces = pages.pieces.filter(({ kind }) => kind === "words");
    };
    assert.throws(() => passes(withoutNumbers), /numbers/);
    const numbersFirst = (pages: FoundPages) => {
      pages.pieces.sort((a, b) => Number(b.kind === "reference") - Number(a.kind === "reference"));
    };
    assert.throws(() => passes(numbersFirst), /not at its words/);
  }
});

test("what a file could do is found by its names, not by somebody's words", () => {
  assert.deepEqual(dangersIn("1 0 obj\n<< /Title (a \\) (/JavaScript /URI \\(x:y) b) >>\nendobj"), []);
  assert.deepEqual(dangersIn("<< /S /URI /URI (https://example.org/\\)) /Contents (x) >>"), []);
  assert.deepEqual(dangersIn("stream\n/JS /Launch\nendstream"), []);
  assert.deepEqual(dangersIn("<< /S /JavaScript /JS (x) >>"), ["a JavaScript", "a JS"]);
  assert.deepEqual(dangersIn("<< /URI (javascript:x) >>"), ["an unsafe link"]);
  assert.deepEqual(dangersIn(`<< /URI <${Buffer.from("javascript:x").toString("hex")}> >>`), ["an unsafe link"]);
  assert.deepEqual(dangersIn("<< /Names 3 0 R /OpenAction 4 0 R >>"), ["a OpenAction"]);
  assert.deepEqual(dangersIn("<< /Type /Annot /Subtype /Text /F 2 /Contents (x) >>"), ["a Text annotation"]);
  assert.deepEqual(dangersIn("<< /ProcSet [/PDF /Text] /Subtype /Link /Contents (/Subtype /Text) >>"), []);
});

test("characters that are printed unasked are in the fonts", () => {
  const fonts = new Fonts();
  const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
  // Behind an Arabic letter each one is asked for.
  const missing = characters.filter((each) => plain.test(each) && printable(`ا ${each}`, fonts) !== `ا ${each}`);
  assert.deepEqual(missing, []);
});

test("a file of very many objects can be changed", () => {
  const count = 200_000;
  const objects = Array.from({ length: count }, (_, index) => `${index + 1} 0 obj\n(x)\nendobj\n`);
  let at = 9;
  const table = objects.map((text) => {
    const entry = `${String(at).padStart(10, "0")} 00000 n \n`;
    at += text.length;
    return entry;
  });
  const head = `xref\n0 ${count + 1}\n0000000000 65535 f \n`;
  const trailer = `trailer\n<< /Size ${count + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`;
  const file = Buffer.from(`%PDF-1.7\n${objects.join("")}${head}${table.join("")}${trailer}`, "latin1");
  const changed = new PdfObjects(
    new PdfObjects(file).rewritten(new Map([[7, "7 0 obj\n(y)\nendobj\n"]]), [`${count + 1} 0 obj\n(z)\nendobj\n`]),
  );
  assert.deepEqual([changed.root, changed.next], [1, count + 2]);
  assert.match(changed.textOf(7), /\(y\)/);
  assert.match(changed.textOf(count + 1), /\(z\)/);
});

test("a table of any shape has a place for every cell and none over another", () => {
  const cell = (colspan = 1, rowspan = 1, header = false) => ({ header, colspan, rowspan, blocks: [] });
  const { columns, headRows, cells } = pdfTable(
    [[cell(1, 1, true), cell(2, 1, true)], [cell(1, 9), cell()], [cell(4)], [], [cell(1, 1), cell(7)]],
    () => null,
  );
  assert.deepEqual([columns, headRows], [9, 1]);
  const taken = new Set<string>();
  for (const { x, y, colspan, rowspan } of cells) {
    for (let column = x; column < x + colspan; column += 1) {
      for (let row = y; row < y + rowspan; row += 1) {
        assert.ok(!taken.has(`${column} ${row}`) && row < 5);
        taken.add(`${column} ${row}`);
      }
    }
  }
});

const qpdf = spawnSync("qpdf", ["--version"]).error === undefined;

test("qpdf finds no fault", { skip: qpdf ? false : "qpdf is not installed" }, async () => {
  for (const sample of [sampleArticles.wire(), sampleArticles.structured(), sampleArticles.overlapping()]) {
    const content = await formats.pdf.write(checkingCopy(sample));
    const file = join(mkdtempSync(join(tmpdir(), "stet-pdf-")), "copy.pdf");
    writeFileSync(file, content);
    const checked = spawnSync("qpdf", ["--check", file], { encoding: "utf8" });
    rmSync(dirname(file), { recursive: true });
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  }
});
