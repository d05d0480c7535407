/**
 * Reads a Word copy with comments and tracked changes twice: as it is with all of them rejected, which must be the article, and with
 * all accepted.
 */
import type { ReadArticle } from "./read-back.ts";
import { commentedIn, withComments } from "./read-back-docx.ts";
import { articleIn } from "./read-back-docx-article.ts";
import { type Kind, openedDocx } from "./read-back-docx-parts.ts";
import { attribute, named, type XmlElement, type XmlPart } from "./read-back-xml.ts";

const withChanges: Kind = { ...withComments, body: `${withComments.body} ins del delText` };

export function readBackDocxChanges(file: Uint8Array): ReadArticle {
  const opened = openedDocx(file, withChanges);
  if (opened.problems.length > 0) return { text: "", references: [], notes: [], problems: opened.problems };
  const document = opened.part("word/document.xml");
  const found = commentedIn(opened, articleIn(document, "ins"));
  return {
    ...found,
    corrected: articleIn(document, "del").text,
    problems: [...found.problems, ...unsound(document)],
  };
}

/** Each change is somebody's, has an id of its own and stands in no other; cut words, and no others, are kept as cut. */
function unsound(document: XmlPart): string[] {
  const changesIn = (within: XmlElement) => [...named(within, "ins"), ...named(within, "del")];
  const changes = changesIn(document);
  const cut = named(document, "del");
  const kept = cut.flatMap((each) => named(each, "delText"));
  return [
    ...(changes.every((each) => attribute(each, "author") !== "") ? [] : ["a change by nobody"]),
    ...(changes.every((each) => changesIn(each).length === 0) ? [] : ["a change within another"]),
    ...(new Set(changes.map((each) => attribute(each, "id"))).size === changes.length ? [] : ["two changes of one id"]),
    ...(cut.every((each) => named(each, "t").length === 0) ? [] : ["cut words that are not kept as cut"]),
    ...(kept.length === named(document, "delText").length ? [] : ["words kept as cut that are not"]),
  ];
}
