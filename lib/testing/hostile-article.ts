/** Texts that were made to break out of wherever they are printed, and an article that has them in every field. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { foldWords } from "../article/document-text.ts";
import { type AnnotatedCopy, annotatedCopy } from "../export/annotated-copy.ts";
import type { ProfileId } from "../export/profiles.ts";
import type { ArticleState } from "../log/article-state.ts";
import {
  buildArticle,
  buildCitation,
  buildCorrection,
  buildFile,
  buildNote,
  buildQuery,
  buildSource,
  checker,
  node,
  reviewer,
  words,
} from "./build-article.ts";

const written = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><script>alert(1)</script>",
  "</title><svg/onload=alert(1)>",
  "--><!-- <b>",
  "]]><![CDATA[",
  "javascript:alert(1)",
  "[click](javascript:alert(1))",
  "![x](https://example.org/x.png)",
  "<https://example.org/x>",
  "[^1]: foot",
  "a\n\n# Heading\n\n---\n\n## About this copy\n",
  "`code` ``` ~~~ $$x$$ :smile: @user",
  "| a | b |\n| --- | --- |",
  "&lt;b&gt; &#x41; &copy; &notanentity",
  "\\* \\\\ \\[ \\",
  "* * *\n***\n___\n+ x\n1) y",
  "\u202Eevil\u202C \u2066x\u2069",
  "{{constructor.constructor('alert(1)')()}} #{7*7}",
  "a\r\nb\tc   d",
  "\f\uFFFE\uFFFF \u0085\u2028 _x000D_ </w:t></w:r>",
];

const folder = fileURLToPath(new URL("../../../shared/samples/hostile", import.meta.url));

/** Only this project's own where the shared samples are absent. */
export const hasSharedTexts = existsSync(folder);

export function hostileTexts(): string[] {
  if (!hasSharedTexts) return [...ownTexts];
  const naughty = JSON.parse(readFileSync(`${folder}/blns.json`, "utf8")) as string[];
  const payloads = JSON.parse(readFileSync(`${folder}/expect.json`, "utf8")) as { payload: string }[];
  return [...written, ...naughty, ...payloads.map((each) => each.payload)].map(allowed).filter((text) => text !== "");
}

/** As commands let them through. */
export const ownTexts: readonly string[] = written.map(allowed);

/** What the step firewall and the commands let through. */
function allowed(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => (/\s|[\u0080-\u009F]/.test(control) && control !== "\v" ? control : ""))
    .toWellFormed()
    .slice(0, 1500);
}

/** Each text in every field; what an article has once holds them all. */
function hostileArticle(texts: readonly string[]): ArticleState {
  const all = texts.join(" ");
  const sources = texts.map((text) =>
    buildSource({ title: text, publisher: text, author: text, published: text, alias: text }),
  );
  return buildArticle({
    ...{ headline: all, byline: all, dateline: all, sources },
    meta: {
      signOff: {
        by: { id: "x", name: all },
        at: "2026-06-04T15:00:00Z",
        version: 6,
        override: all,
        rules: 1,
        overridden: [all],
      },
    },
    blocks: texts.flatMap((text) => [
      text,
      node("heading", text, { level: 3 }),
      node("paragraph", [
        ...words("a"),
        ...words(text, "em"),
        ...words("b"),
        ...words(text, "strong", "https://x.org/"),
      ]),
      node("figure", [node("caption", text), node("credit", text)], { alt: text }),
      node("table", [node("table_row", [node("table_cell", [node("paragraph", text)])])]),
    ]),
    claims: texts.flatMap((text, index) => [
      {
        exact: text.trim() === "" ? "a" : text,
        nth: text.trim() === "" ? 0 : 3,
        finding: "inaccurate",
        reason: text,
        checkedBy: { id: "x", name: text },
        approvedBy: { ...reviewer, name: text },
        statement: text,
        calculation: text,
        assignee: { id: "x", name: text },
        resolution: { value: "change-recommended", reason: text, by: { id: "x", name: text }, at: "x" },
        notes: [buildNote(text), buildNote(text, { internal: false })],
        attachments: [buildFile({ name: text, mediaType: text })],
        citations: [buildCitation(sources[index]!, { locator: text, passage: text, consultedOn: "2026-06-02" })],
        queries: [buildQuery({ whom: text, question: text })],
        corrections: [
          buildCorrection(text.trim() === "" ? "a" : foldWords(text), `x ${text}`, {
            by: { id: "x", name: text },
            reason: text,
          }),
        ],
      },
      { exact: `unplaced ${text}`, unplaced: true },
    ]),
  });
}

/** The texts in the history and in the house's name as well. */
export function hostileCopy(texts: readonly string[], profile: ProfileId): AnnotatedCopy {
  const history = texts.map((text) => ({
    at: "x",
    by: { id: "x", name: text },
    event: { type: "claim-withdrawn", claimId: "claim-1", reason: text } as const,
  }));
  const reader = { ...checker, role: "checker" } as const;
  const context = { reader, now: "2026-06-05T09:32:00Z", zone: "UTC", house: texts.join(" "), history };
  return annotatedCopy(hostileArticle(texts), profile, context).copy;
}
